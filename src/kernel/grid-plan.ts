import { lastsAt } from './fading-modes.ts';
import { type FollowedState, type FollowedSystem, readings, widthOf } from './followed-system.ts';
import type { LaidOutRun } from './laid-out-run.ts';
import { emptyTransition, type Transition, transitionOver } from './transition.ts';

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

/** `initial` is in the order of a followed state: modes, then followers. */
export function gridPlan(followed: FollowedSystem, laidOut: LaidOutRun, initial: FollowedState): GridPlan {
  const { system, followers } = followed;
  const inputs = system.inputs.length;
  const states = Math.ceil((system.rates.length + followers.length) / 4) * 4;
  const width = widthOf(followed);
  const lanes = Math.max(4, Math.ceil(width / 2) * 2);
  const shape = { states, inputs, lanes };
  const room = emptyTransition(followed);
  const tables = ageTables(followed, laidOut, shape, room);
  return {
    steps: laidOut.steps,
    states,
    followers: followers.length,
    inputs,
    width,
    lanes,
    transitions: transitionTable(followed, laidOut, states, room),
    ...tables,
    lasting: lastsAt(followed, laidOut, initial, { ...tables, ...shape }),
    rates: laidOut.rates,
    impulses: laidOut.impulses,
    entering: enteringTable(followed, states),
  };
}

function transitionTable(
  followed: FollowedSystem,
  { lengths, schedule }: LaidOutRun,
  states: number,
  room: Transition,
): Float64Array {
  const modes = followed.system.rates.length;
  const followers = followed.followers.length;
  const { decay, coupling, response } = room;
  const rows = [decay, ...coupling, ...response];
  const table = new Float64Array(states * rows.length * lengths.length);
  let first = 0;
  for (const ticks of lengths) {
    transitionOver(followed, ticks * schedule.hoursPerTick, room);
    for (const row of rows) {
      for (let mode = 0; mode < modes; mode++) table[first + followers + mode] = row[mode];
      for (let place = 0; place < followers; place++) table[first + place] = row[modes + place];
      first += states;
    }
  }
  return table;
}

/** Every reading after every age, as weights on the state and the inputs before. */
function ageTables(
  followed: FollowedSystem,
  { ages, grid, schedule }: LaidOutRun,
  { states, inputs, lanes }: { states: number; inputs: number; lanes: number },
  room: Transition,
): Weights {
  const fading = new Float64Array((ages + 1) * states * lanes);
  const rising = new Float64Array((ages + 1) * inputs * lanes);
  const weightsAfter = (age: number): Weights => ({
    fading: fading.subarray(age * states * lanes, (age + 1) * states * lanes),
    rising: rising.subarray(age * inputs * lanes, (age + 1) * inputs * lanes),
  });
  let last = weightsAfter(0);
  writeReadings(followed, last.fading, lanes);
  const step = transitionOver(followed, grid.step * schedule.hoursPerTick, room);
  for (let age = 1; age <= ages; age++) {
    const next = weightsAfter(age);
    readLater(last, step, next, lanes);
    last = next;
  }
  return { fading, rising };
}

/** [state][lane] and [input][lane]; of every age, one after the other. */
interface Weights {
  readonly fading: Float64Array;
  readonly rising: Float64Array;
}

/** Everything that is read at once. */
function writeReadings(followed: FollowedSystem, fading: Float64Array, lanes: number): void {
  const { system, followers } = followed;
  for (const [lane, terms] of readings(followed).entries())
    for (const { kind, index, gain } of terms)
      if (kind === 'follower') fading[index * lanes + lane] += gain;
      else
        for (let mode = 0; mode < system.rates.length; mode++)
          fading[(followers.length + mode) * lanes + lane] += gain * system.outputs[index][mode];
}

/** Into `next`, which is zero: what is read a step later is what the same weights read of the state that the step makes. */
function readLater(
  { fading, rising }: Weights,
  { decay, coupling, response }: Transition,
  next: Weights,
  lanes: number,
): void {
  const followers = coupling.length;
  const modes = decay.length - followers;
  next.rising.set(rising);
  for (let state = 0; state < decay.length; state++) {
    const at = (state < modes ? followers + state : state - modes) * lanes;
    for (let lane = at; lane < at + lanes; lane++) next.fading[lane] += fading[lane] * decay[state];
    for (let input = 0; input < response.length; input++)
      for (let lane = 0; lane < lanes; lane++)
        next.rising[input * lanes + lane] += fading[at + lane] * response[input][state];
  }
  for (let place = 0; place < followers * lanes; place++) {
    const weight = fading[place];
    // Few readings read a follower.
    if (weight === 0) continue;
    const row = coupling[Math.floor(place / lanes)];
    const lane = place % lanes;
    for (let mode = 0; mode < modes; mode++)
      next.fading[(followers + mode) * lanes + lane] += weight * row[mode];
    for (let other = 0; other < followers; other++)
      next.fading[other * lanes + lane] += weight * row[modes + other];
  }
}

function enteringTable({ system, followers }: FollowedSystem, states: number): Float64Array {
  const table = new Float64Array(system.inputs.length * states);
  for (const [input, weights] of system.inputs.entries())
    table.set(weights, input * states + followers.length);
  return table;
}
