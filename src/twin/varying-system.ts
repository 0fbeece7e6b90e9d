import { weighed } from '../kernel/followed-system.ts';
import { integrateStiff } from '../kernel/stiff-integrator.ts';
import type { StiffProblem } from '../kernel/stiff-problem.ts';
import { type Weights, weighedAt } from '../kernel/tree.ts';
import { addTreeSlope, implicitTreeStep } from '../kernel/tree-jacobian.ts';
import { rateBefore } from './before-drive.ts';
import type { DrugSource } from './drug-sources.ts';
import type { Wanted } from './reduced-source.ts';
import type { Regime } from './regime.ts';
import { perUg } from './spine-rows.ts';
import { stateAtBeginning } from './state-before.ts';
import { HOURS_PER_TICK } from './tip-delivery.ts';
import { HOURS_PER_DAY } from './turnover.ts';

/** Ours: how long the steady state of the mean day is run as the days are, to become theirs. */
const WARM_UP_HOURS = 7 * HOURS_PER_DAY;
const RELATIVE_ERROR = 1e-8;
/** Below this part of the largest amount anywhere an error counts as if it were of that part. */
const SMALLEST_SHARE = 1e-5;

/** One drug in one patient who is not the same all the time. */
export interface VaryingCase {
  readonly usual: Regime;
  /** In order of time, in ticks after the beginning; before, between and after them it is `usual`. */
  readonly spells: readonly {
    readonly fromTick: number;
    readonly untilTick: number;
    readonly regime: Regime;
  }[];
  /** Whether a day is other than its mean: then what ran before is run for a week as days are. */
  readonly diurnal: boolean;
}

/** In ug: the tree, then (ug/mL) effect sites, then plasma by its rates, then what is lost. */
export class VaryingSystem {
  readonly #one: VaryingCase;
  readonly #sources: readonly DrugSource[];
  readonly #wanted: Wanted;
  readonly #siteRows: readonly Weights[];
  readonly #nodes: number;
  readonly #size: number;

  constructor(one: VaryingCase, sources: readonly DrugSource[], wanted: Wanted) {
    this.#one = one;
    this.#sources = sources;
    this.#wanted = wanted;
    this.#siteRows = wanted.lagged.map(({ row }) => perUg(one.usual.spine, row));
    this.#nodes = one.usual.spine.tree.parents.length;
    this.#size = this.#nodes + wanted.lagged.length + (wanted.plasma?.rates.length ?? 0) + 1;
  }

  /** What ran before has made of the patient; production that rises and falls is run for a week on top of it. */
  initial(): Float64Array {
    const { usual, diurnal } = this.#one;
    let state: Float64Array = new Float64Array(this.#size);
    state.set(stateAtBeginning(usual.spine, this.#sources, this.#wanted));
    if (!diurnal || state.every((amount) => amount === 0)) return state;
    const start = -WARM_UP_HOURS;
    const hours = [...new Set([start, ...this.#changesBefore(start), 0])].sort((a, b) => a - b);
    for (const [i, hour] of hours.entries()) {
      const next = hours[i + 1];
      if (next === undefined) break;
      const rateOf = (source: DrugSource): number => rateBefore(source.drive.before, hour);
      state = this.#integrate(usual, state, [hour, next], rateOf)[0] ?? state;
    }
    state[this.#size - 1] = 0;
    return state;
  }

  /** With what is given at once at that very tick. */
  withImpulses(state: Float64Array, tick: number): Float64Array {
    const after = state.slice();
    for (const { drive, weights } of this.#sources) {
      const at = drive.schedule.times.indexOf(tick);
      const ug = at === -1 ? 0 : (drive.schedule.impulses?.[0]?.[at] ?? 0);
      if (ug !== 0) for (let node = 0; node < this.#nodes; node++) after[node] += ug * weights[node];
    }
    return after;
  }

  /** The states at all of these ascending ticks but the first, between which no rate and no parameter changes. */
  advance(state: Float64Array, ticks: readonly number[]): readonly Float64Array[] {
    const [from = 0] = ticks;
    const spell = this.#one.spells.find(({ fromTick, untilTick }) => fromTick <= from && from < untilTick);
    const hours = ticks.map((tick) => tick * HOURS_PER_TICK);
    return this.#integrate(spell?.regime ?? this.#one.usual, state, hours, ({ drive: { schedule } }) => {
      const at = schedule.times.findLastIndex((time) => time <= from);
      return schedule.rates[0]?.[at] ?? 0;
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

  #integrate(
    regime: Regime,
    state: Float64Array,
    hours: readonly number[],
    rateOf: (source: DrugSource) => number,
  ): readonly Float64Array[] {
    const [from = 0, next = from] = hours;
    const entering = new Float64Array(this.#nodes);
    for (const source of this.#sources) {
      const rate = rateOf(source);
      if (rate !== 0)
        for (let node = 0; node < this.#nodes; node++) entering[node] += rate * source.weights[node];
    }
    const scale = Math.max(1e-12, ...state.subarray(0, this.#nodes), ...entering);
    const rows = integrateStiff(this.#problem(regime, entering), state, hours, {
      relative: RELATIVE_ERROR,
      absolute: RELATIVE_ERROR * SMALLEST_SHARE * scale,
      firstStep: Math.min(next - from, 0.05),
    });
    return hours.slice(1).map((_, i) => rows.slice((i + 1) * this.#size, (i + 2) * this.#size));
  }

  #problem(regime: Regime, entering: Float64Array): StiffProblem {
    const { lagged, plasma } = this.#wanted;
    const rates = [...lagged.map(({ ratePerHour }) => ratePerHour), ...(plasma?.rates ?? []), 0];
    return {
      size: this.#size,
      slope: (time, state, into) => {
        const { jacobian, loss } = regime.motionAt(time);
        into.fill(0);
        into.set(entering);
        addTreeSlope(jacobian, state, into);
        const lost = weighed(loss, state);
        let place = this.#nodes;
        for (const [i, { ratePerHour }] of lagged.entries()) {
          into[place] = ratePerHour * (weighedAt(this.#siteRows[i], state) - state[place]);
          place += 1;
        }
        for (; place < this.#size; place++) into[place] = lost - rates[place - this.#nodes] * state[place];
      },
      linearise: (time) => {
        const { jacobian } = regime.motionAt(time);
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
