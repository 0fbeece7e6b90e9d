import type { DrugId } from '../core/ids.ts';
import type { PumpClock } from '../core/pump-clock.ts';
import { inSmallestUnit } from '../core/units.ts';
import { inAmounts, type TreeJacobian, treeJacobian } from '../kernel/tree-jacobian.ts';
import type { Canal } from './canal.ts';
import type { ParameterReader } from './parameters/parameter-set.ts';
import { lossRow, perUg } from './spine-rows.ts';
import { type SpineTree, spineTree } from './spine-tree.ts';
import { HOURS_PER_DAY, turnoverFactor } from './turnover.ts';

const MS_PER_HOUR = 3_600_000;

/** What hour of the day it is to a patient whose CSF production rises and falls. */
export interface DayOfPatient {
  readonly clock: PumpClock;
  /** The beginning of the simulation, ms since 1970. */
  readonly originMs: number;
}

/** dM/dt = J M + s, with what leaves for blood, /h; M in ug. */
interface Motion {
  readonly jacobian: TreeJacobian;
  readonly loss: Float64Array;
}

/**
 * How one drug moves in one patient while his parameters are what they are. In amounts, which go on unchanged where the parameters
 * do not.
 */
export class Regime {
  readonly spine: SpineTree;
  readonly #reader: ParameterReader;
  readonly #day: DayOfPatient | null;
  readonly #usual: Motion;
  /** With a turnover factor of 0 and of 2. */
  readonly #ends: readonly [still: Motion, twice: Motion];

  constructor(drug: DrugId, reader: ParameterReader, canal: Canal, day: DayOfPatient | null) {
    this.spine = spineTree(drug, reader, canal);
    this.#reader = reader;
    this.#day = day;
    this.#usual = motionOf(this.spine);
    const at = (factor: number): Motion =>
      day === null ? this.#usual : motionOf(spineTree(drug, reader, canal, factor));
    this.#ends = [at(0), at(2)];
  }

  /** Hours after the beginning of the simulation. */
  motionAt(hours: number): Motion {
    if (this.#day === null) return this.#usual;
    const { clock, originMs } = this.#day;
    const local = (originMs + inSmallestUnit(clock.aheadOfUtc)) / MS_PER_HOUR + hours;
    const hourOfDay = ((local % HOURS_PER_DAY) + HOURS_PER_DAY) % HOURS_PER_DAY;
    return between(this.#ends, this.#usual, turnoverFactor(this.#reader, hourOfDay));
  }
}

const motionOf = (spine: SpineTree): Motion => ({
  jacobian: inAmounts(treeJacobian(spine.tree), spine.tree.volumes),
  loss: perUg(spine, lossRow(spine)),
});

/**
 * On the parabola through factors of 0, 1 and 2. All that a turnover does is a straight line, but for what net flow adds to the mixing
 * at a face, which goes with the square of the flow; what goes with its fourth power is left out.
 */
function between([still, twice]: readonly [Motion, Motion], usual: Motion, factor: number): Motion {
  const [low, middle, high] = [
    ((factor - 1) * (factor - 2)) / 2,
    factor * (2 - factor),
    (factor * (factor - 1)) / 2,
  ];
  const mixed = (pick: (motion: Motion) => Float64Array): Float64Array => {
    const [first, second, third] = [pick(still), pick(usual), pick(twice)];
    return first.map((value, i) => low * value + middle * second[i] + high * third[i]);
  };
  return {
    jacobian: {
      parents: usual.jacobian.parents,
      diagonal: mixed(({ jacobian }) => jacobian.diagonal),
      toParent: mixed(({ jacobian }) => jacobian.toParent),
      toNode: mixed(({ jacobian }) => jacobian.toNode),
    },
    loss: mixed(({ loss }) => loss),
  };
}
