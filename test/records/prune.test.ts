import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { later } from '../../src/core/time.ts';
import { milliseconds } from '../../src/core/units.ts';
import { inClinic } from '../../src/records/database.ts';
import { claimKey, keepAnswer } from '../../src/records/idempotency.ts';
import { KEEPS_ANSWERS, prune } from '../../src/records/prune.ts';
import { openSession, useSession } from '../../src/records/sessions.ts';
import { migratedDatabase, START, type TestClinic, testClinic } from './migrated-database.ts';

const { records } = await migratedDatabase();
const clinics = [await testClinic(records), await testClinic(records)];
const idle = milliseconds(600_000);
const MINUTE = milliseconds(60_000);

/** A session and a kept answer of that moment, in one clinic. */
async function left(clinic: TestClinic, at: typeof START) {
  const token = randomBytes(32);
  const request = { key: randomUUID(), person: clinic.nurse.id, digest: randomBytes(32) };
  await inClinic(records, clinic.id, async (here) => {
    await openSession(here, token, clinic.nurse.id, at);
    await claimKey(here, request, at);
    await keepAnswer(here, request.key, { status: 200, reply: '{}' });
  });
  return { token, request };
}

test('pruning drops ended sessions and old answers of every clinic, and nothing that is still in use', async () => {
  const now = later(START, KEEPS_ANSWERS);
  for (const clinic of clinics) await left(clinic, START);
  const recent = await Promise.all(clinics.map((clinic) => left(clinic, later(START, MINUTE))));
  const fresh = await Promise.all(clinics.map((clinic) => left(clinic, now)));

  assert.deepEqual(await prune(records, now, idle), { sessions: 4, answers: 2 });
  assert.deepEqual(await prune(records, now, idle), { sessions: 0, answers: 0 });

  for (const [index, clinic] of clinics.entries()) {
    await inClinic(records, clinic.id, async (here) => {
      const token = fresh[index]?.token ?? randomBytes(32);
      assert.ok(await useSession(here, token, { at: now, idle, attended: true }));
      const request = recent[index]?.request;
      assert.ok(request);
      assert.equal((await claimKey(here, request, now)).kind, 'again');
    });
  }
});
