import { type CohortQueue, openCohortQueue } from '../../records/jobs/cohort-queue.ts';
import { configurationOf, Unusable } from '../configuration.ts';
import { remark } from '../output.ts';
import { openStore } from '../store.ts';
import { modelDigest } from './model-digest.ts';

/** With the jobs of cohorts open on the database of the records; throws `Unusable` where the user's own cannot be reached. */
export async function withQueue<T>(work: (queue: CohortQueue) => Promise<T>): Promise<T> {
  const store = await openStore(configurationOf(process.env), { orShare: true });
  try {
    const queue = await openCohortQueue(
      store.connection,
      modelDigest(),
      (trouble) => void remark(`theca: ${trouble}\n`),
    ).catch((error: unknown) => {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
      if (store.isEmbedded) throw error;
      throw new Unusable(`The PostgreSQL of DATABASE_URL cannot be used (${code}).`);
    });
    try {
      return await work(queue);
    } finally {
      await queue.close();
    }
  } finally {
    await store.stop();
  }
}
