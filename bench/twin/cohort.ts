import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

interface Done {
  readonly seconds: number;
  readonly sum: number;
  /** Resident memory of the process after a tenth of the patients and after all, bytes. */
  readonly early: number;
  readonly late: number;
}

export interface CohortRun {
  readonly patients: number;
  readonly workers: number;
  readonly perSecond: number;
  readonly earlyBytes: number;
  readonly lateBytes: number;
}

const WARM = 100;

/** So many virtual patients cut into equal parts, one a worker; the clock runs from when all are warm to when all are done. */
export async function runCohort(patients: number, workers: number): Promise<CohortRun> {
  const count = Math.floor(patients / workers);
  const all = Array.from(
    { length: workers },
    (_, part) =>
      new Worker(new URL('./cohort-worker.ts', import.meta.url), {
        workerData: { from: part * count, count, warm: WARM },
      }),
  );
  await Promise.all(all.map((worker) => once(worker, 'message')));
  const answers = all.map(async (worker): Promise<Done> => {
    const [done] = (await once(worker, 'message')) as [Done];
    return done;
  });
  for (const worker of all) worker.postMessage('go');
  const done = await Promise.all(answers);
  await Promise.all(all.map((worker) => worker.terminate()));
  if (!done.every(({ sum }) => sum > 0)) throw new Error('the cohort came to nothing');
  return {
    patients: count * workers,
    workers,
    perSecond: (count * workers) / Math.max(...done.map(({ seconds }) => seconds)),
    earlyBytes: Math.max(...done.map(({ early }) => early)),
    lateBytes: Math.max(...done.map(({ late }) => late)),
  };
}
