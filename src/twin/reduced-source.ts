import type { Drive, FollowedSystem, Follower } from '../kernel/followed-system.ts';
import { geometricPoles, type Poles, reduceTree } from '../kernel/rational-krylov.ts';
import { symmetricTree } from '../kernel/tree.ts';
import type { ProjectTree } from '../kernel/tree-projection.ts';
import type { PlasmaResponse } from './plasma-response.ts';
import { csfMassRow, lossRow, type NodeWeights, tissueMassRow } from './spine-rows.ts';
import type { SpineTree } from './spine-tree.ts';

const SLOWEST_SHIFT = 0.03;
/** What the shifts were chosen for: 250 cm2/h over a width of 2 cm, squared. A source that spreads faster gets faster ones. */
const USUAL_SPREADING = 62.5;
/** What is given at once shows its first seconds; a rate that changes shows them a thousand times less. */
const SHIFTS = {
  sudden: { fastest: 2000, count: 60 },
  gradual: { fastest: 150, count: 34 },
  'seen-late': { fastest: 90, count: 28 },
} as const;
/** From how long after a change of its rate on an infusion counts as seen late. */
export const LATE_HOURS = 0.25;

/** How a source gives: at once, at rates that change, or at such whose changes are not looked at until `LATE_HOURS` later. */
export type SourceKind = keyof typeof SHIFTS;

/**
 * Shifts of the reduction, 1/h: from slower than nearly all that leaves the CSF to what a source does in its first seconds. With
 * them the error against all modes is below 1e-7 of the peak a second after an injection and below 1e-11 from half an hour on,
 * and below 1e-8 of the steady level six minutes after a change of rate, or `LATE_HOURS` after it where nobody looks sooner
 * (`test/twin/grid-and-reduction.test.ts`). A source that spreads faster than usual gets more of them.
 */
function polesFor(spreadingPerHour: number, kind: SourceKind): Poles {
  const { fastest: usual, count } = SHIFTS[kind];
  const fastest = usual * Math.max(1, spreadingPerHour / USUAL_SPREADING);
  const more = Math.log(fastest / SLOWEST_SHIFT) / Math.log(usual / SLOWEST_SHIFT);
  return geometricPoles(SLOWEST_SHIFT, fastest, Math.ceil(count * more));
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
  const system = reduceTree(
    symmetricTree(spine.tree),
    [weights],
    [...atEnds, ...lagged.map(({ row }) => row), ...rows],
    polesFor(spreadingPerHour, kind),
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
