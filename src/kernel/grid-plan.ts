import { type AgeTables, lastsAt } from './fading-modes.ts';
import { type FollowedState, type FollowedSystem, readings, widthOf } from './followed-system.ts';
import type { LaidOutRun } from './laid-out-run.ts';
import { emptyTransition, type Transition, transitionOver } from './transition.ts';
import { rowLender } from './zero-rows.ts';

/**
 * A run laid out flat for an executor that only multiplies and adds: followers first, then modes from slow to fast, then
 * up to three states that stay zero (`states` in all, a multiple of four). Readings are padded to `lanes`, an
 * even number of four or more.
 */
export interface GridPlan {
  readonly steps: Int32Array;
  readonly states: number;
  readonly followers: number;
  readonly inputs: number;
  readonly width: number;
  readonly lanes: number;
  /** [transition][decay of each state | follower by state | input by state]. */
  readonly transitions: Float64Array;
  /** [age][state][lane]: what one unit of the state shows after so many grid steps. */
  readonly fading: Float64Array;
  /** [age][input][lane]: what one unit of an input, constant since then, shows after so many grid steps. */
  readonly rising: Float64Array;
  /** [age]: how many states, from the first, still show after so many grid steps. */
  readonly lasting: Int32Array;
  /** [time][input], rates and impulses (empty if none). */
  readonly rates: Float64Array;
  readonly impulses: Float64Array;
  /** [input][state]: what a unit impulse adds. */
  readonly entering: Float64Array;
}

const forTables = rowLender();
const forTransition = rowLender();

/** `initial` is in the order of a followed state: modes, then followers. The tables are lent until the next plan is made. */
export function gridPlan(followed: FollowedSystem, laidOut: LaidOutRun, initial: FollowedState): GridPlan {
  const { system, followers } = followed;
  const inputs = system.inputs.length;
  const states = Math.ceil((system.rates.length + followers.length) / 4) * 4;
  const width = widthOf(followed);
  const lanes = Math.max(4, Math.ceil(width / 2) * 2);
  const shape = { states, inputs, lanes };
  const room = emptyTransition(followed, forTransition);
  const { ages, lengths } = laidOut;
  const [fading, rising, transitions, entering] = forTables([
    (ages + 1) * states * lanes,
    (ages + 1) * inputs * lanes,
    lengths.length * (1 + followers.length + inputs) * states,
    inputs * states,
  ]);
  fillAgeTables(followed, laidOut, { ...shape, fading, rising }, room);
  fillTransitions(followed, laidOut, transitions, states, room);
  for (const [input, weights] of system.inputs.entries())
    entering.set(weights, input * states + followers.length);
  return {
    steps: laidOut.steps,
    states,
    followers: followers.length,
    inputs,
    width,
    lanes,
    transitions,
    fading,
    rising,
    lasting: lastsAt(followed, laidOut, initial, { ...shape, fading, rising }),
    rates: laidOut.rates,
    impulses: laidOut.impulses,
    entering,
  };
}

function fillTransitions(
  followed: FollowedSystem,
  { lengths, schedule }: LaidOutRun,
  table: Float64Array,
  states: number,
  room: Transition,
): void {
  const modes = followed.system.rates.length;
  const followers = followed.followers.length;
  const { decay, coupling, response } = room;
  const rows = [decay, ...coupling, ...response];
  let first = 0;
  for (const ticks of lengths) {
    transitionOver(followed, ticks * schedule.hoursPerTick, room);
    for (const row of rows) {
      for (let mode = 0; mode < modes; mode++) table[first + followers + mode] = row[mode];
      for (let place = 0; place < followers; place++) table[first + place] = row[modes + place];
      first += states;
    }
  }
}

/** Every reading after every age, as weights on the state and the inputs before. */
function fillAgeTables(
  followed: FollowedSystem,
  { ages, grid, schedule }: LaidOutRun,
  { states, inputs, lanes, fading, rising }: AgeTables,
  room: Transition,
): void {
  writeReadings(followed, fading, lanes);
  const step = transitionOver(followed, grid.step * schedule.hoursPerTick, room);
  for (let age = 1; age <= ages; age++) {
    fadeOn(fading, age * states * lanes, step, states, lanes);
    riseOn(rising, age * inputs * lanes, fading, (age - 1) * states * lanes, step, lanes);
  }
}

/** Everything that is read at once. */
function writeReadings(followed: FollowedSystem, fading: Float64Array, lanes: number): void {
  const { system, followers } = followed;
  const rows = readings(followed);
  for (let lane = 0; lane < rows.length; lane++)
    for (const { kind, index, gain } of rows[lane]) {
      if (kind === 'follower') fading[index * lanes + lane] += gain;
      else addRow(system.outputs[index], gain, fading, followers.length * lanes + lane, lanes);
    }
}

/** Adds a row times a gain to every `lanes`th number from `first` on. */
function addRow(row: Float64Array, gain: number, to: Float64Array, first: number, lanes: number): void {
  for (let place = 0; place < row.length; place++) to[first + place * lanes] += gain * row[place];
}

/**
 * Writes the weights on the state of one age, at `to`, where all is zero: what is read a step later is what the weights of the age
 * before read of the state that the step makes.
 */
function fadeOn(
  fading: Float64Array,
  to: number,
  { decay, coupling }: Transition,
  states: number,
  lanes: number,
): void {
  const before = to - states * lanes;
  const followers = coupling.length;
  const modes = decay.length - followers;
  for (let state = 0; state < decay.length; state++) {
    const first = (state < modes ? followers + state : state - modes) * lanes;
    const left = decay[state];
    for (let at = first; at < first + lanes; at++) fading[to + at] = fading[before + at] * left;
  }
  for (let place = 0; place < followers * lanes; place++) {
    const weight = fading[before + place];
    // Few readings read a follower.
    if (weight === 0) continue;
    const row = coupling[Math.floor(place / lanes)];
    const lane = to + (place % lanes);
    for (let mode = 0; mode < modes; mode++) fading[lane + (followers + mode) * lanes] += weight * row[mode];
    for (let other = 0; other < followers; other++)
      fading[lane + other * lanes] += weight * row[modes + other];
  }
}

/** The same for the weights on the inputs; those on the state at the age before stand at `before` of `fading`. */
function riseOn(
  rising: Float64Array,
  to: number,
  fading: Float64Array,
  before: number,
  { coupling, response }: Transition,
  lanes: number,
): void {
  const followers = coupling.length;
  for (const [input, row] of response.entries()) {
    const modes = row.length - followers;
    const first = to + input * lanes;
    for (let lane = first; lane < first + lanes; lane++)
      rising[lane] = rising[lane - response.length * lanes];
    for (let state = 0; state < row.length; state++) {
      const at = before + (state < modes ? followers + state : state - modes) * lanes - first;
      const risen = row[state];
      for (let lane = first; lane < first + lanes; lane++) rising[lane] += fading[at + lane] * risen;
    }
  }
}
