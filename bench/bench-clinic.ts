import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildApi } from '../src/api/build-api.ts';
import { UNADOPTED } from '../src/core/formulary.ts';
import { instantAt } from '../src/core/time.ts';
import { milliseconds } from '../src/core/units.ts';
import { openCluster } from '../src/records/cluster/cluster.ts';
import { openRecords } from '../src/records/database.ts';
import { migrate } from '../src/records/migrate.ts';
import { fillClinic } from './large-clinic.ts';

const WEB_FOLDER = path.resolve(import.meta.dirname, '..', 'build', 'web');
const IDLE = milliseconds(600_000);

export interface BenchClinic {
  readonly app: Awaited<ReturnType<typeof buildApi>>;
  /** Ends the server and its database, and leaves nothing behind. */
  readonly close: () => Promise<void>;
}

/** The demonstration clinic with so many patients more, on a database of its own and with the web app as it was built. */
export async function openBenchClinic(patients: number): Promise<BenchClinic> {
  const folder = mkdtempSync(path.join(tmpdir(), 'theca-bench-'));
  const cluster = await openCluster(folder);
  await migrate(cluster.connection);
  const records = openRecords(cluster.connection);
  const now = instantAt(Date.now());
  await fillClinic(records, now, patients);
  const app = await buildApi({
    records,
    clock: () => now,
    formulary: UNADOPTED,
    idle: IDLE,
    demonstration: null,
    webFolder: WEB_FOLDER,
    log: null,
  });
  return {
    app,
    close: async () => {
      await app.close();
      await records.close();
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
