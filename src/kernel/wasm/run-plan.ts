// AssemblyScript. The executor of a grid plan with two numbers to an instruction; the same sums in the same order as
// src/kernel/run-plan.ts, which says what they mean. Every argument named `...At` is an address of doubles (of whole
// numbers for `stepsAt` and `lastingAt`). The samples of each lane stand one after the other, `count` of them, and
// there is room for all `lanes`, of which there are four or more. The state at `stateAt` becomes the one at the last
// sample; `states` is a multiple of four. Returns whether every number written is finite. Samples that are those of the round
// before are left out: what follows takes their place. `leftOutAt` tells whole numbers: how often that is so, and each time how many
// samples are before them, how many they are, and of how many the round is.

import { beginRows, endRows, leaveOut, readChanges, readStates, wait } from './rows-of-states.ts';

const advance: i32 = 0;
const sample: i32 = 1;
const drive: i32 = 2;
const give: i32 = 3;
const repeat: i32 = 4;

/** A change below the rounding of what is held. */
const rounding: f64 = 1.1102230246251565e-16;

// What the run is of: the same from its beginning to its end.
let states: i32 = 0;
let followers: i32 = 0;
let inputs: i32 = 0;
let transitionsAt: usize = 0;
let ratesAt: usize = 0;
let impulsesAt: usize = 0;
/** Rounds of a pattern still to come; below zero before the end of the first. */
let left: i32 = -1;

export function run(
  stepsAt: usize,
  stepsEnd: usize,
  statesOfPlan: i32,
  followersOfPlan: i32,
  inputsOfPlan: i32,
  count: i32,
  lanes: i32,
  transitions: usize,
  fadingAt: usize,
  risingAt: usize,
  lastingAt: usize,
  rates: usize,
  impulses: usize,
  enteringAt: usize,
  stateAt: usize,
  otherAt: usize,
  waitingAt: usize,
  beforeAt: usize,
  resultAt: usize,
  extremesAt: usize,
  leftOutAt: usize,
): bool {
  states = statesOfPlan;
  followers = followersOfPlan;
  inputs = inputsOfPlan;
  transitionsAt = transitions;
  ratesAt = rates;
  impulsesAt = impulses;
  beginRows(states, inputs, count, lanes, fadingAt, risingAt, lastingAt, waitingAt, resultAt, leftOutAt);
  const stateBytes = (<usize>states) << 3;
  const inputBytes = (<usize>inputs) << 3;
  let state = stateAt;
  let other = otherAt;
  let sizes = ratesAt;
  left = -1;
  for (let step = stepsAt; step < stepsEnd; step += 16) {
    const what = load<i32>(step);
    const argument = load<i32>(step, 4);
    if (what === advance) {
      carry(argument, stateBytes, state, other);
      addEach(sizes, rowsOf(argument) + <usize>(1 + followers) * stateBytes, other);
      const kept = state;
      state = other;
      other = kept;
    } else if (what === sample) {
      wait(argument, load<i32>(step, 8), state, sizes);
    } else if (what === drive) {
      sizes = ratesAt + <usize>argument * inputBytes;
    } else if (what === repeat) {
      const begin = stepsAt + ((<usize>argument) << 2);
      if (isAnotherRound(begin, step, sizes, state, beforeAt, other)) step = begin - 16;
    } else {
      addEach(impulsesAt + <usize>argument * inputBytes, enteringAt, state);
    }
  }
  const sound = endRows(extremesAt);
  if (state !== stateAt) memory.copy(stateAt, state, stateBytes);
  return sound;
}

/** At the end of a round: whether its steps come again. What `room` holds is lost. */
function isAnotherRound(
  begin: usize,
  end: usize,
  sizes: usize,
  state: usize,
  before: usize,
  room: usize,
): bool {
  const bytes = (<usize>states) << 3;
  if (left < 0) left = load<i32>(end, 8);
  else if (left > 0) {
    subtract(state, before, bytes);
    if (isDriven(begin, end, sizes) || reachOfChange(before, state, bytes) === 0) {
      goOnByChanges(begin, end, state, before, room);
      left = 0;
    }
  }
  memory.copy(before, state, bytes);
  return left-- > 0;
}

