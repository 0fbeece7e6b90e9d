import type { FollowedState, FollowedSystem } from './followed-system.ts';
import { allFinite } from './numerical-error.ts';
import type { Schedule } from './schedule.ts';
import { stateAt } from './timeline.ts';
import { transitionOver } from './transition.ts';

/** The state in which constant inputs of these sizes hold the system and its followers. A follower of rate 0 has none. */
export function steadyFollowed(
  { system, followers }: FollowedSystem,
  sizes: readonly number[],
): FollowedState {
  const { rates, inputs, outputs } = system;
  const modes = rates.length;
  const state = new Float64Array(modes + followers.length);
  for (const [input, size] of sizes.entries())
    for (let mode = 0; mode < modes; mode++) state[mode] += (inputs[input][mode] * size) / rates[mode];
  for (const [place, { rate, drives }] of followers.entries()) {
    let entering = 0;
    for (const { kind, index, gain } of drives) {
      if (kind === 'follower') entering += gain * state[modes + index];
      else for (let mode = 0; mode < modes; mode++) entering += gain * outputs[index][mode] * state[mode];
    }
    state[modes + place] = entering / rate;
  }
  return allFinite(state, 'steady state');
}

/**
 * The state at the beginning of a period that comes back at its end, mode by mode: no cycles are run to get there.
 * The period is `period` ticks from the first time of the schedule; what the schedule says later is not read.
 */
export function periodicState(followed: FollowedSystem, schedule: Schedule, period: number): FollowedState {
  const modes = followed.system.rates.length;
  const size = modes + followed.followers.length;
  const added = stateAt(followed, schedule, new Float64Array(size), schedule.times[0] + period);
  const hours = period * schedule.hoursPerTick;
  const { coupling } = transitionOver(followed, hours);
  const rateOf = (state: number): number =>
    state < modes ? followed.system.rates[state] : followed.followers[state - modes].rate;
  for (let state = 0; state < size; state++) {
    if (state >= modes)
      for (let other = 0; other < state; other++)
        added[state] += coupling[state - modes][other] * added[other];
    added[state] /= -Math.expm1(-rateOf(state) * hours);
  }
  return allFinite(added, 'periodic state');
}
