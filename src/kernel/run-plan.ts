import { extremesOf } from './extremes.ts';
import { step } from './grid-layout.ts';
import type { GridPlan } from './grid-plan.ts';
import { carry, drive, give, type SampleTable, show } from './plan-steps.ts';
import { goOnByChanges, isDriven, reachOfChange, turnIntoChange } from './rounds.ts';

/**
 * Runs a plan from `state`, which is in the plan's order and becomes the state at the last sample. Writes the samples of
 * each reading one after the other into `into`, reading after reading, and the lowest and the highest of each into
 * `extremes`, [reading][2]. False if any is not finite; there is then no telling which is lowest.
 */
export type RunPlan = (
  plan: GridPlan,
  state: Float64Array,
  into: Float64Array,
  extremes: Float64Array,
) => boolean;

/** The executor in plain TypeScript: the reference of the one in WebAssembly. */
export const runPlan: RunPlan = (plan, initial, into, extremes) => {
  const { steps, inputs, states } = plan;
  let state: Float64Array = initial.slice();
  let other: Float64Array = new Float64Array(states);
  const before = new Float64Array(states);
  const sizes = new Float64Array(inputs);
  const table = { into, count: into.length / plan.width };
  const everything = { reach: states, back: 0 };
  /** Rounds of a pattern still to come; below zero before the end of the first. */
  let left = -1;
  let written = 0;
  // Stays zero as long as every sum is finite.
  let fault = 0;
  for (let place = 0; place < steps.length; place += 4) {
    const argument = steps[place + 1];
    switch (steps[place]) {
      case step.advance:
        carry(plan, argument, states, state, sizes, other);
        [state, other] = [other, state];
        break;
      case step.sample:
        fault += show(plan, place, everything, state, sizes, table, written);
        written += steps[place + 2];
        break;
      case step.drive:
        drive(plan, argument, sizes);
        break;
      case step.repeat: {
        const rounds = { begin: argument, end: place, left, rows: steps[place + 3] };
        if (left < 0) left = steps[place + 2];
        else if (left > 0) {
          turnIntoChange(before, state);
          if (isDriven(plan, rounds, sizes) || reachOfChange(before, state) === 0) {
            fault += goOnByChanges(plan, rounds, state, before, table, written);
            written += left * rounds.rows;
            left = 0;
          }
        }
        before.set(state);
        if (left-- > 0) place = argument - 4;
        break;
      }
      default:
        give(plan, argument, state);
    }
  }
  initial.set(state);
  findExtremes(table, extremes);
  return fault === 0;
};

function findExtremes({ into, count }: SampleTable, extremes: Float64Array): void {
  for (let reading = 0; 2 * reading < extremes.length; reading++) {
    const { lowest, highest } = extremesOf(into.subarray(reading * count, (reading + 1) * count));
    extremes[2 * reading] = lowest;
    extremes[2 * reading + 1] = highest;
  }
}
