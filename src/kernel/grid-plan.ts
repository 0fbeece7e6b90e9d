import { lastsAt } from './fading-modes.ts';
import { type FollowedState, type FollowedSystem, readingRows, weighed, widthOf } from './followed-system.ts';
import type { LaidOutRun } from './laid-out-run.ts';
import { emptyTransition, transitionOver } from './transition.ts';

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
  const room = emptyTransition(followed);
  for (const [index, ticks] of lengths.entries()) {
    const { decay, coupling, response } = transitionOver(followed, ticks * hoursPerTick, room);
    let offset = index * size;
    for (const row of [decay, ...coupling, ...response]) {
      table.set(row.subarray(modes), offset);
      table.set(row.subarray(0, modes), offset + followers.length);
      offset += states;
    }
  }
  return table;
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
  const room = emptyTransition(followed);
  for (let age = 0; age < ages; age++) {
    const { decay, coupling, response } = transitionOver(followed, age * hours, room);
    const followers = coupling.length;
    const first = age * states * lanes;
    for (let lane = 0; lane < rows.length; lane++) {
      const row = rows[lane];
      // Weights on a state as weights on the one before: what it becomes, and what it makes of its followers.
      for (let mode = 0; mode < modes; mode++) {
        let weight = row[mode] * decay[mode];
        for (let follower = 0; follower < followers; follower++)
          weight += row[modes + follower] * coupling[follower][mode];
        fading[first + (followers + mode) * lanes + lane] = weight;
      }
      for (let place = 0; place < followers; place++) {
        let weight = row[modes + place] * decay[modes + place];
        for (let follower = place + 1; follower < followers; follower++)
          weight += row[modes + follower] * coupling[follower][modes + place];
        fading[first + place * lanes + lane] = weight;
      }
      for (let input = 0; input < inputs; input++)
        rising[(age * inputs + input) * lanes + lane] = weighed(row, response[input]);
    }
  }
  return { fading, rising };
}

function enteringTable({ system, followers }: FollowedSystem, states: number): Float64Array {
  const table = new Float64Array(system.inputs.length * states);
  for (const [input, weights] of system.inputs.entries())
    table.set(weights, input * states + followers.length);
  return table;
}
