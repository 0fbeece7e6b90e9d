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
  /** With a turnover factor of 0: what lies between is a straight line, but for a millionth of the dispersion. */
  readonly #still: Motion;

  constructor(drug: DrugId, reader: ParameterReader, canal: Canal, day: DayOfPatient | null) {
    this.spine = spineTree(drug, reader, canal);
    this.#reader = reader;
    this.#day = day;
    this.#usual = motionOf(this.spine);
    this.#still = day === null ? this.#usual : motionOf(spineTree(drug, reader, canal, 0));
  }

  /** Hours after the beginning of the simulation. */
  motionAt(hours: number): Motion {
    if (this.#day === null) return this.#usual;
    const { clock, originMs } = this.#day;
    const local = (originMs + inSmallestUnit(clock.aheadOfUtc)) / MS_PER_HOUR + hours;
    const hourOfDay = ((local % HOURS_PER_DAY) + HOURS_PER_DAY) % HOURS_PER_DAY;
    return between(this.#still, this.#usual, turnoverFactor(this.#reader, hourOfDay));
  }
}

const motionOf = (spine: SpineTree): Motion => ({
  jacobian: inAmounts(treeJacobian(spine.tree), spine.tree.volumes),
  loss: perUg(spine, lossRow(spine)),
});

/** On the straight line from `a` (0) through `b` (1). */
function between(a: Motion, b: Motion, factor: number): Motion {
  const line = (first: Float64Array, second: Float64Array): Float64Array =>
    first.map((value, i) => value + factor * (second[i] - value));
  return {
    jacobian: {
      parents: a.jacobian.parents,
      diagonal: line(a.jacobian.diagonal, b.jacobian.diagonal),
      toParent: line(a.jacobian.toParent, b.jacobian.toParent),
      toNode: line(a.jacobian.toNode, b.jacobian.toNode),
    },
    loss: line(a.loss, b.loss),
  };
}
