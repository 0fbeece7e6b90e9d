import { chainFromRest, chainResponse } from './exponential-difference.ts';
import type { Drive, FollowedState, FollowedSystem } from './followed-system.ts';
import { phi1, phi2 } from './phi.ts';
import { type MakeRows, zeroRows } from './zero-rows.ts';

/** What a given length of time does to a state, exactly, while every input is constant. */
export interface Transition {
  /** e^(-rate time), for modes and then followers. */
  readonly decay: Float64Array;
  /** `coupling[p][s]`: what follower p holds afterwards for each unit state s held before (its own is in `decay`). */
  readonly coupling: readonly Float64Array[];
  /** `response[i][s]`: what state s holds afterwards for each unit of input i. */
  readonly response: readonly Float64Array[];
  /** What each mode holds after a constant input of one into it; longer than that. */
  readonly held: Float64Array;
}

/** Room for a transition, in rows of `make`. */
export function emptyTransition(
  { system, followers }: FollowedSystem,
  make: MakeRows = zeroRows,
): Transition {
  const size = system.rates.length + followers.length;
  const [decay, held, ...rows] = make(
    new Array<number>(2 + followers.length + system.inputs.length).fill(size),
  );
  return {
    decay,
    held,
    coupling: rows.slice(0, followers.length),
    response: rows.slice(followers.length),
  };
}

/** Into `into`, which may hold another. */
export function transitionOver(
  followed: FollowedSystem,
  hours: number,
  into: Transition = emptyTransition(followed),
): Transition {
  const { system, followers } = followed;
  const { rates, inputs } = system;
  const { decay, coupling, response, held } = into;
  const modes = rates.length;
  for (const row of coupling) row.fill(0);
  for (const row of response) row.fill(0);
  if (hours === 0) {
    decay.fill(1);
    held.fill(0);
    return into;
  }
  for (let mode = 0; mode < modes; mode++) {
    decay[mode] = Math.exp(-rates[mode] * hours);
    held[mode] = heldAfter(rates[mode], hours, decay[mode]);
  }
  for (let input = 0; input < inputs.length; input++)
    for (let mode = 0; mode < modes; mode++) response[input][mode] = inputs[input][mode] * held[mode];
  for (let place = 0; place < followers.length; place++) {
    const { rate, drives } = followers[place];
    const state = modes + place;
    decay[state] = Math.exp(-rate * hours);
    const behind = { system, followers, hours, decay, held, row: coupling[place], response, state };
    for (const drive of drives) follow(behind, drive, drive.gain, [rate]);
  }
  return into;
}

/** Rates times time further apart than this are divided directly: the differences then keep all digits but one. */
const far = 1 / 8;

/** What is held after a constant input of one, by what decays. */
function heldAfter(rate: number, hours: number, decay: number): number {
  return rate * hours > far ? (1 - decay) / rate : hours * phi1(-rate * hours);
}

/** A follower whose answer is being summed, and what is known of the modes over that time. */
interface Behind extends FollowedSystem {
  readonly hours: number;
  readonly decay: Float64Array;
  /** What each mode holds after a constant input of one. */
  readonly held: Float64Array;
  readonly row: Float64Array;
  readonly response: readonly Float64Array[];
  readonly state: number;
}

/** Adds what reaches the follower through one drive; `chain` is the rates from the follower to what is driven. */
function follow(behind: Behind, { kind, index }: Drive, gain: number, chain: readonly number[]): void {
  const { system, followers, hours, row } = behind;
  if (kind === 'output') {
    if (chain.length === 1) addModes(behind, system.outputs[index], gain, chain[0]);
    else addModesFar(behind, system.outputs[index], gain, chain);
    return;
  }
  const longer = [...chain, followers[index].rate];
  row[system.rates.length + index] += gain * chainResponse(longer, hours);
  for (const drive of followers[index].drives) follow(behind, drive, gain * drive.gain, longer);
}

/** The same for a drive that is an output, mode by mode: from what is left of follower and mode, wherever that will do. */
function addModes(behind: Behind, weights: Float64Array, gain: number, rate: number): void {
  const { system, hours, decay, held, row, response, state } = behind;
  const { rates, inputs } = system;
  const left = decay[state];
  const ownHeld = heldAfter(rate, hours, left);
  for (let mode = 0; mode < rates.length; mode++) {
    const weight = gain * weights[mode];
    const other = rates[mode];
    const apart = other - rate;
    const fast = apart > 0 ? other : rate;
    // If the mode held 1; and if a constant input of one drives the mode in turn, from what both would hold of it themselves.
    const after =
      Math.abs(apart) * hours > far
        ? (left - decay[mode]) / apart
        : hours * Math.max(left, decay[mode]) * phi1(-Math.abs(apart) * hours);
    const risen =
      rate > 0 && fast * hours > far
        ? weight * (((apart > 0 ? ownHeld : held[mode]) - after) / fast)
        : weight * risenSlowly(rate, other, hours);
    row[mode] += weight * after;
    for (let input = 0; input < inputs.length; input++) response[input][state] += risen * inputs[input][mode];
  }
}

/** The same through other followers. */
function addModesFar(behind: Behind, weights: Float64Array, gain: number, chain: readonly number[]): void {
  const { system, hours, row, response, state } = behind;
  const { rates, inputs } = system;
  for (let mode = 0; mode < rates.length; mode++) {
    const weight = gain * weights[mode];
    if (weight === 0) continue;
    const risen = chainResponse([...chain, rates[mode], 0], hours);
    row[mode] += weight * chainResponse([...chain, rates[mode]], hours);
    for (let input = 0; input < inputs.length; input++)
      response[input][state] += weight * risen * inputs[input][mode];
  }
}

/** What a follower holds if a mode drives it that a constant input of one drives, where both are slow or the follower only adds up. */
const risenSlowly = (rate: number, other: number, hours: number): number =>
  rate === 0 ? hours * hours * phi2(-other * hours) : chainFromRest(rate, other, hours);

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
