import type { FollowedSystem, Follower } from '../kernel/followed-system.ts';
import { geometricPoles, reduceTree } from '../kernel/rational-krylov.ts';
import { samplePlainly } from '../kernel/sample.ts';
import type { Grid, Schedule } from '../kernel/schedule.ts';
import { periodicState, steadyFollowed } from '../kernel/steady-followed.ts';
import { type SymmetricTree, symmetricTree } from '../kernel/tree.ts';
import type { PlasmaResponse } from './plasma-response.ts';
import type { NodeWeights } from './spine-rows.ts';
import { csfMassRow, lossRow, tissueMassRow } from './spine-rows.ts';
import type { SpineTree } from './spine-tree.ts';
import { HOURS_PER_TICK } from './tip-delivery.ts';

/**
 * Shifts of the reduction, 1/h: from slower than anything that leaves the CSF to a minute. With 32 of them the error against all
 * modes is below 1e-8 of the peak (`test/twin/reduction.test.ts`).
 */
const POLES = geometricPoles(0.03, 90, 32);

/** An effect site behind weights on the tree. */
export interface LaggedRow {
  readonly row: NodeWeights;
  readonly ratePerHour: number;
}

/** What is wanted of one drug. */
export interface Wanted {
  readonly rows: readonly NodeWeights[];
  readonly lagged: readonly LaggedRow[];
  readonly plasma: PlasmaResponse | null;
}

/** Where one input goes and how it runs: rates or impulses, from tick 0 on. */
export interface Source {
  readonly weights: NodeWeights;
  readonly schedule: Schedule;
  /** The state at the beginning: nothing, a constant rate for ever, or a schedule that comes back after a period. */
  readonly before:
    | { readonly kind: 'nothing' }
    | { readonly kind: 'constant'; readonly ugPerHour: number }
    | { readonly kind: 'periodic'; readonly schedule: Schedule; readonly periodTicks: number };
}

/** Values at the times of the grid, in the order of what was wanted, and the masses at its two ends. */
export interface SourceResult {
  readonly rows: readonly Float64Array[];
  readonly lagged: readonly Float64Array[];
  readonly plasma: Float64Array | null;
  /** Rows of the masses at every time, ug. */
  readonly csfUg: Float64Array;
  readonly tissueUg: Float64Array;
  readonly lostUg: Float64Array;
  /** What was in CSF and tissue at tick 0. */
  readonly initiallyUg: number;
}

const ENTER_BLOOD = 0;
const CSF_MASS = 1;
const TISSUE_MASS = 2;

/** Drives one source through the model exactly, from change to change. */
export function runSource(spine: SpineTree, source: Source, wanted: Wanted, grid: Grid): SourceResult {
  return runOn(symmetricTree(spine.tree), spine, source, wanted, grid);
}

function runOn(
  tree: SymmetricTree,
  spine: SpineTree,
  source: Source,
  wanted: Wanted,
  grid: Grid,
): SourceResult {
  const fixed = [lossRow(spine), csfMassRow(spine), tissueMassRow(spine)];
  const rows = [...fixed, ...wanted.lagged.map(({ row }) => row), ...wanted.rows];
  const system = reduceTree(tree, [source.weights], rows, POLES);
  const effects: readonly Follower[] = wanted.lagged.map(({ ratePerHour }, i) => ({
    rate: ratePerHour,
    drives: [{ kind: 'output', index: fixed.length + i, gain: ratePerHour }],
  }));
  const plasma: readonly Follower[] = (wanted.plasma?.rates ?? []).map((rate, i) => ({
    rate,
    drives: [{ kind: 'output', index: ENTER_BLOOD, gain: wanted.plasma?.ugPerMl[i] ?? 0 }],
  }));
  const lost: Follower = { rate: 0, drives: [{ kind: 'output', index: ENTER_BLOOD, gain: 1 }] };
  const settling: FollowedSystem = { system, followers: [...effects, ...plasma] };
  const followed: FollowedSystem = { system, followers: [...settling.followers, lost] };
  // What is lost has no steady state: it is counted from the beginning.
  const initial = Float64Array.from([...stateBefore(settling, source.before), 0]);
  const samples = samplePlainly(followed, source.schedule, initial, grid);
  const width = rows.length + followed.followers.length;
  const column = (index: number): Float64Array =>
    Float64Array.from({ length: grid.count }, (_, time) => samples[time * width + index]);
  const effectsFrom = rows.length;
  const plasmaFrom = effectsFrom + effects.length;
  return {
    rows: wanted.rows.map((_, i) => column(fixed.length + wanted.lagged.length + i)),
    lagged: effects.map((_, i) => column(effectsFrom + i)),
    plasma: wanted.plasma === null ? null : sumOf(plasma.map((_, i) => column(plasmaFrom + i))),
    csfUg: column(CSF_MASS),
    tissueUg: column(TISSUE_MASS),
    lostUg: column(plasmaFrom + plasma.length),
    initiallyUg: massOf(followed, initial),
  };
}

function stateBefore(followed: FollowedSystem, before: Source['before']): Float64Array {
  switch (before.kind) {
    case 'nothing':
      return new Float64Array(followed.system.rates.length + followed.followers.length);
    case 'constant':
      return steadyFollowed(followed, [before.ugPerHour]);
    case 'periodic':
      return periodicState(followed, before.schedule, before.periodTicks);
  }
}

function massOf({ system }: FollowedSystem, state: Float64Array): number {
  let mass = 0;
  for (const row of [CSF_MASS, TISSUE_MASS])
    for (let mode = 0; mode < system.rates.length; mode++) mass += system.outputs[row][mode] * state[mode];
  return mass;
}

/** Term by term; none gives an empty sum of the first's length. */
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
