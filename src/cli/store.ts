import type pg from 'pg';
import { openCluster } from '../records/cluster/cluster.ts';
import type { ServerNews } from '../records/cluster/keep-running.ts';
import { ClusterInUse } from '../records/cluster/ownership.ts';
import { MigrationFailed, migrate } from '../records/migrate.ts';
import { type Configuration, Unusable } from './configuration.ts';

/** A PostgreSQL that answers: the user's own, or the embedded one. */
export interface Store {
  /** As the owner: migrations run with it. */
  readonly connection: pg.ClientConfig;
  readonly isEmbedded: boolean;
  /** Starts the embedded server again when it dies, and tells; a server of the user's own is his to watch. */
  readonly keepRunning: (tell: (news: ServerNews) => void) => void;
  readonly stop: () => Promise<void>;
}

/** `orShare` joins a Theca that already runs on the data folder; without it that is refused in words. */
export async function openStore(
  { databaseUrl, dataFolder }: Configuration,
  { orShare = false }: { readonly orShare?: boolean } = {},
): Promise<Store> {
  if (databaseUrl !== null)
    return {
      connection: { connectionString: databaseUrl },
      isEmbedded: false,
      keepRunning: () => {},
      stop: async () => {},
    };
  try {
    const cluster = await openCluster(dataFolder, { orShare });
    return {
      connection: cluster.connection,
      isEmbedded: true,
      keepRunning: (tell) => cluster.keepRunning(tell),
      stop: () => cluster.stop(),
    };
  } catch (error) {
    if (error instanceof ClusterInUse) throw new Unusable(error.message);
    throw error;
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'no answer';

/** At the newest schema. What keeps it from that is said in words. */
export async function migrated(store: Store): Promise<readonly string[]> {
  try {
    return await migrate(store.connection);
  } catch (error) {
    if (error instanceof MigrationFailed) throw new Unusable(error.message);
    if (store.isEmbedded) throw error;
    throw new Unusable(`The PostgreSQL of DATABASE_URL cannot be used (${codeOf(error)}).`);
  }
}
