import type { FollowedSystem, Follower } from '../kernel/followed-system.ts';
import { geometricPoles, type Poles, reduceTree } from '../kernel/rational-krylov.ts';
import { symmetricTree } from '../kernel/tree.ts';
import type { PlasmaResponse } from './plasma-response.ts';
import { csfMassRow, lossRow, type NodeWeights, tissueMassRow } from './spine-rows.ts';
import type { SpineTree } from './spine-tree.ts';

const SLOWEST_SHIFT = 0.03;
const FASTEST_SHIFT = 400;
const USUAL_SHIFTS = 40;
/** How many times faster than the spreading of a source (D over its width squared) the fastest shift is. */
const SHIFT_OVER_SPREADING = 6.4;

/**
 * Shifts of the reduction, 1/h: from slower than nearly all that leaves the CSF to what a source does in its first seconds. With
 * them the error against all modes is below 1e-7 of the peak a second after an injection, and below 1e-11 from half an hour on
 * (`test/twin/grid-and-reduction.test.ts`). A source that spreads faster than usual gets more of them.
 */
function polesFor(spreadingPerHour: number): Poles {
  const fastest = Math.max(FASTEST_SHIFT, SHIFT_OVER_SPREADING * spreadingPerHour);
  const decades = Math.log(fastest / SLOWEST_SHIFT) / Math.log(FASTEST_SHIFT / SLOWEST_SHIFT);
  return geometricPoles(SLOWEST_SHIFT, fastest, Math.ceil(USUAL_SHIFTS * decades));
}

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

/**
 * The modes that one source excites with all that follows them: what does not depend on doses and times, so that a changed
 * program is answered without it. Columns are those of a sampled row.
 */
export interface ReducedSource {
  /** With what is counted as lost, the last follower; it has no steady state. */
  readonly followed: FollowedSystem;
  /** Without it. */
  readonly settling: FollowedSystem;
  readonly columns: {
    readonly csfMass: number;
    readonly tissueMass: number;
    readonly rows: readonly number[];
    readonly lagged: readonly number[];
    readonly plasma: readonly number[];
    readonly lost: number;
  };
}

const ENTER_BLOOD = 0;
const CSF_MASS = 1;
const TISSUE_MASS = 2;
const FIXED_ROWS = 3;

/** `spreadingPerHour`: dispersion over the square of the source's width, 1/h. */
export function reducedSource(
  spine: SpineTree,
  weights: NodeWeights,
  wanted: Wanted,
  spreadingPerHour: number,
): ReducedSource {
  const { lagged, plasma } = wanted;
  const rows = [
    lossRow(spine),
    csfMassRow(spine),
    tissueMassRow(spine),
    ...lagged.map(({ row }) => row),
    ...wanted.rows,
  ];
  const system = reduceTree(symmetricTree(spine.tree), [weights], rows, polesFor(spreadingPerHour));
  const effects: readonly Follower[] = lagged.map(({ ratePerHour }, i) => ({
    rate: ratePerHour,
    drives: [{ kind: 'output', index: FIXED_ROWS + i, gain: ratePerHour }],
  }));
  const blood: readonly Follower[] = (plasma?.rates ?? []).map((rate, i) => ({
    rate,
    drives: [{ kind: 'output', index: ENTER_BLOOD, gain: plasma?.ugPerMl[i] ?? 0 }],
  }));
  const lost: Follower = { rate: 0, drives: [{ kind: 'output', index: ENTER_BLOOD, gain: 1 }] };
  const followers = [...effects, ...blood];
  const from = (first: number, count: number): readonly number[] =>
    Array.from({ length: count }, (_, i) => first + i);
  return {
    followed: { system, followers: [...followers, lost] },
    settling: { system, followers },
    columns: {
      csfMass: CSF_MASS,
      tissueMass: TISSUE_MASS,
      rows: from(FIXED_ROWS + lagged.length, wanted.rows.length),
      lagged: from(rows.length, effects.length),
      plasma: from(rows.length + effects.length, blood.length),
      lost: rows.length + followers.length,
    },
  };
}
