import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { CHUNK_PATIENTS } from '../../src/cli/cohort/chunk.ts';
import { chunkThread } from '../../src/cli/cohort/chunk-thread.ts';
import { joinChunks, openResults, type ResultsFolder } from '../../src/cli/cohort/results-folder.ts';
import { handOut } from '../../src/cli/cohort/threads.ts';
import { studySummary } from '../../src/twin/study-summary.ts';
import type { Share, ShareDone } from './plain-loop.ts';
import { SIX_RATES } from './six-rates.ts';

const PLAIN_LOOP = new URL('./plain-loop.ts', import.meta.url);
/** Turns that the kinds of work take: whatever else the machine does meets all of them alike. */
const TURNS = 5;

/** Chunks for each thread and process before the first turn. */
const WARM = 6;

type Kind = 'plain' | 'cohort';

/** What so many at once took: the middle turn, a patient. */
export interface Pace {
  readonly patientsPerSecond: number;
  /** Of every thread that had a part in it. */
  readonly processorMs: number;
}

export interface CohortRun {
  readonly turns: number;
  readonly patientsOfOne: number;
  /** Loops over simulate, one process each. */
  readonly plain: readonly [one: Pace, two: Pace];
  /** As `theca cohort` does it: its threads, each chunk on the disk before the turn ends. */
  readonly cohort: readonly [one: Pace, two: Pace];
  /** Middle of the turns, on the wall and by the processor: how much longer than plain. */
  readonly wallRatio: readonly [one: number, two: number];
  readonly processorRatio: readonly [one: number, two: number];
  /** Of one core a patient, when all are done: the chunks read again, joined and summed up. */
  readonly joinMs: number;
  /** How many times the pace of one plain loop two have side by side. */
  readonly twoPlainLoops: number;
  /** Processes that wanted a core in the minute before, by the system; 0 where it does not say. */
  readonly load: number;
  /** Resident memory of the process that holds the threads after the first turn and after the last, bytes. */
  readonly earlyBytes: number;
  readonly lateBytes: number;
}

const askProcess = async (child: ChildProcess, share: Share): Promise<ShareDone> => {
  child.send(share);
  const [done] = (await once(child, 'message')) as [ShareDone];
  return done;
};

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const processorMs = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

/** One and two at once, plain and cohort in turn, over patients that nobody had before. */
export async function runCohort(patients: number): Promise<CohortRun> {
  const place = await mkdtemp(path.join(tmpdir(), 'theca-bench-cohort-'));
  const folder = await openResults(place, SIX_RATES);
  if ('found' in folder) throw new Error(folder.found);
  const threads = [chunkThread(SIX_RATES), chunkThread(SIX_RATES)];
  const processes = [fork(PLAIN_LOOP), fork(PLAIN_LOOP)];
  try {
    return await inTurns(patients, folder, threads, processes);
  } finally {
    for (const child of processes) child.kill();
    await Promise.all(threads.map((thread) => thread.stop()));
    folder.close();
    await rm(place, { recursive: true });
  }
}

async function inTurns(
  patients: number,
  folder: ResultsFolder,
  threads: readonly ReturnType<typeof chunkThread>[],
  processes: readonly ChildProcess[],
): Promise<CohortRun> {
  const chunks = Math.max(1, Math.round(patients / TURNS / CHUNK_PATIENTS));
  const [load = 0] = loadavg();
  let plainPatients = 0;
  let cohortChunks = 0;
  const plainTurn = async (count: number, of: number): Promise<Pace> => {
    const each = of * CHUNK_PATIENTS;
    const done = await Promise.all(
      processes.slice(0, count).map((child) => {
        const from = plainPatients;
        plainPatients += each;
        return askProcess(child, { from, patients: each });
      }),
    );
    return {
      patientsPerSecond: (each * count) / Math.max(...done.map(({ seconds }) => seconds)),
      processorMs: done.reduce((sum, one) => sum + one.processorMs, 0) / count / each,
    };
  };
  const cohortTurn = async (count: number, of: number): Promise<Pace> => {
    const numbers = Array.from({ length: count * of }, (_, i) => cohortChunks + i);
    cohortChunks += numbers.length;
    const [startedAt, started] = [performance.now(), process.cpuUsage()];
    const keep = ({ chunk, csv }: { chunk: number; csv: string }): Promise<void> => folder.keep(chunk, csv);
    await handOut(threads.slice(0, count), numbers, keep, new AbortController().signal);
    const many = numbers.length * CHUNK_PATIENTS;
    return {
      patientsPerSecond: (many * 1000) / (performance.now() - startedAt),
      processorMs: processorMs(started) / many,
    };
  };
  // Until the loops are compiled.
  for (const turn of [plainTurn, cohortTurn]) await turn(2, WARM);
  const turns: { readonly plain: readonly Pace[]; readonly cohort: readonly Pace[] }[] = [];
  let earlyBytes = 0;
  for (let i = 0; i < TURNS; i++) {
    const plain: Pace[] = [];
    const cohort: Pace[] = [];
    for (const count of [1, 2]) {
      plain.push(await plainTurn(count, chunks));
      cohort.push(await cohortTurn(count, chunks));
    }
    turns.push({ plain, cohort });
    if (i === 0) earlyBytes = process.memoryUsage.rss();
  }
  const lateBytes = process.memoryUsage.rss();
  const of = { seed: 7, patients: cohortChunks * CHUNK_PATIENTS, programs: [] };
  const join = async (): Promise<number> => {
    const started = process.cpuUsage();
    await joinChunks(folder, of, SIX_RATES, 'csv', studySummary().add);
    return processorMs(started) / of.patients;
  };
  // The first time its loops are compiled.
  await join();
  const joinMs = await join();
  const over = (pick: (of: (kind: Kind, count: 1 | 2) => Pace) => number): number =>
    middle(turns.map((one) => pick((kind, count) => one[kind][count - 1] as Pace)));
  const pace = (kind: Kind, count: 1 | 2): Pace => ({
    patientsPerSecond: over((of) => of(kind, count).patientsPerSecond),
    processorMs: over((of) => of(kind, count).processorMs),
  });
  const wall = (count: 1 | 2): number =>
    over((of) => of('plain', count).patientsPerSecond / of('cohort', count).patientsPerSecond);
  const processor = (count: 1 | 2): number =>
    over((of) => of('cohort', count).processorMs / of('plain', count).processorMs);
  return {
    turns: TURNS,
    patientsOfOne: TURNS * chunks * CHUNK_PATIENTS,
    plain: [pace('plain', 1), pace('plain', 2)],
    cohort: [pace('cohort', 1), pace('cohort', 2)],
    wallRatio: [wall(1), wall(2)],
    processorRatio: [processor(1), processor(2)],
    twoPlainLoops: over((of) => of('plain', 2).patientsPerSecond / of('plain', 1).patientsPerSecond),
    joinMs,
    load,
    earlyBytes,
    lateBytes,
  };
}
