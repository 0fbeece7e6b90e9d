import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
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

/** Registers patients until told to stop; a failed request is sent again with its key, as a browser does. */
async function registering(url: string, cookie: string, until: () => boolean) {
  const acknowledged: string[] = [];
  for (let number = 0; !until(); number += 1) {
    const key = randomUUID();
    const identity = { name: `Outage ${number}`, recordNumber: key, birthDate: '1970-01-01' };
    for (let answered = false; !answered; ) {
      const reply = await fetch(`${url}/api/patients`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify({ identity, facts: {} }),
      });
      const { id } = (await reply.json()) as { id: string };
      answered = reply.status === 200;
      if (answered) acknowledged.push(id);
      else {
        assert.equal(reply.status, 503, 'an outage of the database is said as one');
        await sleep(50);
      }
    }
  }
  return acknowledged;
}

/** Until the database's own file names another server; while there is none the file may be missing. */
async function isAnother(killed: number): Promise<void> {
  const from = performance.now();
  for (let found = killed; found === killed || Number.isNaN(found); ) {
    assert.ok(performance.now() - from < 60_000, 'no other server was started');
    await sleep(20);
    try {
      found = postmasterOf(folder);
    } catch {
      found = killed;
    }
  }
}

async function healthyAgain(url: string): Promise<void> {
  const from = performance.now();
  for (;;) {
    const { status } = await fetch(`${url}/healthz`);
    if (status === 200) return;
    assert.equal(status, 503);
    assert.ok(performance.now() - from < 60_000, 'the database did not come back');
    await sleep(50);
  }
}

test('[SR-73] a database that is killed under a running server comes back, and nothing acknowledged is lost', async () => {
  server = await startServer(folder);
  const { url } = server;
  const cookie = await cookieFor(url, 'nurse');
  let isOver = false;
  const writing = registering(url, cookie, () => isOver);
  const seen = new Set([postmasterOf(folder)]);
  for (let round = 0; round < 3; round += 1) {
    await sleep(400);
    const killed = postmasterOf(folder);
    process.kill(killed, 'SIGKILL');
    await isAnother(killed);
    await healthyAgain(url);
    seen.add(postmasterOf(folder));
  }
  isOver = true;
  const acknowledged = await writing;
  assert.equal(seen.size, 4, 'each time another server was started');
  assert.ok(acknowledged.length >= 3, `only ${acknowledged.length} were registered`);
  assert.equal(server.process.exitCode, null);
  for (const id of acknowledged) {
    const reply = await fetch(`${url}/api/patients/${id}/record`, { headers: { cookie } });
    const { events } = (await reply.json()) as { events: { type: string }[] };
    assert.equal(events.filter(({ type }) => type === 'patient-registered').length, 1, id);
  }
});

test('[SR-83] the log tells of the outage and names nobody', () => {
  const log = readFileSync(path.join(folder, 'server.log'), 'utf8');
  assert.equal(log.match(/the database ended; starting it again/g)?.length, 3);
  assert.equal(log.match(/the database runs again/g)?.length, 3);
  assert.match(log, /"msg":"pruned"/);
  assert.doesNotMatch(log, /Outage/);
});

test('a database that cannot be started again ends the server with a reason and a code', async () => {
  assert.ok(server);
  const running = server;
  const data = path.join(folder, 'database', 'data');
  const postmaster = postmasterOf(folder);
  const exited = once(running.process, 'exit');
  renameSync(data, `${data}.moved`);
  process.kill(postmaster, 'SIGKILL');
  assert.deepEqual(await exited, [3, null]);
  server = undefined;
  assert.match(running.output(), /could not be started again/);
  assert.doesNotMatch(running.output(), / {4}at /);
});
