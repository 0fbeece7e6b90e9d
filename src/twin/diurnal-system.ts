import type { PumpClock } from '../core/pump-clock.ts';
import { inSmallestUnit } from '../core/units.ts';
import { integrateStiff } from '../kernel/stiff-integrator.ts';
import type { StiffProblem } from '../kernel/stiff-problem.ts';
import { symmetricTree } from '../kernel/tree.ts';
import { addTreeSlope, implicitTreeStep, type TreeJacobian, treeJacobian } from '../kernel/tree-jacobian.ts';
import { steadyState } from '../kernel/tree-solve.ts';
import { meanBefore, rateBefore } from './before-drive.ts';
import type { DrugSource } from './drug-sources.ts';
import type { ParameterReader } from './parameters/parameter-set.ts';
import type { Wanted } from './reduced-source.ts';
import { csfMassRow, lossRow, type NodeWeights, tissueMassRow } from './spine-rows.ts';
import type { SpineTree } from './spine-tree.ts';
import { HOURS_PER_TICK } from './tip-delivery.ts';
import { HOURS_PER_DAY, turnoverFactor } from './turnover.ts';

const MS_PER_HOUR = 3_600_000;
/** Ours: how long the steady state of the mean day is run as the days are, to become theirs. */
const WARM_UP_HOURS = 7 * HOURS_PER_DAY;
const RELATIVE_ERROR = 1e-8;

/** One drug in one patient whose production follows his clock. */
export interface DiurnalCase {
  readonly reader: ParameterReader;
  readonly clock: PumpClock;
  readonly originMs: number;
  /** With a turnover factor of 0 and of 1: what lies between is a straight line, but for a millionth of the dispersion. */
  readonly still: SpineTree;
  readonly usual: SpineTree;
}

/** What weights read of a state. */
export function weighed(row: NodeWeights, state: Float64Array): number {
  let sum = 0;
  for (let node = 0; node < row.length; node++) sum += row[node] * state[node];
  return sum;
}

/** The tree, then effect sites, then plasma, then what is lost. */
export class DiurnalSystem {
  readonly #one: DiurnalCase;
  readonly #sources: readonly DrugSource[];
  readonly #wanted: Wanted;
  readonly #still: TreeJacobian;
  readonly #extra: TreeJacobian;
  readonly #losses: readonly [still: NodeWeights, extra: NodeWeights];
  readonly #nodes: number;
  readonly #size: number;

  constructor(one: DiurnalCase, sources: readonly DrugSource[], wanted: Wanted) {
    this.#one = one;
    this.#sources = sources;
    this.#wanted = wanted;
    this.#still = treeJacobian(one.still.tree);
    this.#extra = difference(treeJacobian(one.usual.tree), this.#still);
    const still = lossRow(one.still);
    this.#losses = [still, lossRow(one.usual).map((loss, node) => loss - still[node])];
    this.#nodes = one.usual.tree.parents.length;
    this.#size = this.#nodes + wanted.lagged.length + (wanted.plasma?.rates.length ?? 0) + 1;
  }

