import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

import { identityOf, stillRuns } from './process-identity.ts';

/** Another process owns the cluster: it started it, and it will stop it. */
export class ClusterInUse extends Error {
  readonly pid: number;

  constructor(folder: string, pid: number) {
    super(
      `The data folder ${folder} is in use by another Theca (process ${pid}). Stop it first, or use another folder.`,
    );
    this.name = 'ClusterInUse';
    this.pid = pid;
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** The process that owns the cluster now, if it is alive. */
export function ownerOf(file: string): number | undefined {
  return stillRuns(read(file));
}

/** Takes an abandoned claim away. Moved aside first, so that one made in the meantime is seen and put back. */
function removeAbandoned(file: string, found: string): void {
  const aside = `${file}.abandoned.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // Another was quicker.
  }
  try {
    if (read(aside) !== found) linkSync(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * Makes this process the owner. Returns the owner's process id when it is another one that lives.
 * The file appears whole or not at all, so two that start at the same moment cannot both win.
 */
export function claim(file: string): number | undefined {
  const mine = `${file}.${process.pid}`;
  for (;;) {
    writeFileSync(mine, identityOf(process.pid));
    try {
      linkSync(mine, file);
      return undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(mine, { force: true });
    }
    const found = read(file);
    const owner = stillRuns(found);
    if (owner !== undefined) return owner;
    removeAbandoned(file, found);
  }
}

/** Gives the cluster up. */
export function release(file: string): void {
  if (ownerOf(file) === process.pid) rmSync(file, { force: true });
}
