// AssemblyScript. The executor of a grid plan with two numbers to an instruction; the same sums in the same order as
// src/kernel/run-plan.ts, which says what they mean. Every argument named `...At` is an address of doubles (of whole
// numbers for `stepsAt` and `lastingAt`). The samples of each lane stand one after the other, `count` of them, and
// there is room for all `lanes`, of which there are four or more. The state at `stateAt` becomes the one at the last sample. Returns whether every
// number written is finite.
//
// States that are to be read by the same rows of the tables wait in `waitingAt` (states and then inputs, `together`
// places each) until there are four: then every number of a table is fetched once for all of them.

const advance: i32 = 0;
const sample: i32 = 1;
const drive: i32 = 2;
const repeat: i32 = 4;

const together: i32 = 4;
const togetherBytes: usize = 32;
/** Four lanes. */
const blockBytes: usize = 32;

// What is read from, and who waits to be read: the same for all of a run, or until they are read.
let fadingAt: usize = 0;
let risingAt: usize = 0;
let lastingAt: usize = 0;
let states: i32 = 0;
let inputs: i32 = 0;
let laneBytes: usize = 0;
let columnBytes: usize = 0;
let waitingAt: usize = 0;
let waiting: i32 = 0;
let firstAge: i32 = 0;
let rows: i32 = 0;
let to: usize = 0;
let fault: f64 = 0;

export function run(
  stepsAt: usize,
  stepsEnd: usize,
  statesOfPlan: i32,
  followers: i32,
  inputsOfPlan: i32,
  count: i32,
  lanes: i32,
  transitionsAt: usize,
  fading: usize,
  rising: usize,
  lasting: usize,
  ratesAt: usize,
  impulsesAt: usize,
  enteringAt: usize,
  stateAt: usize,
  otherAt: usize,
  roomToWait: usize,
  beforeAt: usize,
  resultAt: usize,
  extremesAt: usize,
): bool {
  fadingAt = fading;
  risingAt = rising;
  lastingAt = lasting;
  states = statesOfPlan;
  inputs = inputsOfPlan;
  laneBytes = (<usize>lanes) << 3;
  columnBytes = (<usize>count) << 3;
  waitingAt = roomToWait;
  waiting = 0;
  to = resultAt;
  fault = 0;
  const stateBytes = (<usize>states) << 3;
  const inputBytes = (<usize>inputs) << 3;
  let state = stateAt;
  let other = otherAt;
  let sizes = ratesAt;
  for (let step = stepsAt; step < stepsEnd; step += 16) {
    const what = load<i32>(step);
    const argument = load<i32>(step, 4);
    if (what === advance) {
      carry(transitionsAt, argument, followers, state, sizes, other);
      const kept = state;
      state = other;
      other = kept;
    } else if (what === sample) {
      wait(argument, load<i32>(step, 8), state, sizes);
    } else if (what === drive) {
      sizes = ratesAt + <usize>argument * inputBytes;
    } else if (what === repeat) {
      const copied = (<usize>load<i32>(step, 8)) << 3;
      if (copied > 0 && memory.compare(state, beforeAt, stateBytes) === 0) {
        goOn(copied, (<usize>load<i32>(step, 12)) << 3);
        step = stepsAt + ((<usize>argument) << 2) - 16;
      } else memory.copy(beforeAt, state, stateBytes);
    } else {
      give(impulsesAt + <usize>argument * inputBytes, enteringAt, state);
    }
  }
  show();
  if (state !== stateAt) memory.copy(stateAt, state, stateBytes);
  for (let lane = 0; lane < lanes; lane++)
    findExtremes(resultAt + <usize>lane * columnBytes, extremesAt + ((<usize>lane) << 4));
  return fault === 0;
}

/** The lowest and the highest of a column. */
function findExtremes(column: usize, into: usize): void {
  const pairs = columnBytes & ~15;
  let low = f64x2.splat(Infinity);
  let high = f64x2.splat(-Infinity);
  for (let at: usize = 0; at < pairs; at += 16) {
    const both = v128.load(column + at);
    low = f64x2.pmin(low, both);
    high = f64x2.pmax(high, both);
  }
  if (pairs < columnBytes) {
    const last = v128.load64_splat(column + pairs);
    low = f64x2.pmin(low, last);
    high = f64x2.pmax(high, last);
  }
  store<f64>(into, Math.min(f64x2.extract_lane(low, 0), f64x2.extract_lane(low, 1)));
  store<f64>(into, Math.max(f64x2.extract_lane(high, 0), f64x2.extract_lane(high, 1)), 8);
}

/** Each column goes on for so many bytes as the last `round` of them. */
function goOn(bytes: usize, round: usize): void {
  show();
  for (let column = to; column < to + (laneBytes >> 3) * columnBytes; column += columnBytes) {
    let done: usize = 0;
    // Twice as much each time: what was copied is there to be copied.
    while (done < bytes) {
      const next = min(bytes - done, done + round);
      memory.copy(column + done, column - round, next);
      done += next;
    }
  }
  to += bytes;
}

/** One more to be read, after those that wait have been if they are four or are read otherwise. */
function wait(age: i32, wanted: i32, state: usize, sizes: usize): void {
  if (waiting === together || age !== firstAge || wanted !== rows) show();
  firstAge = age;
  rows = wanted;
  const place = waitingAt + ((<usize>waiting) << 3);
  spread(state, states, place);
  spread(sizes, inputs, place + <usize>states * togetherBytes);
  waiting++;
}