  /** Nothing, or what a fortnight of the program before has made of the steady state of the mean day. */
  initial(): Float64Array {
    let state: Float64Array = new Float64Array(this.#size);
    let before = false;
    const mean = new Float64Array(this.#nodes);
    for (const { drive, weights } of this.#sources) {
      const rate = meanBefore(drive.before);
      before ||= rate > 0;
      for (let node = 0; node < mean.length; node++) mean[node] += rate * weights[node];
    }
    if (!before) return state;
    const held = steadyState(symmetricTree(this.#one.usual.tree), mean);
    state.set(held);
    const entering = weighed(lossRow(this.#one.usual), held);
    for (const [i, { row }] of this.#wanted.lagged.entries()) state[this.#nodes + i] = weighed(row, held);
    const { plasma, lagged } = this.#wanted;
    for (const [i, rate] of (plasma?.rates ?? []).entries())
      state[this.#nodes + lagged.length + i] = ((plasma?.ugPerMl[i] ?? 0) * entering) / rate;
    const start = -WARM_UP_HOURS;
    const hours = [...new Set([start, ...this.#changesBefore(start), 0])].sort((a, b) => a - b);
    for (const [i, hour] of hours.entries()) {
      const next = hours[i + 1];
      if (next === undefined) break;
      state = this.#integrate(state, hour, next, (source) => rateBefore(source.drive.before, hour));
    }
    state[this.#size - 1] = 0;
    return state;
  }

  massOf(state: Float64Array): number {
    return weighed(csfMassRow(this.#one.usual), state) + weighed(tissueMassRow(this.#one.usual), state);
  }

  withImpulses(state: Float64Array, tick: number): Float64Array {
    const after = state.slice();
    const { volumes } = this.#one.usual.tree;
    for (const { drive, weights } of this.#sources) {
      const at = drive.schedule.times.indexOf(tick);
      const ug = at === -1 ? 0 : (drive.schedule.impulses?.[0]?.[at] ?? 0);
      if (ug !== 0)
        for (let node = 0; node < this.#nodes; node++) after[node] += (ug * weights[node]) / volumes[node];
    }
    return after;
  }

  advance(state: Float64Array, fromTick: number, toTick: number): Float64Array {
    return this.#integrate(state, fromTick * HOURS_PER_TICK, toTick * HOURS_PER_TICK, ({ drive }) => {
      const at = drive.schedule.times.findLastIndex((time) => time <= fromTick);
      return drive.schedule.rates[0]?.[at] ?? 0;
    });
  }

  #changesBefore(startHours: number): readonly number[] {
    return this.#sources
      .flatMap(({ drive: { before } }) => {
        if (before.kind !== 'periodic') return [];
        const period = before.periodTicks * HOURS_PER_TICK;
        return Array.from(before.schedule.times).flatMap((tick) => {
          const hours = tick * HOURS_PER_TICK;
          return Array.from({ length: Math.ceil(-startHours / period) }, (_, i) => hours - (i + 1) * period);
        });
      })
      .filter((hour) => hour > startHours && hour < 0);
  }

  #factorAt(hours: number): number {
    const { reader, clock, originMs } = this.#one;
    const local = (originMs + inSmallestUnit(clock.aheadOfUtc)) / MS_PER_HOUR + hours;
    return turnoverFactor(reader, ((local % HOURS_PER_DAY) + HOURS_PER_DAY) % HOURS_PER_DAY);
  }

  #integrate(
    state: Float64Array,
    from: number,
    to: number,
    rateOf: (source: DrugSource) => number,
  ): Float64Array {
    const { volumes } = this.#one.usual.tree;
    const entering = new Float64Array(this.#nodes);
    for (const source of this.#sources) {
      const rate = rateOf(source);
      if (rate !== 0)
        for (let node = 0; node < this.#nodes; node++)
          entering[node] += (rate * source.weights[node]) / volumes[node];
    }
    const scale = Math.max(1e-12, ...state.subarray(0, this.#nodes), ...entering);
    const rows = integrateStiff(this.#problem(entering), state, [from, to], {
      relative: RELATIVE_ERROR,
      absolute: RELATIVE_ERROR * 1e-3 * scale,
      firstStep: Math.min(to - from, 0.05),
    });
    return rows.slice(this.#size);
  }

  #problem(entering: Float64Array): StiffProblem {
    const { lagged, plasma } = this.#wanted;
    const [stillLoss, extraLoss] = this.#losses;
    const rates = [...lagged.map(({ ratePerHour }) => ratePerHour), ...(plasma?.rates ?? []), 0];
    const scaled = new Float64Array(this.#nodes);
    return {
      size: this.#size,
      slope: (time, state, into) => {
        const factor = this.#factorAt(time);
        into.fill(0);
        scaled.fill(0);
        addTreeSlope(this.#still, state, into);
        addTreeSlope(this.#extra, state, scaled);
        for (let node = 0; node < this.#nodes; node++) into[node] += factor * scaled[node] + entering[node];
        const lost = weighed(stillLoss, state) + factor * weighed(extraLoss, state);
        let place = this.#nodes;
        for (const { row, ratePerHour } of lagged) {
          into[place] = ratePerHour * (weighed(row, state) - state[place]);
          place += 1;
        }
        for (const [i, rate] of (plasma?.rates ?? []).entries()) {
          into[place] = (plasma?.ugPerMl[i] ?? 0) * lost - rate * state[place];
          place += 1;
        }
        into[place] = lost;
      },
      linearise: (time) => {
        const jacobian = sumOfJacobians(this.#still, this.#extra, this.#factorAt(time));
        return (step) => {
          const tree = implicitTreeStep(jacobian, step);
          return (b) => {
            tree(b);
            for (const [i, rate] of rates.entries()) b[this.#nodes + i] /= 1 + step * rate;
          };
        };
      },
    };
  }
}

const difference = (a: TreeJacobian, b: TreeJacobian): TreeJacobian => sumOfJacobians(a, b, -1);

function sumOfJacobians(a: TreeJacobian, b: TreeJacobian, factor: number): TreeJacobian {
  const sum = (first: Float64Array, second: Float64Array): Float64Array =>
    first.map((value, i) => value + factor * second[i]);
  return {
    parents: a.parents,
    diagonal: sum(a.diagonal, b.diagonal),
    toParent: sum(a.toParent, b.toParent),
    toNode: sum(a.toNode, b.toNode),
  };
}
