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
  /** By the power of the turnover factor; null where it is 1 all the time. */
  readonly #powers: readonly [still: Motion, linear: Motion, square: Motion] | null;

  constructor(drug: DrugId, reader: ParameterReader, canal: Canal, day: DayOfPatient | null) {
    this.spine = spineTree(drug, reader, canal);
    this.#reader = reader;
    this.#day = day;
    this.#usual = motionOf(this.spine);
    const at = (factor: number): Motion => motionOf(spineTree(drug, reader, canal, factor));
    this.#powers = day === null ? null : parabolaThrough(at(0), this.#usual, at(2));
  }

  /** Hours after the beginning of the simulation. */
  motionAt(hours: number): Motion {
    if (this.#day === null || this.#powers === null) return this.#usual;
    const { clock, originMs } = this.#day;
    const local = (originMs + inSmallestUnit(clock.aheadOfUtc)) / MS_PER_HOUR + hours;
    const hourOfDay = ((local % HOURS_PER_DAY) + HOURS_PER_DAY) % HOURS_PER_DAY;
    const factor = turnoverFactor(this.#reader, hourOfDay);
    const [still, linear, square] = this.#powers;
    return mixed([still, 1], [linear, factor], [square, factor * factor]);
  }
}

const motionOf = (spine: SpineTree): Motion => ({
  jacobian: inAmounts(treeJacobian(spine.tree), spine.tree.volumes),
  loss: perUg(spine, lossRow(spine)).values,
});

/**
 * All that a turnover does is a straight line in its factor, but for what net flow adds to the mixing at a face, which goes with
 * the square of the flow; what goes with its fourth power is left out.
 */
const parabolaThrough = (still: Motion, usual: Motion, twice: Motion): readonly [Motion, Motion, Motion] => [
  still,
  mixed([still, -1.5], [usual, 2], [twice, -0.5]),
  mixed([still, 0.5], [usual, -1], [twice, 0.5]),
];

type Part = readonly [motion: Motion, weight: number];

function mixed([a, ofA]: Part, [b, ofB]: Part, [c, ofC]: Part): Motion {
  const mix = (first: Float64Array, second: Float64Array, third: Float64Array): Float64Array => {
    const sum = new Float64Array(first.length);
    for (let i = 0; i < sum.length; i++) sum[i] = ofA * first[i] + ofB * second[i] + ofC * third[i];
    return sum;
  };
  const [j, k, l] = [a.jacobian, b.jacobian, c.jacobian];
  return {
    jacobian: {
      parents: j.parents,
      diagonal: mix(j.diagonal, k.diagonal, l.diagonal),
      toParent: mix(j.toParent, k.toParent, l.toParent),
      toNode: mix(j.toNode, k.toNode, l.toNode),
    },
    loss: mix(a.loss, b.loss, c.loss),
  };
}
