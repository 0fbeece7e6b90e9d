import { openRecords, type Records } from '../records/database.ts';
import { configurationOf } from './configuration.ts';
import { migrated, openStore } from './store.ts';

/** Works on the records at the newest schema, also beside a running server, and leaves the database as it found it. */
export async function withRecords<T>(work: (records: Records) => Promise<T>): Promise<T> {
  const store = await openStore(configurationOf(process.env), { orShare: true });
  try {
    await migrated(store);
    const records = openRecords(store.connection);
    try {
      return await work(records);
    } finally {
      await records.close();
    }
  } finally {
    await store.stop();
  }
}
