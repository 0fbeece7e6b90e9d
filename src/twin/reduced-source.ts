import type { FollowedSystem, Follower } from '../kernel/followed-system.ts';
import { geometricPoles, reduceTree } from '../kernel/rational-krylov.ts';
import { symmetricTree } from '../kernel/tree.ts';
import type { PlasmaResponse } from './plasma-response.ts';
import { csfMassRow, lossRow, type NodeWeights, tissueMassRow } from './spine-rows.ts';
import type { SpineTree } from './spine-tree.ts';

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

export function reducedSource(spine: SpineTree, weights: NodeWeights, wanted: Wanted): ReducedSource {
  const { lagged, plasma } = wanted;
  const rows = [
    lossRow(spine),
    csfMassRow(spine),
    tissueMassRow(spine),
    ...lagged.map(({ row }) => row),
    ...wanted.rows,
  ];
  const system = reduceTree(symmetricTree(spine.tree), [weights], rows, POLES);
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
