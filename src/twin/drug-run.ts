import type { Extremes } from '../kernel/extremes.ts';
import { type FollowedSystem, widthOf } from '../kernel/followed-system.ts';
import { type LaidOutRun, layOutRun } from '../kernel/laid-out-run.ts';
import { sampleColumns } from '../kernel/sample-columns.ts';
import type { Grid, Schedule } from '../kernel/schedule.ts';
import { periodicState, steadyFollowed } from '../kernel/steady-followed.ts';
import { type NumericKernel, PLAIN_KERNEL } from './numeric-kernel.ts';
import { type ReducedSource, reducedSource, type SourcePlace, type Wanted } from './reduced-source.ts';
import type { SpineTree } from './spine-tree.ts';
import { HOURS_PER_TICK } from './tip-delivery.ts';

/** How an input runs, from tick 0 on, and how it ran before. */
export interface Drive {
  readonly schedule: Schedule;
  /** The same for one grid, if somebody laid it out before. */
  readonly laidOut?: LaidOutRun;
  /** Nothing, a constant rate for ever, or a schedule that comes back after a period. */
  readonly before:
    | { readonly kind: 'nothing' }
    | { readonly kind: 'constant'; readonly ugPerHour: number }
    | { readonly kind: 'periodic'; readonly schedule: Schedule; readonly periodTicks: number };
}

/** Where a drug is at the last sample, and was at the beginning, in ug; and the highest concentration, in ug/mL. */
export interface RunEnds {
  readonly initiallyUg: number;
  readonly deliveredUg: number;
  readonly csfUg: number;
  readonly tissueUg: number;
  readonly lostUg: number;
  /** At the source: at the ends of the run, or what the mean of the input would hold. */
  readonly gaugeUgPerMl: number;
}

/** Values at the times of the grid: of the rows wanted, then of what lags behind, then of plasma. */
export interface SourceResult {
  readonly columns: readonly Float64Array[];
  /** Of the same, where whoever ran it knows. */
  readonly extremes?: readonly Extremes[];
  readonly ends: RunEnds;
}

/** Drives one source through the model exactly, from change to change. */
export const runSource = (
  spine: SpineTree,
  source: SourcePlace & Drive,
  wanted: Wanted,
  grid: Grid,
  kernel: NumericKernel = PLAIN_KERNEL,
): SourceResult => driveSource(reducedSource(spine, source, wanted, kernel.project), source, grid, kernel);

/** The same for a source that was reduced before. What it answers lies in one piece of memory, row after row. */
export function driveSource(
  reduced: ReducedSource,
  drive: Drive,
  grid: Grid,
  kernel: NumericKernel,
): SourceResult {
  const { followed } = reduced;
  const initial = stateBefore(followed, drive.before);
  const laidOut = drive.laidOut ?? layOutRun(drive.schedule, grid);
  const room = kernel.room?.(laidOut.grid.count * widthOf(followed));
  const { columns, extremes, end } = sampleColumns(followed, laidOut, initial, kernel.run, room);
  return { columns, extremes, ends: endsOf(reduced, drive.schedule, initial, end, grid) };
}

/** The state of a source when the run begins. */
export function stateBefore(followed: FollowedSystem, before: Drive['before']): Float64Array {
  switch (before.kind) {
    case 'nothing':
      return new Float64Array(followed.system.rates.length + followed.followers.length);
    case 'constant':
      return steadyFollowed(followed, [before.ugPerHour]);
    case 'periodic':
      return periodicState(followed, before.schedule, before.periodTicks);
  }
}

/**
 * Each mode is `z' = b u − r z`, so what it integrates to is `(b U − change of z) / r`: with the loss on the modes that is what
 * was lost, without an integration of its own.
 */
function endsOf(
  { followed: { system }, atEnds }: ReducedSource,
  schedule: Schedule,
  initial: Float64Array,
  end: Float64Array,
  { start, step, count }: Grid,
): RunEnds {
  const lastTick = start + step * (count - 1);
  const first = initial.subarray(0, system.rates.length);
  const last = end.subarray(0, system.rates.length);
  const given = givenBy(schedule, lastTick);
  const [entering] = system.inputs;
  let lostUg = 0;
  let heldByMean = 0;
  const perHour = lastTick > 0 ? given / (lastTick * HOURS_PER_TICK) : 0;
  for (let mode = 0; mode < last.length; mode++) {
    const rate = system.rates[mode];
    lostUg += (atEnds.loss[mode] * (entering[mode] * given - (last[mode] - first[mode]))) / rate;
    heldByMean += (atEnds.gauge[mode] * entering[mode] * perHour) / rate;
  }
  const read = (row: Float64Array, state: Float64Array): number => {
    let sum = 0;
    for (let mode = 0; mode < row.length; mode++) sum += row[mode] * state[mode];
    return sum;
  };
  return {
    deliveredUg: given,
    initiallyUg: read(atEnds.csf, first) + read(atEnds.tissue, first),
    csfUg: read(atEnds.csf, last),
    tissueUg: read(atEnds.tissue, last),
    lostUg,
    gaugeUgPerMl: Math.max(heldByMean, read(atEnds.gauge, first), read(atEnds.gauge, last)),
  };
}

/** What a schedule gives until a tick, ug; what is given at once at that very tick is not in it. */
export function givenBy({ times, rates, impulses }: Schedule, untilTick: number): number {
  const [sizes] = rates;
  const given = impulses?.[0];
  let ug = 0;
  for (let i = 0; i < times.length && times[i] < untilTick; i++) {
    const end = i + 1 < times.length ? times[i + 1] : Number.POSITIVE_INFINITY;
    ug += sizes[i] * (Math.min(end, untilTick) - times[i]) * HOURS_PER_TICK;
    if (given !== undefined) ug += given[i];
  }
  return ug;
}

/** Term by term, at so many times; a single part is given as it is. */
export function summed(parts: readonly Float64Array[], count: number): Float64Array {
  const [first, ...rest] = parts;
  if (first === undefined) return new Float64Array(count);
  if (rest.length === 0) return first;
  const sum = first.slice();
  for (const part of rest) for (let i = 0; i < sum.length; i++) sum[i] += part[i];
  return sum;
}

/** A schedule of one input that is given at once. */
export function impulses(ticks: Float64Array, ug: Float64Array): Schedule {
  const startsLater = ticks.length === 0 || ticks[0] > 0;
  const times = startsLater ? Float64Array.of(0, ...ticks) : ticks;
  return {
    hoursPerTick: HOURS_PER_TICK,
    times,
    rates: [new Float64Array(times.length)],
    impulses: [startsLater ? Float64Array.of(0, ...ug) : ug],
  };
}
