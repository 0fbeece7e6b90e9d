// AssemblyScript. The executor of a grid plan with two numbers to an instruction; the same sums in the same order as
// src/kernel/run-plan.ts, which says what they mean. Every argument named `...At` is an address of doubles (of whole
// numbers for `stepsAt` and `lastingAt`). The samples of each lane stand one after the other, `count` of them, and
// there is room for all `lanes`, of which there are four or more. The state at `stateAt` becomes the one at the last
// sample; `states` is a multiple of four. Returns whether every number written is finite.

import { beginRows, endRows, findExtremes, goOn, wait } from './rows-of-states.ts';

const advance: i32 = 0;
const sample: i32 = 1;
const drive: i32 = 2;
const repeat: i32 = 4;

/** Rounds of a pattern still to come; below zero before the end of the first. */
let left: i32 = -1;

export function run(
  stepsAt: usize,
  stepsEnd: usize,
  states: i32,
  followers: i32,
  inputs: i32,
  count: i32,
  lanes: i32,
  transitionsAt: usize,
  fadingAt: usize,
  risingAt: usize,
  lastingAt: usize,
  ratesAt: usize,
  impulsesAt: usize,
  enteringAt: usize,
  stateAt: usize,
  otherAt: usize,
  waitingAt: usize,
  beforeAt: usize,
  resultAt: usize,
  extremesAt: usize,
): bool {
  beginRows(states, inputs, count, lanes, fadingAt, risingAt, lastingAt, waitingAt, resultAt);
  left = -1;
  const stateBytes = (<usize>states) << 3;
  const inputBytes = (<usize>inputs) << 3;
  let state = stateAt;
  let other = otherAt;
  let sizes = ratesAt;
  for (let step = stepsAt; step < stepsEnd; step += 16) {
    const what = load<i32>(step);
    const argument = load<i32>(step, 4);
    if (what === advance) {
      carry(transitionsAt, argument, states, followers, inputs, state, sizes, other);
      const kept = state;
      state = other;
      other = kept;
    } else if (what === sample) {
      wait(argument, load<i32>(step, 8), state, sizes);
    } else if (what === drive) {
      sizes = ratesAt + <usize>argument * inputBytes;
    } else if (what === repeat) {
      step = endRound(step, stepsAt, state, beforeAt, stateBytes);
    } else {
      give(impulsesAt + <usize>argument * inputBytes, enteringAt, inputs, states, state);
    }
  }
  const sound = endRows();
  if (state !== stateAt) memory.copy(stateAt, state, stateBytes);
  const columnBytes = (<usize>count) << 3;
  for (let lane = 0; lane < lanes; lane++)
    findExtremes(resultAt + <usize>lane * columnBytes, columnBytes, extremesAt + ((<usize>lane) << 4));
  return sound;
}

/** Copies what is left of a pattern whose state no longer changes, or goes back for another round; the step before the next. */
function endRound(step: usize, stepsAt: usize, state: usize, beforeAt: usize, stateBytes: usize): usize {
  const isFirst = left < 0;
  if (isFirst) left = load<i32>(step, 8);
  else if (left > 0 && memory.compare(state, beforeAt, stateBytes) === 0) {
    const round = (<usize>load<i32>(step, 12)) << 3;
    goOn(<usize>left * round, round);
    left = -1;
    return step;
  }
  memory.copy(beforeAt, state, stateBytes);
  return left-- > 0 ? stepsAt + ((<usize>load<i32>(step, 4)) << 2) - 16 : step;
}

function carry(
  transitionsAt: usize,
  index: i32,
  states: i32,
  followers: i32,
  inputs: i32,
  state: usize,
  sizes: usize,
  into: usize,
): void {
  const rowBytes = (<usize>states) << 3;
  let row = transitionsAt + <usize>(index * (1 + followers + inputs)) * rowBytes;
  for (let at: usize = 0; at < rowBytes; at += 16)
    v128.store(into + at, f64x2.mul(v128.load(row + at), v128.load(state + at)));
  for (let follower = 0; follower < followers; follower++) {
    row += rowBytes;
    let a = f64x2.splat(0);
    let b = f64x2.splat(0);
    for (let at: usize = 0; at < rowBytes; at += 32) {
      a = f64x2.add(a, f64x2.mul(v128.load(row + at), v128.load(state + at)));
      b = f64x2.add(b, f64x2.mul(v128.load(row + at, 16), v128.load(state + at, 16)));
    }
    const to = into + ((<usize>follower) << 3);
    const both = f64x2.add(a, b);
    store<f64>(to, load<f64>(to) + (f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1)));
  }
  for (let input = 0; input < inputs; input++) {
    row += rowBytes;
    addTimes(load<f64>(sizes + ((<usize>input) << 3)), row, into, rowBytes);
  }
}

function give(sizes: usize, enteringAt: usize, inputs: i32, states: i32, state: usize): void {
  const rowBytes = (<usize>states) << 3;
  for (let input = 0; input < inputs; input++)
    addTimes(load<f64>(sizes + ((<usize>input) << 3)), enteringAt + <usize>input * rowBytes, state, rowBytes);
}

/** into += size * row. */
function addTimes(size: f64, row: usize, into: usize, bytes: usize): void {
  const both = f64x2.splat(size);
  for (let at: usize = 0; at < bytes; at += 16)
    v128.store(into + at, f64x2.add(v128.load(into + at), f64x2.mul(v128.load(row + at), both)));
}
