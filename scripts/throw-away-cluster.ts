import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type pg from 'pg';

import { clusterOwner, openCluster } from '../src/records/cluster/cluster.ts';

const PREFIX = 'theca-test-';
/** Lies in the folder of every throw-away cluster, and nowhere else. */
const MARK = 'this-cluster-is-thrown-away';

/** For speed: what a throw-away cluster loses in a power failure, nobody misses. The cluster's own tests keep fsync. */
const settings = { fsync: 'off', max_connections: '200' };

/** Removes what test runs that were killed have left behind. */
async function sweep(): Promise<void> {
  const left = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX));
  for (const folder of left.map((name) => path.join(tmpdir(), name))) {
    if (!existsSync(path.join(folder, MARK)) || clusterOwner(folder) !== undefined) continue;
    try {
      const cluster = await openCluster(folder);
      await cluster.stop();
    } catch {
      continue; // Another run is sweeping it, or it never came up.
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface ThrowAwayCluster {
  readonly folder: string;
  readonly connection: pg.ClientConfig;
  remove(): Promise<void>;
}

/** Makes a cluster that is nobody's: stop and forget it with `remove`. */
export async function makeThrowAwayCluster(): Promise<ThrowAwayCluster> {
  await sweep();
  const folder = mkdtempSync(path.join(tmpdir(), PREFIX));
  writeFileSync(path.join(folder, MARK), '');
  const cluster = await openCluster(folder, { settings });
  return {
    folder,
    connection: cluster.connection,
    remove: async () => {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Throws unless the folder is a throw-away cluster's: tests drop databases. */
export function refuseIfNotThrowAway(folder: string): void {
  if (!existsSync(path.join(folder, MARK))) {
    throw new Error(`${folder} is not a throw-away cluster; tests do not touch it`);
  }
}
