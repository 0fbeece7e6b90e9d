import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Places } from './places.ts';
import type { RunAs } from './run-as.ts';

/** The superuser of the cluster. It owns the schema and runs the migrations; nothing a person asks for runs as it. */
export const OWNER = 'theca_owner';

/** The folders that must be there before anything runs in them, readable by nobody else. */
export function makeFolders(places: Places): void {
  // Others may pass through the data folder, as the user that PostgreSQL runs as may have to, and read nothing.
  mkdirSync(path.dirname(places.home), { recursive: true, mode: 0o711 });
  mkdirSync(places.home, { recursive: true, mode: 0o700 });
  mkdirSync(places.socketFolder, { recursive: true, mode: 0o700 });
  const socket = lstatSync(places.socketFolder);
  // In a folder for all, such as /tmp, somebody else may have been there first.
  const own = process.getuid?.();
  const trusted = own === undefined || own === 0 || socket.uid === own;
  if (!(socket.isDirectory() && trusted)) {
    throw new Error(
      `${places.socketFolder} belongs to somebody else; PostgreSQL's socket cannot stand there.`,
    );
  }
}

/** Makes the owner's password before the cluster; a cluster that is there keeps its own. */
export function makePassword(places: Places): void {
  if (existsSync(places.data)) return;
  writeFileSync(places.password, randomBytes(24).toString('base64url'), { mode: 0o600 });
}

/** The owner's password. */
export function readPassword(places: Places): string {
  return readFileSync(places.password, 'utf8');
}

/**
 * Makes the cluster the first time. Text sorts by code point under the C.UTF-8 that PostgreSQL itself brings, so
 * no library of the system can change an index. Every page carries a checksum.
 */
export function initialise(places: Places, runAs: RunAs): void {
  if (existsSync(places.data)) return;
  rmSync(places.unfinished, { recursive: true, force: true });
  const command = [
    ...runAs.prefix,
    path.join(runAs.programs, 'bin', 'initdb'),
    ...['--pgdata', places.unfinished, '--username', OWNER, '--pwfile', places.password],
    ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--data-checksums', '--no-instructions'],
    ...['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
  ];
  const [program = '', ...rest] = command;
  const user = runAs.uid === undefined ? {} : { uid: runAs.uid, gid: runAs.gid };
  const made = spawnSync(program, rest, {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    ...user,
  });
  if (made.status !== 0) {
    throw new Error(
      `PostgreSQL could not make its data folder ${places.data}\n${made.stderr}${made.error ?? ''}`,
    );
  }
  renameSync(places.unfinished, places.data);
}
