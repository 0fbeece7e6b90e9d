import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
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

/** A file left by a power failure can name a process that is now something else; PostgreSQL would then refuse to start. */
function removeForeignPidFile(places: Places): void {
  if (runningPostmaster(places) === undefined) rmSync(pidFile(places), { force: true });
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

/**
 * Starts the server and resolves when it accepts connections. It runs in a session of its own: a Ctrl-C in the
 * terminal is for us, and we stop the server when our last transaction is done.
 */
export async function startPostmaster(
  places: Places,
  runAs: RunAs,
  extra: Readonly<Record<string, string>>,
): Promise<void> {
  removeForeignPidFile(places);
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
    if (ended !== undefined) throw new Error(`PostgreSQL did not start: ${ended}\n${lastWords(places)}`);
    if (performance.now() > deadline)
      throw new Error(`PostgreSQL was not ready in time\n${lastWords(places)}`);
    await sleep(LOOK_EVERY_MS);
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
