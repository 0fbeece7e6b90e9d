import type { FollowedState, FollowedSystem } from './followed-system.ts';
import type { LaidOutRun } from './laid-out-run.ts';
import { rowLender } from './zero-rows.ts';

/** Weights of readings on states, [age][state][lane], and on inputs, [age][input][lane]. */
export interface AgeTables {
  readonly fading: Float64Array;
  readonly rising: Float64Array;
  readonly states: number;
  readonly inputs: number;
  readonly lanes: number;
}

const forMost = rowLender();

/**
 * For each age, how many states must be read: fast modes at the end of the row are left out once all they could still
 * show, in every output, is below the rounding of the whole sum. A mode never holds more than
 * |x0| + |b| (largest rate / its own rate + everything given at once), whatever the schedule: that is the bound used,
 * so nothing is left out that could change a result by more than 2^-53 of the terms it is summed from.
 */
export function lastsAt(
  { system, followers }: FollowedSystem,
  { largest, given }: LaidOutRun,
  initial: FollowedState,
  { fading, rising, states, inputs, lanes }: AgeTables,
): Int32Array {
  const [most] = forMost([states]);
  for (let mode = 0; mode < system.rates.length; mode++) {
    let held = Math.abs(initial[mode]);
    for (let input = 0; input < inputs; input++)
      held += Math.abs(system.inputs[input][mode]) * (largest[input] / system.rates[mode] + given[input]);
    most[followers.length + mode] = held;
  }
  const ages = fading.length / (states * lanes);
  const lasting = new Int32Array(ages);
  for (let age = 0; age < ages; age++) {
    let needed = followers.length;
    for (let lane = 0; lane < lanes; lane++) {
      const first = age * states * lanes + lane;
      let whole = 0;
      for (let input = 0; input < inputs; input++)
        whole += Math.abs(rising[(age * inputs + input) * lanes + lane]) * largest[input];
      for (let state = 0; state < states; state++)
        whole += Math.abs(fading[first + state * lanes]) * most[state];
      let left = 0;
      for (let state = states - 1; state >= needed; state--) {
        left += Math.abs(fading[first + state * lanes]) * most[state];
        // Turned round, so that what is not a number is kept and found.
        if (!(left <= 2 ** -53 * whole)) needed = state + 1;
      }
    }
    lasting[age] = needed;
  }
  return lasting;
}
