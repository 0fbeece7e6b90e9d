import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as later } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ownDatabase } from './own-database.ts';
import { theca } from './theca.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'theca-worker-'));
const workers: ChildProcess[] = [];
after(() => {
  for (const worker of workers) worker.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const FILE = fileURLToPath(new URL('../scenarios/cohort/bridge-or-not.json', import.meta.url));
const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const results = (name: string): string => readFileSync(path.join(folder, name, 'results.csv'), 'utf8');

/** A worker that says it is waiting. */
async function worker(environment: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(process.execPath, [MAIN, 'worker'], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  workers.push(child);
  let said = '';
  for await (const text of child.stderr) {
    said += String(text);
    if (said.includes('waiting for chunks')) return child;
  }
  assert.fail(`the worker ended: ${said}`);
}

test('a worker that is killed in the middle loses nothing: another ends the cohort with the same results', async () => {
  const environment = await ownDatabase();
  const alone = await theca(['cohort', FILE, '--out', path.join(folder, 'alone')]);
  assert.equal(alone.code, 0, alone.error);
  const first = await worker(environment);
  const queued = theca(['cohort', FILE, '--out', path.join(folder, 'queued'), '--queue'], '', environment);
  const chunks = path.join(folder, 'queued', 'chunks');
  let hasEnded = false;
  void queued.finally(() => {
    hasEnded = true;
  });
  while (!existsSync(chunks) || readdirSync(chunks).length === 0) {
    assert.equal(hasEnded, false, 'the command ended without a chunk');
    await later(20);
  }
  first.kill('SIGKILL');
  const second = await worker(environment);
  const { code, error } = await queued;
  assert.equal(code, 0, error);
  assert.equal(results('queued'), results('alone'));
  second.kill('SIGTERM');
  const [exit] = (await once(second, 'close')) as [number];
  assert.equal(exit, 0);
});

test('a coordinator that is killed goes on with the chunks it has, without asking for them again', async () => {
  const environment = await ownDatabase();
  const out = path.join(folder, 'taken-up');
  const args = [MAIN, 'cohort', FILE, '--out', out, '--queue'];
  const coordinator = spawn(process.execPath, args, {
    env: { ...process.env, ...environment },
    stdio: 'ignore',
  });
  const ended = once(coordinator, 'close');
  await worker(environment);
  const chunks = path.join(out, 'chunks');
  while (!existsSync(chunks) || readdirSync(chunks).length === 0) {
    assert.equal(coordinator.exitCode, null, 'the command ended without a chunk');
    await later(20);
  }
  coordinator.kill('SIGKILL');
  await ended;
  const again = await theca(['cohort', FILE, '--out', out, '--queue'], '', environment);
  assert.equal(again.code, 0, again.error);
  assert.equal(results('taken-up'), results('alone'));
});

test('a database that cannot be reached is told in words, by the worker and by who waits for him', async () => {
  const nowhere = { DATABASE_URL: 'postgresql://localhost:1/nobody' };
  const worker = await theca(['worker'], '', nowhere);
  assert.equal(worker.code, 2);
  assert.match(worker.error, /cannot be used \(ECONNREFUSED\)/);
  const args = ['cohort', FILE, '--out', path.join(folder, 'nowhere'), '--queue', '--json'];
  const { code, out } = await theca(args, '', nowhere);
  assert.equal(code, 2);
  assert.equal((JSON.parse(out) as { errors: { at: string }[] }).errors[0]?.at, '--queue');
});

test('a worker told something it does not know says what it is', async () => {
  const { code, error } = await theca(['worker', '--faster']);
  assert.equal(code, 2);
  assert.match(error, /theca worker/);
});
