import type { Drive, FollowedSystem, Follower } from '../kernel/followed-system.ts';
import { geometricPoles, type Poles, reduceTree } from '../kernel/rational-krylov.ts';
import { type SymmetricTree, symmetricTree } from '../kernel/tree.ts';
import type { ProjectTree } from '../kernel/tree-projection.ts';
import { longestStay } from '../kernel/tree-solve.ts';
import type { PlasmaResponse } from './plasma-response.ts';
import { csfMassRow, lossRow, type NodeWeights, tissueMassRow } from './spine-rows.ts';
import type { SpineTree } from './spine-tree.ts';

/** What the shifts were chosen for: 250 cm2/h over a width of 2 cm, squared. A source that spreads faster gets faster ones. */
const USUAL_SPREADING = 62.5;
/**
 * What is given at once shows its first seconds; a rate that changes shows them a thousand times less. The fastest shift, 1/h, and
 * how many stand in each factor of e from the slowest on.
 */
const SHIFTS = {
  sudden: { fastest: 2000, density: 5.4 },
  'seen-at-once': { fastest: 400, density: 3.2 },
  'seen-soon': { fastest: 240, density: 3.4 },
  'seen-late': { fastest: 90, density: 3.5 },
} as const;
/**
 * The slowest shift, times the longest that drug stays on average: just below the slowest mode there is. No shift is slower than
 * 0.01/h: what stays longer hardly exchanges with CSF, and its steady state is exact without.
 */
const SLOWEST_STAY = 0.8;
const SLOWEST_SHIFT = 0.01;
/** From how long after a change of its rate on an infusion counts as seen soon, and late. */
export const SOON_HOURS = 0.1;
export const LATE_HOURS = 0.5;

/** How a source gives: at once, or at rates that change and are looked at so long afterwards. */
export type SourceKind = keyof typeof SHIFTS;

/** How an infusion gives whose changes are looked at so long afterwards at the earliest. */
export function infusionSeenAfter(hours: number): Exclude<SourceKind, 'sudden'> {
  if (hours >= LATE_HOURS) return 'seen-late';
  return hours >= SOON_HOURS ? 'seen-soon' : 'seen-at-once';
}

/**
 * Shifts of the reduction, 1/h: from slower than anything that leaves the CSF to what a source does in its first seconds. With
 * them the error against all modes is below 1e-7 of the peak a second after an injection and below 1e-11 from half an hour on,
 * and below 1e-8 of the steady level from when on an infusion is looked at, or from a minute after a change of its rate
 * (`test/twin/grid-and-reduction.test.ts`). A source that spreads faster than usual gets more of them.
 */
function polesFor(tree: SymmetricTree, spreadingPerHour: number, kind: SourceKind): Poles {
  const { fastest: usual, density } = SHIFTS[kind];
  const fastest = usual * Math.max(1, spreadingPerHour / USUAL_SPREADING);
  const slowest = Math.max(SLOWEST_SHIFT, SLOWEST_STAY / longestStay(tree));
  return geometricPoles(slowest, fastest, Math.ceil(density * Math.log(fastest / slowest)));
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

/** Where a source is and how soon it is no longer there. */
export interface SourcePlace {
  readonly weights: NodeWeights;
  /** Dispersion over the square of its width, 1/h; of a width below a cell, of the cell. */
  readonly spreadingPerHour: number;
  readonly kind: SourceKind;
  /** Reads CSF in its middle. */
  readonly gauge: NodeWeights;
}

/**
 * The modes that one source excites with all that follows them: what does not depend on doses and times, so that a changed
 * program is answered without it. Reads the rows wanted, then the effect sites, then plasma.
 */
export interface ReducedSource {
  readonly followed: FollowedSystem;
  readonly rows: number;
  readonly lagged: number;
  readonly hasPlasma: boolean;
  /** What is read at the ends of a run only, by mode: loss to blood (ug/h), masses (ug) and CSF at the source (ug/mL). */
  readonly atEnds: {
    readonly loss: Float64Array;
    readonly csf: Float64Array;
    readonly tissue: Float64Array;
    readonly gauge: Float64Array;
  };
}

const LOSS = 0;
const AT_ENDS = 4;

export function reducedSource(
  spine: SpineTree,
  { weights, spreadingPerHour, kind, gauge }: SourcePlace,
  { rows, lagged, plasma }: Wanted,
  project: ProjectTree,
): ReducedSource {
  const atEnds = [lossRow(spine), csfMassRow(spine), tissueMassRow(spine), gauge];
  const tree = symmetricTree(spine.tree);
  const system = reduceTree(
    tree,
    [weights],
    [...atEnds, ...lagged.map(({ row }) => row), ...rows],
    polesFor(tree, spreadingPerHour, kind),
    project,
  );
  const [loss, csf, tissue, gaugeModes] = system.outputs;
  const effects: readonly Follower[] = lagged.map(({ ratePerHour }, i) => ({
    rate: ratePerHour,
    drives: [{ kind: 'output', index: AT_ENDS + i, gain: ratePerHour }],
  }));
  const blood: readonly Follower[] = (plasma?.rates ?? []).map((rate, i) => ({
    rate,
    drives: [{ kind: 'output', index: LOSS, gain: plasma?.ugPerMl[i] ?? 0 }],
  }));
  const one = (of: Drive['kind'], index: number): Drive => ({ kind: of, index, gain: 1 });
  const inBlood = blood.map((_, i) => one('follower', effects.length + i));
  return {
    followed: {
      system,
      followers: [...effects, ...blood],
      read: [
        ...rows.map((_, i) => [one('output', AT_ENDS + lagged.length + i)]),
        ...effects.map((_, i) => [one('follower', i)]),
        ...(plasma === null ? [] : [inBlood]),
      ],
    },
    rows: rows.length,
    lagged: lagged.length,
    hasPlasma: plasma !== null,
    atEnds: { loss, csf, tissue, gauge: gaugeModes },
  };
}
