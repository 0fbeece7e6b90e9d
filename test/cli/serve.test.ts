import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { after, test } from 'node:test';
import {
  cookieFor,
  dataFolder,
  endServer,
  postmasterOf,
  type RunningServer,
  removeFolder,
  startServer,
} from './running-server.ts';

const folder = dataFolder();
let server: RunningServer | undefined;
after(async () => {
  if (server !== undefined) await endServer(server, 'SIGTERM');
  removeFolder(folder);
});

/** A patient that the server said it has: his id and the version that it acknowledged. */
interface Acknowledged {
  readonly id: string;
  readonly version: number;
}

interface Attempt {
  readonly url: string;
  readonly key: string;
  readonly body: string;
}

async function post(base: string, cookie: string, { url, key, body }: Attempt): Promise<Response> {
  return fetch(`${base}${url}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'idempotency-key': key },
    body,
    signal: AbortSignal.timeout(10_000),
  });
}

const registration = (number: string): Attempt => ({
  url: '/api/patients',
  key: randomUUID(),
  body: JSON.stringify({
    identity: { name: `Crash ${number}`, recordNumber: `C-${number}`, birthDate: '1970-01-01' },
    facts: {},
  }),
});

const booking = (id: string, version: number): Attempt => ({
  url: `/api/patients/${id}/commands`,
  key: randomUUID(),
  body: JSON.stringify({
    expectedVersion: version,
    command: { type: 'book-appointment', at: '2099-01-05T16:00:00Z' },
  }),
});

/** The reply of a request that was acknowledged. The database may be gone a moment before the server: that is none. */
async function answered<Reply>(base: string, cookie: string, attempt: Attempt): Promise<Reply> {
  const reply = await post(base, cookie, attempt);
  if (reply.status !== 200) throw new Error(`not acknowledged: ${reply.status}`);
  return (await reply.json()) as Reply;
}

/** Writes until the server is gone, and keeps in `acknowledged` what was. Returns the request that was not. */
async function writeUntilGone(
  base: string,
  cookie: string,
  round: number,
  acknowledged: Map<string, Acknowledged>,
): Promise<Attempt> {
  let attempt = registration(`${round}-0`);
  try {
    for (let number = 0; ; number += 1) {
      attempt = registration(`${round}-${number}`);
      const made = await answered<Acknowledged>(base, cookie, attempt);
      acknowledged.set(made.id, made);
      attempt = booking(made.id, made.version);
      const { version } = await answered<{ version: number }>(base, cookie, attempt);
      acknowledged.set(made.id, { id: made.id, version });
    }
  } catch {
    return attempt;
  }
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

test('[SR-73] every acknowledged event survives kill -9 of the server and of the database, and a retry happens once', async () => {
  server = await startServer(folder);
  const cookie = await cookieFor(server.url, 'nurse');
  const all: Acknowledged[] = [];
  for (let round = 0; round < 4; round += 1) {
    const { url } = server;
    const acknowledged = new Map<string, Acknowledged>();
    const writing = writeUntilGone(url, cookie, round, acknowledged);
    for (let looked = 0; acknowledged.size === 0 && looked < 600; looked += 1) await wait(100);
    await wait(Math.random() * 500);
    if (round % 2 === 1) process.kill(postmasterOf(folder), 'SIGKILL');
    await endServer(server, 'SIGKILL');
    const attempt = await writing;
    assert.ok(acknowledged.size > 0, 'the server wrote nothing in a minute');
    all.push(...acknowledged.values());

    server = await startServer(folder);
    const retried = await post(server.url, cookie, attempt);
    const again = await post(server.url, cookie, attempt);
    assert.deepEqual([retried.status, again.status], [200, 200]);
    assert.deepEqual(await again.json(), await retried.json());
    for (const { id, version } of all) {
      const reply = await fetch(`${server.url}/api/patients/${id}/record`, { headers: { cookie } });
      const record = (await reply.json()) as { version: number; events: { type: string }[] };
      assert.ok(record.version >= version, `${id} was acknowledged at ${version}`);
      assert.equal(record.events.length, record.version);
      const bookings = record.events.filter(({ type }) => type === 'appointment-booked').length;
      assert.ok(bookings <= 1, 'a retry booked twice');
    }
  }
});

test('the demonstration clinic is seeded once, and printed with its sign-ins', async () => {
  assert.ok(server);
  assert.match(server.output(), /physician .*Brandt/);
  const cookie = await cookieFor(server.url, 'physician');
  const board = (await (await fetch(`${server.url}/api/board`, { headers: { cookie } })).json()) as {
    rows: { name: string }[];
  };
  assert.equal(board.rows.filter(({ name }) => name === 'Ingrid Lindqvist').length, 1);
});

test('asked to end, the server ends with 0 and takes its database along', async () => {
  assert.ok(server);
  const postmaster = postmasterOf(folder);
  assert.equal(await endServer(server, 'SIGTERM'), 0);
  server = undefined;
  // It has ended; its number goes when the system's first process has looked at it.
  for (let looked = 0; existsSync(`/proc/${postmaster}`) && looked < 50; looked += 1) await wait(100);
  assert.throws(() => process.kill(postmaster, 0), /ESRCH/);
});

const serve = (environment: NodeJS.ProcessEnv) => {
  const main = path.resolve(import.meta.dirname, '../../src/cli/main.ts');
  return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'serve'], {
    env: { ...process.env, THECA_DATA: folder, ...environment },
    encoding: 'utf8',
    timeout: 60_000,
  });
};

test('a port that is taken is said in words, and the database is not left running', async () => {
  const taken = createServer().listen(0, 'localhost');
  await once(taken, 'listening');
  const address = taken.address();
  assert.ok(typeof address === 'object' && address !== null);
  const { status, stderr } = serve({ PORT: String(address.port) });
  taken.close();
  assert.equal(status, 2);
  assert.match(stderr, new RegExp(`Port ${address.port} is in use`));
  assert.throws(() => postmasterOf(folder), /ENOENT/);
});

test('what the environment says wrongly is said in words', () => {
  for (const [environment, words] of [
    [{ PORT: 'eighty' }, /PORT is a whole number/],
    [{ PORT: '70000' }, /PORT is a whole number/],
    [{ DATABASE_URL: 'mysql://x:secret@y' }, /DATABASE_URL begins with postgresql/],
    [{ DATABASE_URL: 'postgresql://x:secret@localhost:1/y' }, /PostgreSQL of DATABASE_URL cannot be used/],
  ] as const) {
    const { status, stderr } = serve(environment);
    assert.equal(status, 2);
    assert.match(stderr, words);
    assert.doesNotMatch(stderr, /secret| {4}at /);
  }
});
