import { existsSync } from 'node:fs';
import pg from 'pg';

import { embeddedPostgres } from './binaries.ts';
import { initialise, makeFolders, makePassword, OWNER, readPassword } from './initialise.ts';
import { type KeptServer, keepRunning, type ServerNews } from './keep-running.ts';
import { ClusterInUse, claim, ownerOf, release } from './ownership.ts';
import { type Places, PORT, placesOf } from './places.ts';
import { becomesReady, goesAway, runningPostmaster, startPostmaster, stopPostmaster } from './postmaster.ts';
import { isAlive } from './process-identity.ts';
import { chooseRunAs } from './run-as.ts';

/** An embedded PostgreSQL that accepts connections. */
export interface Cluster {
  /** As the owner, to the database `theca`, over a unix socket. */
  readonly connection: pg.ClientConfig;
  /**
   * From now on starts the server again when it has died, a bounded number of times, and tells what happened. Nothing that was
   * acknowledged is lost by its death. A guest watches nothing: that is the owner's to do.
   */
  keepRunning(tell: (news: ServerNews) => void): void;
  /** Stops the server if this process started or adopted it; a guest only leaves. */
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** Where another process already runs this cluster: use it as a guest instead of refusing. */
  readonly orShare?: boolean;
  /** PostgreSQL settings beyond our own. Tests use them; a clinic has no need to. */
  readonly settings?: Readonly<Record<string, string>>;
  /** For tests: behave as where user namespaces are forbidden. */
  readonly withoutNamespaces?: boolean;
}

const DATABASE = 'theca';

function connectionTo(places: Places, socketFolder: string, database: string): pg.ClientConfig {
  return { host: socketFolder, port: PORT, user: OWNER, password: readPassword(places), database };
}

/** Makes the database where it is missing: the first time, or after a crash between making the cluster and making it. */
async function ensureDatabase(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/**
 * Adopts the server that a killed process left running. Undefined where there is none, or where it turned out to
 * be dying itself.
 */
async function adopt(places: Places): Promise<pg.ClientConfig | undefined> {
  if (!(await becomesReady(places))) return undefined;
  const socketFolder = runningPostmaster(places)?.socketFolder ?? places.socketFolder;
  const connection = connectionTo(places, socketFolder, DATABASE);
  try {
    await ensureDatabase(connection);
    return connection;
  } catch (error) {
    if (await goesAway(places)) return undefined;
    throw error;
  }
}

async function start(places: Places, options: ClusterOptions): Promise<pg.ClientConfig> {
  makePassword(places);
  const runAs = chooseRunAs({
    postgres: embeddedPostgres(),
    folders: [places.home, places.socketFolder],
    withoutNamespaces: options.withoutNamespaces ?? false,
  });
  initialise(places, runAs);
  await startPostmaster(places, runAs, options.settings ?? {});
  const connection = connectionTo(places, places.socketFolder, DATABASE);
  await ensureDatabase(connection);
  return connection;
}

/** The server that runs now, to be started anew where it was: over the same data and at the same socket. */
function watched(places: Places, options: ClusterOptions): KeptServer {
  const running = runningPostmaster(places);
  const same = { ...places, socketFolder: running?.socketFolder ?? places.socketFolder };
  let pid = running?.pid;
  return {
    lives: () => pid !== undefined && isAlive(pid),
    start: async () => {
      // Never a new and empty one in the place of data that somebody moved away.
      if (!existsSync(same.data)) throw new Error(`${same.data} is gone`);
      await start(same, options);
      pid = runningPostmaster(same)?.pid;
    },
  };
}

async function joinAsGuest(places: Places, folder: string, owner: number): Promise<Cluster> {
  if (!(await becomesReady(places))) throw new ClusterInUse(folder, owner);
  const socketFolder = runningPostmaster(places)?.socketFolder ?? places.socketFolder;
  return {
    connection: connectionTo(places, socketFolder, DATABASE),
    keepRunning: () => {},
    stop: async () => {},
  };
}

/**
 * Opens the embedded PostgreSQL of a data folder: makes it the first time, starts it, or adopts the server that a
 * killed process left running. It listens on a unix socket only and makes every commit durable before it answers.
 * Throws {@link ClusterInUse} when another living process owns the folder, unless `orShare`.
 */
export async function openCluster(dataFolder: string, options: ClusterOptions = {}): Promise<Cluster> {
  const places = placesOf(dataFolder);
  makeFolders(places);
  const owner = claim(places.owner);
  if (owner !== undefined) {
    if (options.orShare !== true) throw new ClusterInUse(dataFolder, owner);
    return joinAsGuest(places, dataFolder, owner);
  }
  try {
    const connection = (await adopt(places)) ?? (await start(places, options));
    let endWatch = async (): Promise<void> => {};
    return {
      connection,
      keepRunning: (tell) => {
        endWatch = keepRunning(watched(places, options), tell);
      },
      stop: async () => {
        try {
          await endWatch();
          await stopPostmaster(places);
        } finally {
          release(places.owner);
        }
      },
    };
  } catch (error) {
    release(places.owner);
    throw error;
  }
}

/** The living process that owns a data folder's cluster, if any. */
export function clusterOwner(dataFolder: string): number | undefined {
  return ownerOf(placesOf(dataFolder).owner);
}
