import type pg from 'pg';
import { PgBoss } from 'pg-boss';

/** One part of a cohort that any worker may compute. `results` is the queue in which its coordinator waits. */
export interface ChunkJob {
  readonly file: string;
  readonly chunk: number;
  readonly results: string;
}

/** What a worker sends back; `failed` is what went wrong where there are no rows. Nothing of it is of a real patient. */
export interface ChunkResult {
  readonly chunk: number;
  readonly csv: string | null;
  readonly failed: string | null;
}

const SCHEMA = 'jobs';
/** A worker that is killed stops beating; its chunk goes back into the queue after this. */
const HEARTBEAT_SECONDS = 10;
const SUPERVISE_SECONDS = 5;
const POLL_SECONDS = 0.5;
const A_DAY_SECONDS = 86_400;
const LIVELY = { heartbeatSeconds: HEARTBEAT_SECONDS, expireInSeconds: A_DAY_SECONDS - 1, retryLimit: 1_000 };

/** The jobs of cohorts on the database of the records, in a schema of their own. */
export interface CohortQueue {
  /** Puts chunks into the queue; those of this run that are in it already are left as they are. */
  readonly ask: (
    run: string,
    file: string,
    chunks: readonly { readonly chunk: number; readonly id: string }[],
  ) => Promise<void>;
  /** Results that came since, each kept by `keep` before it counts as taken. */
  readonly take: (run: string, keep: (result: ChunkResult) => Promise<void>) => Promise<number>;
  /** Takes away what a finished run leaves. */
  readonly forget: (run: string) => Promise<void>;
  /** Computes chunk after chunk until the queue is closed. A fault of one is sent back, not thrown. */
  readonly work: (compute: (job: ChunkJob) => Promise<string>) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Its own for every model: rows of two versions must not come into one cohort. */
const chunksFor = (model: string): string => `cohort-chunks-${model.slice(0, 16)}`;
const resultsOf = (run: string): string => `cohort-results-${run}`;

/**
 * Opens the queue as the owner of the database, for the chunks of one model, which `model` names by a digest; `tell` hears of
 * trouble with the connection, without any data.
 */
export async function openCohortQueue(
  connection: pg.ClientConfig,
  model: string,
  tell: (trouble: string) => void,
): Promise<CohortQueue> {
  const { host, port, user, database, password, connectionString } = connection;
  const boss = new PgBoss({
    ...(connectionString !== undefined && { connectionString }),
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port }),
    ...(user !== undefined && { user }),
    ...(database !== undefined && { database }),
    ...(typeof password === 'string' && { password }),
    schema: SCHEMA,
    max: 4,
    schedule: false,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  });
  boss.on('error', (error) => tell(error.name));
  await boss.start();
  const queue = chunksFor(model);
  await boss.createQueue(queue, LIVELY);
  return {
    ask: async (run, file, chunks) => {
      const results = resultsOf(run);
      await boss.createQueue(results, LIVELY);
      const jobs = chunks.map(({ chunk, id }) => ({ id, data: { file, chunk, results } satisfies ChunkJob }));
      for (let from = 0; from < jobs.length; from += 100)
        await boss.insert(queue, jobs.slice(from, from + 100));
    },
    take: async (run, keep) => {
      const found = await boss.fetch<ChunkResult>(resultsOf(run), { batchSize: 10 });
      for (const { id, data } of found) {
        await keep(data);
        await boss.complete(resultsOf(run), id);
      }
      return found.length;
    },
    forget: (run) => boss.deleteQueue(resultsOf(run)),
    work: async (compute) => {
      await boss.work<ChunkJob>(
        queue,
        { batchSize: 1, pollingIntervalSeconds: POLL_SECONDS },
        async ([job]) => {
          if (job === undefined) return;
          const { chunk, results } = job.data;
          const answer = await compute(job.data).then(
            (csv): ChunkResult => ({ chunk, csv, failed: null }),
            (error: unknown): ChunkResult => ({
              chunk,
              csv: null,
              failed: error instanceof Error ? error.message : 'unknown',
            }),
          );
          // Sent before the chunk counts as done: killed in between it is computed twice, with the same rows.
          await boss.send(results, answer);
        },
      );
    },
    close: () => boss.stop({ graceful: true, timeout: 30_000 }),
  };
}
