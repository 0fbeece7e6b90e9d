import type { FollowedSystem } from '../kernel/followed-system.ts';
import { sampleOnGrid } from '../kernel/sample-on-grid.ts';
import type { Grid, Schedule } from '../kernel/schedule.ts';
import { periodicState, steadyFollowed } from '../kernel/steady-followed.ts';
import { type ReducedSource, reducedSource, type Wanted } from './reduced-source.ts';
import type { NodeWeights } from './spine-rows.ts';
import type { SpineTree } from './spine-tree.ts';
import { HOURS_PER_TICK } from './tip-delivery.ts';

/** How an input runs, from tick 0 on, and how it ran before. */
export interface Drive {
  readonly schedule: Schedule;
  /** Nothing, a constant rate for ever, or a schedule that comes back after a period. */
  readonly before:
    | { readonly kind: 'nothing' }
    | { readonly kind: 'constant'; readonly ugPerHour: number }
    | { readonly kind: 'periodic'; readonly schedule: Schedule; readonly periodTicks: number };
}

/** Where an input goes and how it runs. */
export interface Source extends Drive {
  readonly weights: NodeWeights;
  /** Dispersion over the square of its width, 1/h: how soon it is no longer where it was. */
  readonly spreadingPerHour: number;
}

/** Values at the times of the grid, in the order of what was wanted, and masses in ug. */
export interface SourceResult {
  readonly rows: readonly Float64Array[];
  readonly lagged: readonly Float64Array[];
  readonly plasma: Float64Array | null;
  readonly csfUg: Float64Array;
  readonly tissueUg: Float64Array;
  readonly lostUg: Float64Array;
  /** What was in CSF and tissue at tick 0. */
  readonly initiallyUg: number;
}

/** Drives one source through the model exactly, from change to change. */
export const runSource = (spine: SpineTree, source: Source, wanted: Wanted, grid: Grid): SourceResult =>
  driveSource(reducedSource(spine, source.weights, wanted, source.spreadingPerHour), source, grid);

/** The same for a source that was reduced before. */
export function driveSource(reduced: ReducedSource, drive: Drive, grid: Grid): SourceResult {
  const { followed, columns } = reduced;
  const initial = initialState(reduced, drive);
  const samples = sampleOnGrid(followed, drive.schedule, initial, grid);
  const width = columns.lost + 1;
  const column = (index: number): Float64Array => {
    const values = new Float64Array(grid.count);
    for (let time = 0; time < grid.count; time++) values[time] = samples[time * width + index];
    return values;
  };
  return {
    rows: columns.rows.map(column),
    lagged: columns.lagged.map(column),
    plasma: columns.plasma.length === 0 ? null : sumOf(columns.plasma.map(column)),
    csfUg: column(columns.csfMass),
    tissueUg: column(columns.tissueMass),
    lostUg: column(columns.lost),
    initiallyUg: massOf(reduced, initial),
  };
}

/** The state at tick 0; nothing has been counted as lost by then. */
export const initialState = ({ settling }: ReducedSource, { before }: Drive): Float64Array =>
  Float64Array.of(...stateBefore(settling, before), 0);

function stateBefore(followed: FollowedSystem, before: Drive['before']): Float64Array {
  switch (before.kind) {
    case 'nothing':
      return new Float64Array(followed.system.rates.length + followed.followers.length);
    case 'constant':
      return steadyFollowed(followed, [before.ugPerHour]);
    case 'periodic':
      return periodicState(followed, before.schedule, before.periodTicks);
  }
}

function massOf({ settling: { system }, columns }: ReducedSource, state: Float64Array): number {
  let mass = 0;
  for (const row of [columns.csfMass, columns.tissueMass])
    for (let mode = 0; mode < system.rates.length; mode++) mass += system.outputs[row][mode] * state[mode];
  return mass;
}

/** Term by term. */
export function sumOf(parts: readonly Float64Array[]): Float64Array {
  const [first, ...rest] = parts;
  if (first === undefined) throw new RangeError('nothing to sum');
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
