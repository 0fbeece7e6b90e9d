import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instantAt } from '../../src/core/time.ts';
import type { AskedCommand } from '../../src/wire/therapy/command.ts';
import { apiUnderTest, type Caller, newKey } from './api-under-test.ts';
import { commanded, registered, versionOf } from './refill-by-http.ts';

const api = await apiUnderTest();
const clients = [
  await api.signedIn('nurse'),
  await api.signedIn('physician'),
  await api.signedIn('pharmacist'),
];
const [nurse] = clients;
assert.ok(nurse);

const booking = (day: number): AskedCommand => ({
  type: 'book-appointment',
  at: instantAt(Date.UTC(2027, 0, 1 + day, 16)),
});

/** What one client does without waiting for the others: each of its commands is based on what it saw last. */
const plan = fc.array(
  fc.record({ day: fc.nat({ max: 300 }), sends: fc.integer({ min: 1, max: 3 }), looks: fc.boolean() }),
  { minLength: 1, maxLength: 5 },
);

interface Step {
  readonly day: number;
  readonly sends: number;
  readonly looks: boolean;
}

/** Sends the same command so often at once; every copy has to get the same answer. Null where it was stale. */
async function sent(client: Caller, id: string, seen: number, { day, sends }: Step): Promise<number | null> {
  const key = newKey();
  const copies = Array.from({ length: sends }, () => commanded(client, id, seen, booking(day), { key }));
  const answers = (await Promise.all(copies)).map(({ status, body }) =>
    status === 200 ? body.version : status,
  );
  const [first] = answers;
  for (const answer of answers) assert.equal(answer, first);
  return first === 409 ? null : first;
}

/** The versions that one client was told. */
async function runs(client: Caller, id: string, start: number, steps: readonly Step[]): Promise<number[]> {
  const told: number[] = [];
  let seen = start;
  for (const step of steps) {
    if (step.looks) seen = await versionOf(client, id);
    const version = await sent(client, id, seen, step);
    if (version === null) continue;
    told.push(version);
    seen = version;
  }
  return told;
}

test('[SR-74] [SR-75] however clients race and repeat, each acknowledged change is there once and none is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(plan, { minLength: 2, maxLength: 3 }), async (plans) => {
      const { id } = await registered(nurse);
      const start = await versionOf(nurse, id);
      const told = await Promise.all(
        plans.map((steps, index) => runs(clients[index] ?? nurse, id, start, steps)),
      );
      const versions = told.flat().toSorted((a, b) => a - b);
      const { version, events } = (await nurse('GET', `/api/patients/${id}/record`)).body;
      assert.deepEqual(
        versions,
        Array.from({ length: versions.length }, (_, index) => start + 1 + index),
      );
      assert.equal(version, start + versions.length);
      assert.equal(events.length, version);
    }),
    { numRuns: 15 },
  );
});
