import { seededRandom } from '../../src/kernel/random.ts';
import { lentRoom } from '../../src/twin/lent-room.ts';
import { NO_MEMORY, type ReductionMemory } from '../../src/twin/reduction-memory.ts';
import { simulate } from '../../src/twin/simulate.ts';
import type { Simulation } from '../../src/twin/simulation.ts';
import { type BenchPatient, drawPatient } from './patient.ts';

/** Milliseconds a run. */
export interface Timed {
  readonly runs: number;
  /**
   * Processor time of the thread that computes: the middle of blocks of runs, `FEWEST_BLOCKS` or more, because the clock of a thread
   * advances by several milliseconds at once.
   */
  readonly processor: number;
  /** Of the fastest block: what the machine gives while nobody else has its core. */
  readonly fastest: number;
  /** By the clock on the wall: the middle run, and what 95 % stay under. */
  readonly wall: number;
  readonly wallNinetyFifth: number;
}

const FEWEST_BLOCKS = 10;
/** Runs in a block where there are enough: those to come are held in memory, so they had better be few. */
const BLOCK = 100;

/** What the thread that asks has used of its core so far. */
export const processorMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? Number.NaN;

/** `runs` calls after `warm` that are not counted, each with another of what `prepare` made outside the clock. */
export function timed<T>(
  runs: number,
  warm: number,
  prepare: (run: number) => T,
  call: (given: T) => unknown,
): Timed {
  for (let run = 0; run < warm; run++) call(prepare(run));
  const wall: number[] = [];
  const blocks: number[] = [];
  const count = Math.max(FEWEST_BLOCKS, Math.round(runs / BLOCK));
  const each = Math.ceil(runs / count);
  for (let block = 0; block < count; block++) {
    const given = Array.from({ length: each }, (_, run) => prepare(warm + block * each + run));
    const from = processorMs();
    for (const one of given) {
      const begun = performance.now();
      call(one);
      wall.push(performance.now() - begun);
    }
    blocks.push((processorMs() - from) / each);
  }
  return {
    runs: count * each,
    processor: at(blocks, 0.5),
    fastest: at(blocks, 0),
    wall: at(wall, 0.5),
    wallNinetyFifth: at(wall, 0.95),
  };
}

/** Patient `number`: every number has its own parameters, tip and program. */
export const patientNumber = (number: number): BenchPatient => drawPatient(seededRandom(1000 + number));

export function simulated(
  { scenario, parameters }: BenchPatient,
  kernel: ReductionMemory = NO_MEMORY,
): Simulation {
  const answer = simulate(scenario, parameters, kernel);
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
  return answer.value;
}

/** One core, a new patient each time: checking, assembly, reduction, the catheter, every hour of every level. */
export const timeSimulate = (runs: number, warm: number, kernel: ReductionMemory): Timed =>
  timed(runs, warm, patientNumber, (patient) => simulated(patient, kernel));

/** The same for a caller who keeps none of the results, as a cohort does: their values go into memory that is lent again. */
export function timeSimulateLending(runs: number, warm: number, memory: ReductionMemory): Timed {
  const { room, again } = lentRoom();
  const lending = { ...memory, kernel: { ...memory.kernel, room } };
  return timed(runs, warm, patientNumber, (patient) => {
    again();
    return simulated(patient, lending);
  });
}

/** By time, then by level, as the reference has it. */
export function samplesOf(simulation: Simulation): Float64Array {
  const { series, timesHours } = simulation;
  const samples = new Float64Array(timesHours.length * series.length);
  for (const [column, { values }] of series.entries())
    for (const [time, value] of values.entries()) samples[time * series.length + column] = value;
  return samples;
}
