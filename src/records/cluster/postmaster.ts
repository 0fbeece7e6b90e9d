import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { type Places, PORT } from './places.ts';
import { isRunning, runsProgram } from './process-identity.ts';
import type { RunAs } from './run-as.ts';

/** What `postmaster.pid` says about a server on this data folder. */
interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
  readonly ready: boolean;
}

const START_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 5;

const pidFile = (places: Places): string => path.join(places.data, 'postmaster.pid');

/** Reads the file that PostgreSQL keeps while it runs; undefined when no server runs on the folder. */
export function runningPostmaster(places: Places): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(pidFile(places), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0 || !isRunning(pid)) return undefined;
  if (!runsProgram(pid, 'postgres')) return undefined;
  return { pid, socketFolder: lines[4] ?? '', ready: (lines[7] ?? '').trim() === 'ready' };
}

/** A process id that no system gives out. */
const NOBODYS_PID = 4_194_304;

/**
 * A file left by a power failure or a kill can name a process that is now something else, or a zombie; PostgreSQL
 * would refuse to start. Its first line is made to name nobody; the rest stays, because by it PostgreSQL sees
 * whether sessions of the dead server still live.
 */
function disownAbandonedFiles(places: Places): void {
  if (runningPostmaster(places) !== undefined || !existsSync(pidFile(places))) return;
  const [, ...rest] = readFileSync(pidFile(places), 'utf8').split('\n');
  writeFileSync(pidFile(places), [NOBODYS_PID, ...rest].join('\n'));
  for (const name of [`.s.PGSQL.${PORT}`, `.s.PGSQL.${PORT}.lock`]) {
    rmSync(path.join(places.socketFolder, name), { force: true });
  }
}

/** Settings stand on the command line, so that an old cluster gets the ones of today. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A record of what failed, and never of what was asked: statements hold patient data.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_checkpoints: 'off',
  jit: 'off',
};

function arguments_(places: Places, extra: Readonly<Record<string, string>>): string[] {
  const all = { ...settings, ...extra };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', places.data, '-k', places.socketFolder, '-p', String(PORT), ...flags];
}

/** The end of the server's log, to show why it did not start. */
function lastWords(places: Places): string {
  try {
    return readFileSync(places.log, 'utf8').trim().split('\n').slice(-8).join('\n');
  } catch {
    return '(no log)';
  }
}

/** Runs the server until it accepts connections; otherwise resolves to why it did not. */
async function launch(
  places: Places,
  runAs: RunAs,
  extra: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const log = openSync(places.log, 'a', 0o600);
  const command = [
    ...runAs.prefix,
    path.join(runAs.programs, 'bin', 'postgres'),
    ...arguments_(places, extra),
  ];
  const [program = '', ...rest] = command;
  const user = runAs.uid === undefined ? {} : { uid: runAs.uid, gid: runAs.gid };
  const child = spawn(program, rest, {
    cwd: places.home,
    // A session of its own: a Ctrl-C in the terminal is for us, and we stop it when our last transaction is done.
    detached: true,
    stdio: ['ignore', log, log],
    // Nothing of our own environment: it may hold secrets, and PG* variables would be obeyed.
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    ...user,
  });
  closeSync(log);
  let ended: string | undefined;
  child.on('error', (error) => {
    ended = error.message;
  });
  child.on('exit', (code, signal) => {
    ended = `it ended with ${signal ?? code}`;
  });
  child.unref();
  const deadline = performance.now() + START_WITHIN_MS;
  while (runningPostmaster(places)?.ready !== true) {
    if (ended !== undefined) return ended;
    if (performance.now() > deadline) return 'it was not ready in time';
    await sleep(LOOK_EVERY_MS);
  }
  return undefined;
}

/** Starts the server and resolves when it accepts connections. */
export async function startPostmaster(
  places: Places,
  runAs: RunAs,
  extra: Readonly<Record<string, string>>,
): Promise<void> {
  const deadline = performance.now() + START_WITHIN_MS;
  for (;;) {
    disownAbandonedFiles(places);
    const failure = await launch(places, runAs, extra);
    if (failure === undefined) return;
    const words = lastWords(places);
    // Sessions of a server that was killed end by themselves, but a busy one takes its time.
    const stillBusy = words.includes('shared memory block') && performance.now() < deadline;
    if (!stillBusy) throw new Error(`PostgreSQL did not start: ${failure}\n${words}`);
    await sleep(200);
  }
}

/** Waits until a server that is still coming up accepts connections; false when it goes away instead. */
export async function becomesReady(places: Places): Promise<boolean> {
  const deadline = performance.now() + START_WITHIN_MS;
  while (performance.now() < deadline) {
    const found = runningPostmaster(places);
    if (found === undefined || found.ready) return found !== undefined;
    await sleep(LOOK_EVERY_MS);
  }
  return false;
}

/** Waits a little for a server that answers nobody; true when it has ended. */
export async function goesAway(places: Places): Promise<boolean> {
  const deadline = performance.now() + 5000;
  while (runningPostmaster(places) !== undefined) {
    if (performance.now() > deadline) return false;
    await sleep(LOOK_EVERY_MS);
  }
  return true;
}

/** Ends open sessions, writes a checkpoint and stops. Harmless when nothing runs. */
export async function stopPostmaster(places: Places): Promise<void> {
  const found = runningPostmaster(places);
  if (found === undefined) return;
  process.kill(found.pid, 'SIGINT');
  const deadline = performance.now() + STOP_WITHIN_MS;
  while (isRunning(found.pid)) {
    if (performance.now() > deadline) {
      // The journal is safe: PostgreSQL replays its log at the next start.
      process.kill(found.pid, 'SIGQUIT');
      return;
    }
    await sleep(LOOK_EVERY_MS);
  }
}
