import type { FollowedState, FollowedSystem } from './followed-system.ts';
import type { LaidOutRun } from './laid-out-run.ts';

interface AgeTables {
  readonly fading: Float64Array;
  readonly rising: Float64Array;
  readonly states: number;
  readonly inputs: number;
  readonly lanes: number;
}

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
  const most = new Float64Array(states);
  for (let mode = 0; mode < system.rates.length; mode++) {
    let held = Math.abs(initial[mode]);
    for (let input = 0; input < inputs; input++)
      held += Math.abs(system.inputs[input][mode]) * (largest[input] / system.rates[mode] + given[input]);
    most[followers.length + mode] = held;
  }
  const ages = fading.length / (states * lanes);
  const lasting = new Int32Array(ages);
  const whole = new Float64Array(lanes);
  const left = new Float64Array(lanes);
  for (let age = 0; age < ages; age++) {
    const shown = age * states * lanes;
    whole.fill(0);
    left.fill(0);
    for (let input = 0; input < inputs; input++)
      addSizes(rising, (age * inputs + input) * lanes, largest[input], whole);
    for (let state = 0; state < states; state++) addSizes(fading, shown + state * lanes, most[state], whole);
    let needed = states;
    while (needed > followers.length) {
      addSizes(fading, shown + (needed - 1) * lanes, most[needed - 1], left);
      if (!isLost(left, whole)) break;
      needed--;
    }
    lasting[age] = needed;
  }
  return lasting;
}

/** Adds the sizes of a row of a table, times `factor`, to `sums`. */
function addSizes(table: Float64Array, first: number, factor: number, sums: Float64Array): void {
  for (let lane = 0; lane < sums.length; lane++) sums[lane] += Math.abs(table[first + lane]) * factor;
}

/** Whether a part is below the rounding of the whole in every lane. */
function isLost(part: Float64Array, whole: Float64Array): boolean {
  // Turned round, so that what is not a number is kept and found.
  for (let lane = 0; lane < part.length; lane++) if (!(part[lane] <= 2 ** -53 * whole[lane])) return false;
  return true;
}
