import type { ModalSystem } from './modal-system.ts';
import { NumericalError } from './numerical-error.ts';

/** What drives a follower: an output of the modal system or an earlier follower, times `gain`. */
export interface Drive {
  readonly kind: 'output' | 'follower';
  readonly index: number;
  readonly gain: number;
}

/**
 * A state that follows others without acting back: dp/dt = -rate p + sum over drives (gain y). An effect site is one
 * with `rate` and gain ke0; plasma of three compartments is three, one for each of its rates, side by side.
 */
export interface Follower {
  /** Zero or more, 1/h; with zero it integrates what drives it (an area under a curve, a cumulated mass). */
  readonly rate: number;
  readonly drives: readonly Drive[];
}

/** A modal system and what follows it. A follower may follow any earlier one. */
export interface FollowedSystem {
  readonly system: ModalSystem;
  readonly followers: readonly Follower[];
}

/** One number per mode, then one per follower. */
export type FollowedState = Float64Array;

/** Everything that can be read off a system, in this order: its outputs, then its followers. */
export function widthOf({ system, followers }: FollowedSystem): number {
  return system.outputs.length + followers.length;
}

/** Writes what can be read off a state (`widthOf` numbers) into `into` from `offset` on. */
export function readState(
  { system, followers }: FollowedSystem,
  state: FollowedState,
  into: Float64Array,
  offset: number,
): void {
  const { outputs, rates } = system;
  for (let output = 0; output < outputs.length; output++) {
    const row = outputs[output];
    let sum = 0;
    for (let mode = 0; mode < rates.length; mode++) sum += row[mode] * state[mode];
    into[offset + output] = sum;
  }
  for (let place = 0; place < followers.length; place++)
    into[offset + outputs.length + place] = state[rates.length + place];
}

/** Throws on a follower that drives itself or follows a later one, or on a rate below zero. */
export function checkFollowers({ system, followers }: FollowedSystem): void {
  for (const [place, { rate, drives }] of followers.entries()) {
    const refuse = (why: string): never => {
      throw new NumericalError(`follower ${place}`, why);
    };
    if (!(rate >= 0 && Number.isFinite(rate))) refuse('needs a rate of zero or more');
    for (const { kind, index, gain } of drives) {
      if (!Number.isFinite(gain)) refuse('needs a finite gain');
      const known = kind === 'output' ? system.outputs.length : place;
      if (!(Number.isInteger(index) && index >= 0 && index < known)) refuse(`follows ${kind} ${index}`);
    }
  }
}
