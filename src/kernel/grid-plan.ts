import { lastsAt } from './fading-modes.ts';
import { type FollowedState, type FollowedSystem, readingRows, weighed, widthOf } from './followed-system.ts';
import type { LaidOutRun } from './laid-out-run.ts';
import { type Transition, transitionOver } from './transition.ts';

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
  const { hoursPerTick } = laidOut.schedule;
  const shape = { states, inputs, lanes };
  const tables = ageTables(followed, laidOut.grid.step * hoursPerTick, laidOut.ages + 1, shape);
  return {
    steps: laidOut.steps,
    states,
    followers: followers.length,
    inputs,
    width,
    lanes,
    transitions: transitionTable(followed, states, laidOut.lengths, hoursPerTick),
    ...tables,
    lasting: lastsAt(followed, laidOut, initial, { ...tables, ...shape }),
    rates: laidOut.rates,
    impulses: laidOut.impulses,
    entering: enteringTable(followed, states),
  };
}

function transitionTable(
  followed: FollowedSystem,
  states: number,
  lengths: readonly number[],
  hoursPerTick: number,
): Float64Array {
  const { system, followers } = followed;
  const modes = system.rates.length;
  const size = states * (1 + followers.length + system.inputs.length);
  const table = new Float64Array(size * lengths.length);
  for (const [index, ticks] of lengths.entries()) {
    const { decay, coupling, response } = transitionOver(followed, ticks * hoursPerTick);
    let offset = index * size;
    for (const row of [decay, ...coupling, ...response]) {
      reorder(row, modes, table, offset, 1);
      offset += states;
    }
  }
  return table;
}

/** Followers first. */
function reorder(row: Float64Array, modes: number, into: Float64Array, offset: number, stride: number): void {
  const followers = row.length - modes;
  for (let place = 0; place < followers; place++) into[offset + place * stride] = row[modes + place];
  for (let mode = 0; mode < modes; mode++) into[offset + (followers + mode) * stride] = row[mode];
}

/** Every reading after every age, as weights on the state and the inputs before. */
function ageTables(
  followed: FollowedSystem,
  hours: number,
  ages: number,
  { states, inputs, lanes }: { states: number; inputs: number; lanes: number },
): { fading: Float64Array; rising: Float64Array } {
  const modes = followed.system.rates.length;
  const fading = new Float64Array(ages * states * lanes);
  const rising = new Float64Array(ages * inputs * lanes);
  const rows = readingRows(followed);
  for (let age = 0; age < ages; age++) {
    const transition = transitionOver(followed, age * hours);
    for (let lane = 0; lane < rows.length; lane++) {
      reorder(rowBefore(rows[lane], transition, modes), modes, fading, age * states * lanes + lane, lanes);
      for (let input = 0; input < inputs; input++)
        rising[(age * inputs + input) * lanes + lane] = weighed(rows[lane], transition.response[input]);
    }
  }
  return { fading, rising };
}

/** Weights on a state as weights on the one before a transition. */
function rowBefore(row: Float64Array, { decay, coupling }: Transition, modes: number): Float64Array {
  const before = new Float64Array(row.length);
  for (let state = 0; state < row.length; state++) before[state] = row[state] * decay[state];
  for (let follower = 0; follower < coupling.length; follower++) {
    const weight = row[modes + follower];
    if (weight === 0) continue;
    const from = coupling[follower];
    for (let state = 0; state < row.length; state++) before[state] += weight * from[state];
  }
  return before;
}

function enteringTable({ system, followers }: FollowedSystem, states: number): Float64Array {
  const table = new Float64Array(system.inputs.length * states);
  for (const [input, weights] of system.inputs.entries())
    table.set(weights, input * states + followers.length);
  return table;
}
