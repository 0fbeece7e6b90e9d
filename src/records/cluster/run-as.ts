import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';

import type { EmbeddedPostgres } from './binaries.ts';

/** PostgreSQL refuses to run as root, and as somebody without a name. How its programs are run for the user that we are. */
export interface RunAs {
  /** What stands before the program on the command line. */
  readonly prefix: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
  /** The folder with `bin`, `lib` and `share`. */
  readonly programs: string;
}

/** The user `nobody`, on every system that matters. */
const NOBODY = 65_534;

const unshare = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

/** A user namespace in which we are called nobody: the same files stay within reach, even under root's private home. */
function namespacesWork(): boolean {
  const [program, ...rest] = unshare;
  return program !== undefined && spawnSync(program, [...rest, 'true'], { stdio: 'ignore' }).status === 0;
}

/** A copy of the programs where nobody can read them: the installation may lie under a private home. */
function copyForNobody({ folder, version }: EmbeddedPostgres): string {
  const target = path.join(tmpdir(), `theca-postgres-${version}`);
  if (existsSync(target)) {
    // In a folder for all, somebody else may have put programs of his own there first.
    if (lstatSync(target).uid !== 0) throw new Error(`${target} belongs to somebody else; remove it.`);
    return target;
  }
  const unfinished = `${target}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true });
  chmodSync(unfinished, 0o755);
  try {
    renameSync(unfinished, target);
  } catch {
    rmSync(unfinished, { recursive: true, force: true }); // Another was quicker.
  }
  return target;
}

/** Gives the cluster's folders to nobody, and says so clearly when nobody cannot reach them. */
function handOver(folders: readonly string[]): void {
  for (const folder of folders) {
    mkdirSync(folder, { recursive: true });
    execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, folder]);
    chownSync(folder, NOBODY, NOBODY);
    if (spawnSync('test', ['-w', folder], { uid: NOBODY, gid: NOBODY }).status !== 0) {
      throw new Error(
        `PostgreSQL cannot run as root, and the user nobody cannot reach ${folder}. Set THECA_DATA to a folder that others may enter, or start Theca as an ordinary user.`,
      );
    }
  }
}

export interface RunAsChoice {
  readonly postgres: EmbeddedPostgres;
  /** Folders that PostgreSQL writes to. */
  readonly folders: readonly string[];
  /** For tests: behave as where user namespaces are forbidden. */
  readonly withoutNamespaces?: boolean;
}

/** Whether the system knows a name for the user that we are; a container may be run as any number. */
function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

/** Chooses how to run PostgreSQL's programs; as an ordinary user that is simply to run them. */
export function chooseRunAs(choice: RunAsChoice): RunAs {
  const { postgres, folders, withoutNamespaces = false } = choice;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && hasName()) return { prefix: [], programs: postgres.folder };
  if (!withoutNamespaces && namespacesWork()) return { prefix: unshare, programs: postgres.folder };
  if (!isRoot) throw new Error('PostgreSQL needs a user with a name; this one has only a number.');
  handOver(folders);
  return { prefix: [], uid: NOBODY, gid: NOBODY, programs: copyForNobody(postgres) };
}
