import { chainResponse } from './exponential-difference.ts';
import type { FollowedState, FollowedSystem } from './followed-system.ts';
import { driven } from './phi.ts';

/** What a given length of time does to a state, exactly, while every input is constant. */
export interface Transition {
  /** e^(-rate time), for modes and then followers. */
  readonly decay: Float64Array;
  /** `coupling[p][s]`: what follower p holds afterwards for each unit state s held before (its own is in `decay`). */
  readonly coupling: readonly Float64Array[];
  /** `response[i][s]`: what state s holds afterwards for each unit of input i. */
  readonly response: readonly Float64Array[];
}

export function transitionOver({ system, followers }: FollowedSystem, hours: number): Transition {
  const { rates, inputs, outputs } = system;
  const modes = rates.length;
  const size = modes + followers.length;
  const decay = new Float64Array(size);
  const coupling = followers.map(() => new Float64Array(size));
  const response = inputs.map(() => new Float64Array(size));
  for (let mode = 0; mode < modes; mode++) {
    decay[mode] = Math.exp(-rates[mode] * hours);
    const held = driven(rates[mode], 0, hours);
    for (const [input, weights] of inputs.entries()) response[input][mode] = weights[mode] * held;
  }
  for (const [place, { rate, drives }] of followers.entries()) {
    decay[modes + place] = Math.exp(-rate * hours);
    const add = (weights: Float64Array, gain: number, chain: readonly number[]): void => {
      for (let mode = 0; mode < modes; mode++) {
        const weight = gain * weights[mode];
        if (weight === 0) continue;
        coupling[place][mode] += weight * chainResponse([...chain, rates[mode]], hours);
        const integral = weight * chainResponse([...chain, rates[mode], 0], hours);
        for (const [input, entering] of inputs.entries())
          response[input][modes + place] += integral * entering[mode];
      }
    };
    const follow = (drive: (typeof drives)[number], gain: number, chain: readonly number[]): void => {
      if (drive.kind === 'output') {
        add(outputs[drive.index], gain * drive.gain, chain);
        return;
      }
      const source = followers[drive.index];
      const longer = [...chain, source.rate];
      coupling[place][modes + drive.index] += gain * drive.gain * chainResponse(longer, hours);
      for (const further of source.drives) follow(further, gain * drive.gain, longer);
    };
    for (const drive of drives) follow(drive, 1, [rate]);
  }
  return { decay, coupling, response };
}

/** The state afterwards, into `into`, which may be `state` itself; input i has size `rates[i][at]`. */
export function advance(
  { decay, coupling, response }: Transition,
  state: FollowedState,
  rates: readonly Float64Array[],
  at: number,
  into: FollowedState,
): void {
  const modes = decay.length - coupling.length;
  // Later followers first: each reads the modes and earlier followers as they were before.
  for (let place = coupling.length - 1; place >= 0; place--) {
    const row = coupling[place];
    let sum = decay[modes + place] * state[modes + place];
    for (let other = 0; other < modes + place; other++) sum += row[other] * state[other];
    into[modes + place] = sum;
  }
  for (let mode = 0; mode < modes; mode++) into[mode] = decay[mode] * state[mode];
  for (let input = 0; input < response.length; input++) {
    const size = rates[input][at];
    if (size === 0) continue;
    const row = response[input];
    for (let index = 0; index < into.length; index++) into[index] += row[index] * size;
  }
}