/** One of the columns that wait. */
function spread(from: usize, count: i32, to: usize): void {
  for (let left = count; left > 0; left--, from += 8, to += togetherBytes) store<f64>(to, load<f64>(from));
}

/** `states` is a multiple of four. */
function carry(
  transitionsAt: usize,
  index: i32,
  followers: i32,
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
    store<f64>(to, load<f64>(to) + lanesOf(f64x2.add(a, b)));
  }
  for (let input = 0; input < inputs; input++) {
    row += rowBytes;
    addTimes(load<f64>(sizes + ((<usize>input) << 3)), row, into, rowBytes);
  }
}

function give(sizes: usize, enteringAt: usize, state: usize): void {
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

/** All rows of those that wait. */
function show(): void {
  const sizesAt = waitingAt + <usize>states * togetherBytes;
  for (let row = 0; waiting > 0 && row < rows; row++) {
    const age = firstAge + row;
    const fading = fadingAt + <usize>(age * states) * laneBytes;
    const rising = risingAt + <usize>(age * inputs) * laneBytes;
    const lasting = <usize>load<i32>(lastingAt + ((<usize>age) << 2)) * togetherBytes;
    for (let next: usize = 0; next < laneBytes; next += blockBytes) {
      // The last block reaches back over lanes that are done, to the same numbers again.
      const lane = min(next, laneBytes - blockBytes);
      const column = to + ((<usize>row) << 3) + (lane >> 3) * columnBytes;
      if (waiting === together) showFour(fading + lane, rising + lane, lasting, sizesAt, column);
      else
        for (let one = 0; one < waiting; one++)
          showOne(
            fading + lane,
            rising + lane,
            lasting,
            sizesAt,
            (<usize>one) << 3,
            column + ((<usize>(one * rows)) << 3),
          );
    }
  }
  to += (<usize>(waiting * rows)) << 3;
  waiting = 0;
}

/** Four states, four lanes; `lasting` says how far the states are read. */
function showFour(fading: usize, rising: usize, lasting: usize, sizesAt: usize, column: usize): void {
  const lanes = laneBytes;
  let a = f64x2.splat(0);
  let b = f64x2.splat(0);
  let c = f64x2.splat(0);
  let d = f64x2.splat(0);
  let e = f64x2.splat(0);
  let f = f64x2.splat(0);
  let g = f64x2.splat(0);
  let h = f64x2.splat(0);
  let table = rising;
  let held = sizesAt;
  let end = sizesAt + <usize>inputs * togetherBytes;
  // Inputs first, then states.
  for (let part = 0; part < 2; part++) {
    for (; held < end; held += togetherBytes, table += lanes) {
      const low = v128.load(table);
      const high = v128.load(table, 16);
      const first = v128.load64_splat(held);
      a = f64x2.add(a, f64x2.mul(low, first));
      b = f64x2.add(b, f64x2.mul(high, first));
      const second = v128.load64_splat(held, 8);
      c = f64x2.add(c, f64x2.mul(low, second));
      d = f64x2.add(d, f64x2.mul(high, second));
      const third = v128.load64_splat(held, 16);
      e = f64x2.add(e, f64x2.mul(low, third));
      f = f64x2.add(f, f64x2.mul(high, third));
      const fourth = v128.load64_splat(held, 24);
      g = f64x2.add(g, f64x2.mul(low, fourth));
      h = f64x2.add(h, f64x2.mul(high, fourth));
    }
    table = fading;
    held = waitingAt;
    end = waitingAt + lasting;
  }
  const rowsBytes = (<usize>rows) << 3;
  storeFour(a, b, column);
  storeFour(c, d, column + rowsBytes);
  storeFour(e, f, column + 2 * rowsBytes);
  storeFour(g, h, column + 3 * rowsBytes);
}

/** One state, four lanes. */
function showOne(
  fading: usize,
  rising: usize,
  lasting: usize,
  sizesAt: usize,
  one: usize,
  column: usize,
): void {
  let a = f64x2.splat(0);
  let b = f64x2.splat(0);
  let table = rising;
  let held = sizesAt + one;
  let end = sizesAt + <usize>inputs * togetherBytes;
  for (let part = 0; part < 2; part++) {
    for (; held < end; held += togetherBytes, table += laneBytes) {
      const both = v128.load64_splat(held);
      a = f64x2.add(a, f64x2.mul(v128.load(table), both));
      b = f64x2.add(b, f64x2.mul(v128.load(table, 16), both));
    }
    table = fading;
    held = waitingAt + one;
    end = waitingAt + lasting;
  }
  storeFour(a, b, column);
}

/** Each in its column; the fault becomes NaN where one of them is not finite. */
function storeFour(low: v128, high: v128, column: usize): void {
  const columns = columnBytes;
  v128.store64_lane(column, low, 0);
  v128.store64_lane(column + columns, low, 1);
  v128.store64_lane(column + 2 * columns, high, 0);
  v128.store64_lane(column + 3 * columns, high, 1);
  fault += lanesOf(f64x2.add(f64x2.sub(low, low), f64x2.sub(high, high)));
}

function lanesOf(both: v128): f64 {
  return f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
}
