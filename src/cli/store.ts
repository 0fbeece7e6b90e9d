import type pg from 'pg';
import { openCluster } from '../records/cluster/cluster.ts';
import { ClusterInUse } from '../records/cluster/ownership.ts';
import { type Configuration, Unusable } from './configuration.ts';

/** A PostgreSQL that answers: the user's own, or the embedded one. */
export interface Store {
  /** As the owner: migrations run with it. */
  readonly connection: pg.ClientConfig;
  readonly stop: () => Promise<void>;
}

/** `orShare` joins a Theca that already runs on the data folder; without it that is refused in words. */
export async function openStore(
  { databaseUrl, dataFolder }: Configuration,
  { orShare = false }: { readonly orShare?: boolean } = {},
): Promise<Store> {
  if (databaseUrl !== null) return { connection: { connectionString: databaseUrl }, stop: async () => {} };
  try {
    const cluster = await openCluster(dataFolder, { orShare });
    return { connection: cluster.connection, stop: () => cluster.stop() };
  } catch (error) {
    if (error instanceof ClusterInUse) throw new Unusable(error.message);
    throw error;
  }
}
