import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { Worker } from 'node:worker_threads';
import { CHUNK, type Share, type ShareDone } from './cohort-worker.ts';

const FILE = new URL('./cohort-worker.ts', import.meta.url);
/** Turns that the kinds of work take: whatever else the machine does meets all of them alike. */
const TURNS = 5;

/** What so many at once took: the middle turn, a patient. */
export interface Pace {
  readonly patientsPerSecond: number;
  readonly processorMs: number;
}

export interface CohortRun {
  readonly turns: number;
  readonly patientsOfOne: number;
  /** Loops over simulate, one process each. */
  readonly plain: readonly [one: Pace, two: Pace];
  /** Threads as `theca cohort` has them. */
  readonly cohort: readonly [one: Pace, two: Pace];
  /** Middle of the turns, on the wall and by the processor: how much longer than plain. */
  readonly wallRatio: readonly [one: number, two: number];
  readonly processorRatio: readonly [one: number, two: number];
  /** How many times the pace of one plain loop two have side by side. */
  readonly twoPlainLoops: number;
  /** Processes that wanted a core in the minute before, by the system; 0 where it does not say. */
  readonly load: number;
  /** Resident memory of the process that holds the threads after the first turn and after the last, bytes. */
  readonly earlyBytes: number;
  readonly lateBytes: number;
}

type Ask = (share: Share) => Promise<ShareDone>;

const askThread =
  (worker: Worker): Ask =>
  async (share) => {
    worker.postMessage(share);
    const [done] = (await once(worker, 'message')) as [ShareDone];
    return done;
  };

const askProcess =
  (child: ChildProcess): Ask =>
  async (share) => {
    child.send(share);
    const [done] = (await once(child, 'message')) as [ShareDone];
    return done;
  };

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** One and two at once, plain and cohort in turn, over patients that nobody had before. */
export async function runCohort(patients: number): Promise<CohortRun> {
  const chunks = Math.max(1, Math.round(patients / TURNS / CHUNK));
  const [load = 0] = loadavg();
  const threads = [new Worker(FILE), new Worker(FILE)];
  const processes = [fork(FILE), fork(FILE)];
  const asks = { cohort: threads.map(askThread), plain: processes.map(askProcess) };
  let next = 0;
  const turn = async (kind: Share['kind'], count: number, of: number): Promise<Pace> => {
    const done = await Promise.all(
      asks[kind].slice(0, count).map((ask) => {
        const fromChunk = next;
        next += of;
        return ask({ kind, fromChunk, chunks: of });
      }),
    );
    const each = of * CHUNK;
    return {
      patientsPerSecond: (each * count) / Math.max(...done.map(({ seconds }) => seconds)),
      processorMs: done.reduce((sum, { processorMs }) => sum + processorMs, 0) / count / each,
    };
  };
  try {
    for (const kind of ['plain', 'cohort'] as const) await turn(kind, 2, 2);
    const turns: { readonly plain: readonly Pace[]; readonly cohort: readonly Pace[] }[] = [];
    let earlyBytes = 0;
    for (let i = 0; i < TURNS; i++) {
      const plain: Pace[] = [];
      const cohort: Pace[] = [];
      for (const count of [1, 2]) {
        plain.push(await turn('plain', count, chunks));
        cohort.push(await turn('cohort', count, chunks));
      }
      turns.push({ plain, cohort });
      if (i === 0) earlyBytes = process.memoryUsage.rss();
    }
    const over = (pick: (of: (kind: Share['kind'], count: 1 | 2) => Pace) => number): number =>
      middle(turns.map((one) => pick((kind, count) => one[kind][count - 1] as Pace)));
    const pace = (kind: Share['kind'], count: 1 | 2): Pace => ({
      patientsPerSecond: over((of) => of(kind, count).patientsPerSecond),
      processorMs: over((of) => of(kind, count).processorMs),
    });
    const wall = (count: 1 | 2): number =>
      over((of) => of('plain', count).patientsPerSecond / of('cohort', count).patientsPerSecond);
    const processor = (count: 1 | 2): number =>
      over((of) => of('cohort', count).processorMs / of('plain', count).processorMs);
    return {
      turns: TURNS,
      patientsOfOne: TURNS * chunks * CHUNK,
      plain: [pace('plain', 1), pace('plain', 2)],
      cohort: [pace('cohort', 1), pace('cohort', 2)],
      wallRatio: [wall(1), wall(2)],
      processorRatio: [processor(1), processor(2)],
      twoPlainLoops: over((of) => of('plain', 2).patientsPerSecond / of('plain', 1).patientsPerSecond),
      load,
      earlyBytes,
      lateBytes: process.memoryUsage.rss(),
    };
  } finally {
    for (const child of processes) child.kill();
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}
