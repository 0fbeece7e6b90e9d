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
  /** What is read, each the sum of its terms. Left out: every output, then every follower. */
  readonly read?: readonly (readonly Drive[])[];
}

/** One number per mode, then one per follower. */
export type FollowedState = Float64Array;

/** The terms of everything that is read. */
export function readings({ system, followers, read }: FollowedSystem): readonly (readonly Drive[])[] {
  if (read !== undefined) return read;
  const each = (kind: Drive['kind'], count: number): Drive[][] =>
    Array.from({ length: count }, (_, index) => [{ kind, index, gain: 1 }]);
  return [...each('output', system.outputs.length), ...each('follower', followers.length)];
}

/** How many numbers are read. */
export function widthOf({ system, followers, read }: FollowedSystem): number {
  return read === undefined ? system.outputs.length + followers.length : read.length;
}

/** Everything that is read off a state, as weights on it: one row of modes and followers each. */
export function readingRows(followed: FollowedSystem): readonly Float64Array[] {
  const { system, followers } = followed;
  const modes = system.rates.length;
  return readings(followed).map((terms) => {
    const row = new Float64Array(modes + followers.length);
    for (const { kind, index, gain } of terms)
      if (kind === 'follower') row[modes + index] += gain;
      else for (let mode = 0; mode < modes; mode++) row[mode] += gain * system.outputs[index][mode];
    return row;
  });
}

/** What a row of weights reads off a state. */
export function weighed(row: Float64Array, state: FollowedState): number {
  let sum = 0;
  for (let place = 0; place < row.length; place++) sum += row[place] * state[place];
  return sum;
}

/** Throws on a follower that drives itself or follows a later one, on a rate below zero, or on a reading of nothing. */
export function checkFollowers({ system, followers, read = [] }: FollowedSystem): void {
  const known = { output: system.outputs.length, follower: 0 };
  const check = ({ kind, index, gain }: Drive, what: string, place: number): void => {
    if (!Number.isFinite(gain)) throw new NumericalError(`${what} ${place}`, 'needs a finite gain');
    if (!(Number.isInteger(index) && index >= 0 && index < known[kind]))
      throw new NumericalError(`${what} ${place}`, `follows ${kind} ${index}`);
  };
  for (let place = 0; place < followers.length; place++) {
    const { rate, drives } = followers[place];
    if (!(rate >= 0 && Number.isFinite(rate)))
      throw new NumericalError(`follower ${place}`, 'needs a rate of zero or more');
    known.follower = place;
    for (const drive of drives) check(drive, 'follower', place);
  }
  known.follower = followers.length;
  for (let place = 0; place < read.length; place++)
    for (const term of read[place]) check(term, 'reading', place);
}
