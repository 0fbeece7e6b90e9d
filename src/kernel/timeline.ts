import type { FollowedState, FollowedSystem } from './followed-system.ts';
import type { Schedule } from './schedule.ts';
import { advance, type Transition, transitionOver } from './transition.ts';

/** Transitions by their length in ticks: a daily program has few different lengths, and each is computed once. */
export function transitionsOf(followed: FollowedSystem, hoursPerTick: number): (ticks: number) => Transition {
  const known = new Map<number, Transition>();
  return (ticks) => {
    const found = known.get(ticks);
    if (found !== undefined) return found;
    const made = transitionOver(followed, ticks * hoursPerTick);
    // Lengths that never come back must not fill the memory.
    if (known.size < 64) known.set(ticks, made);
    return made;
  };
}

/** Adds the impulses that stand at time `at` of the schedule. */
export function addImpulses(
  { system }: FollowedSystem,
  { impulses }: Schedule,
  at: number,
  state: FollowedState,
): void {
  if (impulses === undefined) return;
  for (let input = 0; input < impulses.length; input++) {
    const size = impulses[input][at];
    if (size === 0) continue;
    const weights = system.inputs[input];
    for (let mode = 0; mode < weights.length; mode++) state[mode] += weights[mode] * size;
  }
}

/** Carries a state from the first time of the schedule to `end` (ticks); impulses that stand at `end` are not given. */
export function stateAt(
  followed: FollowedSystem,
  schedule: Schedule,
  initial: FollowedState,
  end: number,
): FollowedState {
  const transition = transitionsOf(followed, schedule.hoursPerTick);
  const { times, rates } = schedule;
  const state = initial.slice();
  for (let at = 0; at < times.length && times[at] < end; at++) {
    addImpulses(followed, schedule, at, state);
    const until = at + 1 < times.length ? Math.min(times[at + 1], end) : end;
    advance(transition(until - times[at]), state, rates, at, state);
  }
  return state;
}
