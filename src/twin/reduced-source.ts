import type { Drive, FollowedSystem, Follower } from '../kernel/followed-system.ts';
import { geometricPoles, type Poles, reduceTree } from '../kernel/rational-krylov.ts';
import { type SymmetricTree, symmetricTree, type Weights } from '../kernel/tree.ts';
import type { ProjectTree } from '../kernel/tree-projection.ts';
import { longestStay } from '../kernel/tree-solve.ts';
import { rowLender } from '../kernel/zero-rows.ts';
import type { PlasmaResponse } from './plasma-response.ts';
import { csfMassRow, lossRow, tissueMassRow } from './spine-rows.ts';
import type { SpineTree } from './spine-tree.ts';

/** What the shifts were chosen for: 250 cm2/h over a width of 2 cm, squared. A source that spreads faster gets faster ones. */
const USUAL_SPREADING = 62.5;
/** No shift is slower, 1/h: what stays longer hardly exchanges with CSF, and its steady state is exact without. */
const SLOWEST_SHIFT = 0.01;

/** Up to which rate the shifts of a source reach, 1/h, and how many stand in each factor of e. */
interface Reach {
  readonly fastest: number;
  readonly density: number;
}

/** What is given at once shows its first second; a rate that changes shows it a thousand times less. */
const AT_ONCE: Reach = { fastest: 2000, density: 5.4 };
const STEADILY = { lowest: 27, highest: 402, after1Hour: 34, power: -0.75, step: 1.35, density: 3.8 };

/**
 * Of a source that is looked at so long after a change of its rate at the earliest; 0 if it gives at once. In steps, so that
 * programs that hardly differ share a reduction.
 */
export function reachOf(seenAfterHours: number): Reach {
  if (seenAfterHours === 0) return AT_ONCE;
  const { lowest, highest, after1Hour, power, step, density } = STEADILY;
  const wanted = Math.max(lowest, after1Hour * seenAfterHours ** power);
  const steps = Math.ceil(Math.log(wanted / lowest) / Math.log(step));
  return { fastest: Math.min(highest, lowest * step ** steps), density };
}

/**
 * Shifts of the reduction, 1/h: from one over the longest stay, which no mode is slower than, to what a source does in its first
 * seconds; with A^-1 they make whole fours. With them the error against all modes is below 1e-7 of the peak a second after an
 * injection and below 1e-11 from half an hour on, and below 1e-8 of the steady level from when on an infusion is looked at, or
 * from a minute after a change of its rate (`test/twin/grid-and-reduction.test.ts`). A source that spreads faster than usual gets
 * more of them.
 */
function polesFor(tree: SymmetricTree, spreadingPerHour: number, seenAfterHours: number): Poles {
  const { fastest: usual, density } = reachOf(seenAfterHours);
  const fastest = usual * Math.max(1, spreadingPerHour / USUAL_SPREADING);
  const slowest = Math.max(SLOWEST_SHIFT, 1 / longestStay(tree));
  const fours = Math.ceil((density * Math.log(fastest / slowest) + 1) / 4);
  return geometricPoles(slowest, fastest, 4 * fours - 1);
}

/** An effect site behind weights on the tree. */
export interface LaggedRow {
  readonly row: Weights;
  readonly ratePerHour: number;
}

/** What is wanted of one drug. */
export interface Wanted {
  readonly rows: readonly Weights[];
  readonly lagged: readonly LaggedRow[];
  readonly plasma: PlasmaResponse | null;
}

/** Where a source is and how soon it is no longer there. */
export interface SourcePlace {
  /** Of one ug, by node. */
  readonly weights: Float64Array;
  /** Dispersion over the square of its width, 1/h; of a width below a cell, of the cell. */
  readonly spreadingPerHour: number;
  /** How long after a change of its rate it is looked at, at the earliest; 0 of one that gives at once. */
  readonly seenAfterHours: number;
  /** Reads CSF in its middle. */
  readonly gauge: Weights;
}

/**
 * The modes that one source excites with all that follows them: what does not depend on doses and times, so that a changed
 * program is answered without it. Reads the rows wanted, then the effect sites, then plasma.
 */
export interface ReducedSource {
  readonly followed: FollowedSystem;
  /** What is read at the ends of a run only, by mode: loss to blood (ug/h), masses (ug) and CSF at the source (ug/mL). */
  readonly atEnds: {
    readonly loss: Float64Array;
    readonly csf: Float64Array;
    readonly tissue: Float64Array;
    readonly gauge: Float64Array;
  };
}

/** A symmetric tree is needed until it is reduced. */
const forTree = rowLender();

const LOSS = 0;
const AT_ENDS = 4;

export function reducedSource(
  spine: SpineTree,
  { weights, spreadingPerHour, seenAfterHours, gauge }: SourcePlace,
  { rows, lagged, plasma }: Wanted,
  project: ProjectTree,
): ReducedSource {
  const atEnds = [lossRow(spine), csfMassRow(spine), tissueMassRow(spine), gauge];
  const tree = symmetricTree(spine.tree, forTree);
  const system = reduceTree(
    tree,
    [weights],
    [...atEnds, ...lagged.map(({ row }) => row), ...rows],
    polesFor(tree, spreadingPerHour, seenAfterHours),
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
    atEnds: { loss, csf, tissue, gauge: gaugeModes },
  };
}