/** change = state - change. */
function subtract(state: usize, change: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16)
    v128.store(change + at, f64x2.sub(v128.load(state + at), v128.load(change + at)));
}

/** In bytes. */
function reachOfChange(change: usize, state: usize, most: usize): usize {
  let reach = most;
  while (
    reach > 0 &&
    Math.abs(load<f64>(change + reach - 8)) <= rounding * Math.abs(load<f64>(state + reach - 8))
  )
    reach -= 8;
  return (reach + 31) & ~31;
}

function isDriven(begin: usize, end: usize, sizes: usize): bool {
  const bytes = (<usize>inputs) << 3;
  if (isAny(sizes, bytes)) return true;
  for (let step = begin; step < end; step += 16) {
    const what = load<i32>(step);
    const first = <usize>load<i32>(step, 4) * bytes;
    if (what === drive && isAny(ratesAt + first, bytes)) return true;
    if (what === give && isAny(impulsesAt + first, bytes)) return true;
  }
  return false;
}

function isAny(sizes: usize, bytes: usize): bool {
  for (let at: usize = 0; at < bytes; at += 8) if (load<f64>(sizes + at) !== 0) return true;
  return false;
}

/** `change` and `room` are lost. */
function goOnByChanges(begin: usize, end: usize, state: usize, change: usize, room: usize): void {
  const rows = load<i32>(end, 12);
  let now = change;
  let next = room;
  let reach = reachOfChange(now, state, (<usize>states) << 3);
  for (let round = left; round > 0; round--) {
    if (reach === 0) {
      leaveOut(round * rows, rows);
      break;
    }
    readChanges(reach, rows);
    for (let step = begin; step < end; step += 16) {
      const what = load<i32>(step);
      const argument = load<i32>(step, 4);
      if (what === advance) {
        carry(argument, reach, now, next);
        const kept = now;
        now = next;
        next = kept;
      } else if (what === sample) wait(argument, load<i32>(step, 8), now, now);
    }
    for (let at: usize = 0; at < reach; at += 16)
      v128.store(state + at, f64x2.add(v128.load(state + at), v128.load(now + at)));
    reach = reachOfChange(now, state, reach);
  }
  readStates();
}

/** The rows of a transition: decay, then each follower's, then each input's. */
function rowsOf(index: i32): usize {
  return transitionsAt + ((<usize>(index * (1 + followers + inputs) * states)) << 3);
}

/** Without the inputs; of states of which only those in the first `reach` bytes are not zero. */
function carry(index: i32, reach: usize, state: usize, into: usize): void {
  const rowBytes = (<usize>states) << 3;
  let row = rowsOf(index);
  for (let at: usize = 0; at < reach; at += 16)
    v128.store(into + at, f64x2.mul(v128.load(row + at), v128.load(state + at)));
  for (let follower = 0; follower < followers; follower++) {
    row += rowBytes;
    let a = f64x2.splat(0);
    let b = f64x2.splat(0);
    for (let at: usize = 0; at < reach; at += 32) {
      a = f64x2.add(a, f64x2.mul(v128.load(row + at), v128.load(state + at)));
      b = f64x2.add(b, f64x2.mul(v128.load(row + at, 16), v128.load(state + at, 16)));
    }
    const to = into + ((<usize>follower) << 3);
    const both = f64x2.add(a, b);
    store<f64>(to, load<f64>(to) + (f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1)));
  }
}

/** into += size of each input * its row of `rows`. */
function addEach(sizes: usize, rows: usize, into: usize): void {
  const rowBytes = (<usize>states) << 3;
  for (let input: usize = 0; input < <usize>inputs; input++)
    addTimes(load<f64>(sizes + (input << 3)), rows + input * rowBytes, into, rowBytes);
}

/** into += size * row. */
function addTimes(size: f64, row: usize, into: usize, bytes: usize): void {
  const both = f64x2.splat(size);
  for (let at: usize = 0; at < bytes; at += 16)
    v128.store(into + at, f64x2.add(v128.load(into + at), f64x2.mul(v128.load(row + at), both)));
}
