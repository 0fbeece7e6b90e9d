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

const together: i32 = 4;
const togetherBytes: usize = 32;
/** Four lanes. */
const blockBytes: usize = 32;

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
  resultAt: usize,
): bool {
  let state = stateAt;
  let other = otherAt;
  let sizes = ratesAt;
  let to = resultAt;
  let fault: f64 = 0;
  let waiting = 0;
  let firstAge = 0;
  let rows = 0;
  const inputBytes = (<usize>inputs) << 3;
  for (let step = stepsAt; step < stepsEnd; step += 16) {
    const what = load<i32>(step);
    const argument = load<i32>(step, 4);
    if (what === advance) {
      carry(transitionsAt, argument, states, followers, inputs, state, sizes, other);
      const kept = state;
      state = other;
      other = kept;
    } else if (what === sample) {
      const wanted = load<i32>(step, 8);
      if (waiting > 0 && (waiting === together || argument !== firstAge || wanted !== rows)) {
        fault += show(
          fadingAt,
          risingAt,
          lastingAt,
          states,
          inputs,
          lanes,
          count,
          firstAge,
          rows,
          waiting,
          waitingAt,
          to,
        );
        to += (<usize>(waiting * rows)) << 3;
        waiting = 0;
      }
      firstAge = argument;
      rows = wanted;
      spread(state, states, waitingAt + ((<usize>waiting) << 3));
      spread(sizes, inputs, waitingAt + <usize>states * togetherBytes + ((<usize>waiting) << 3));
      waiting++;
    } else if (what === drive) {
      sizes = ratesAt + <usize>argument * inputBytes;
    } else {
      give(impulsesAt + <usize>argument * inputBytes, enteringAt, inputs, states, state);
    }
  }
  if (waiting > 0)
    fault += show(
      fadingAt,
      risingAt,
      lastingAt,
      states,
      inputs,
      lanes,
      count,
      firstAge,
      rows,
      waiting,
      waitingAt,
      to,
    );
  if (state !== stateAt) memory.copy(stateAt, state, (<usize>states) << 3);
  return fault === 0;
}

/** One of the columns that wait. */
function spread(from: usize, count: i32, to: usize): void {
  for (let left = count; left > 0; left--, from += 8, to += togetherBytes) store<f64>(to, load<f64>(from));
}

/** `states` is a multiple of four. */
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
    store<f64>(to, load<f64>(to) + lanesOf(f64x2.add(a, b)));
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

/** All rows of those that wait. Returns NaN if a number is not finite, else 0. */
function show(
  fadingAt: usize,
  risingAt: usize,
  lastingAt: usize,
  states: i32,
  inputs: i32,
  lanes: i32,
  count: i32,
  firstAge: i32,
  rows: i32,
  waiting: i32,
  waitingAt: usize,
  to: usize,
): f64 {
  const laneBytes = (<usize>lanes) << 3;
  const columnBytes = (<usize>count) << 3;
  const sizesAt = waitingAt + <usize>states * togetherBytes;
  const sizesEnd = sizesAt + <usize>inputs * togetherBytes;
  const rowsBytes = (<usize>rows) << 3;
  let fault: f64 = 0;
  for (let row = 0; row < rows; row++, to += 8) {
    const age = firstAge + row;
    const fading = fadingAt + <usize>(age * states) * laneBytes;
    const rising = risingAt + <usize>(age * inputs) * laneBytes;
    const stateEnd = waitingAt + <usize>load<i32>(lastingAt + ((<usize>age) << 2)) * togetherBytes;
    if (waiting === together) {
      for (let next: usize = 0; next < laneBytes; next += blockBytes) {
        const lane = blockAt(next, laneBytes);
        fault += allFour(
          fading + lane,
          rising + lane,
          laneBytes,
          waitingAt,
          stateEnd,
          sizesAt,
          sizesEnd,
          to + (lane >> 3) * columnBytes,
          columnBytes,
          rowsBytes,
        );
      }
    } else {
      let one = to;
      for (let offset: usize = 0; offset < (<usize>waiting) << 3; offset += 8, one += rowsBytes)
        fault += alone(
          fading,
          rising,
          laneBytes,
          waitingAt + offset,
          stateEnd + offset,
          sizesAt + offset,
          sizesEnd + offset,
          one,
          columnBytes,
        );
    }
  }
  return fault;
}

/** Four states, four lanes. */
function allFour(
  fading: usize,
  rising: usize,
  laneBytes: usize,
  states: usize,
  statesEnd: usize,
  sizes: usize,
  sizesEnd: usize,
  column: usize,
  columnBytes: usize,
  rowsBytes: usize,
): f64 {
  let a = f64x2.splat(0);
  let b = f64x2.splat(0);
  let c = f64x2.splat(0);
  let d = f64x2.splat(0);
  let e = f64x2.splat(0);
  let f = f64x2.splat(0);
  let g = f64x2.splat(0);
  let h = f64x2.splat(0);
  let table = rising;
  let held = sizes;
  let end = sizesEnd;
  // Inputs first, then states.
  for (let part = 0; part < 2; part++) {
    for (; held < end; held += togetherBytes, table += laneBytes) {
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
    held = states;
    end = statesEnd;
  }
  const next = column + 2 * columnBytes;
  storeTwo(a, column, columnBytes);
  storeTwo(b, next, columnBytes);
  storeTwo(c, column + rowsBytes, columnBytes);
  storeTwo(d, next + rowsBytes, columnBytes);
  storeTwo(e, column + 2 * rowsBytes, columnBytes);
  storeTwo(f, next + 2 * rowsBytes, columnBytes);
  storeTwo(g, column + 3 * rowsBytes, columnBytes);
  storeTwo(h, next + 3 * rowsBytes, columnBytes);
  return lanesOf(f64x2.add(faultOf(a, b, c, d), faultOf(e, f, g, h)));
}

/** One state, four lanes at a time. */
function alone(
  fading: usize,
  rising: usize,
  laneBytes: usize,
  states: usize,
  statesEnd: usize,
  sizes: usize,
  sizesEnd: usize,
  to: usize,
  columnBytes: usize,
): f64 {
  let fault: f64 = 0;
  for (let next: usize = 0; next < laneBytes; next += blockBytes) {
    const lane = blockAt(next, laneBytes);
    let a = f64x2.splat(0);
    let b = f64x2.splat(0);
    let table = rising + lane;
    for (let held = sizes; held < sizesEnd; held += togetherBytes, table += laneBytes) {
      const both = v128.load64_splat(held);
      a = f64x2.add(a, f64x2.mul(v128.load(table), both));
      b = f64x2.add(b, f64x2.mul(v128.load(table, 16), both));
    }
    table = fading + lane;
    for (let held = states; held < statesEnd; held += togetherBytes, table += laneBytes) {
      const both = v128.load64_splat(held);
      a = f64x2.add(a, f64x2.mul(v128.load(table), both));
      b = f64x2.add(b, f64x2.mul(v128.load(table, 16), both));
    }
    const column = to + (lane >> 3) * columnBytes;
    storeTwo(a, column, columnBytes);
    storeTwo(b, column + 2 * columnBytes, columnBytes);
    fault += lanesOf(f64x2.add(f64x2.sub(a, a), f64x2.sub(b, b)));
  }
  return fault;
}

/** Where a block of four lanes begins: the last one reaches back over lanes that are done, to the same numbers again. */
function blockAt(lane: usize, laneBytes: usize): usize {
  return lane + blockBytes > laneBytes ? laneBytes - blockBytes : lane;
}

/** NaN where one of them is not finite. */
function faultOf(a: v128, b: v128, c: v128, d: v128): v128 {
  return f64x2.add(f64x2.add(f64x2.sub(a, a), f64x2.sub(b, b)), f64x2.add(f64x2.sub(c, c), f64x2.sub(d, d)));
}

function lanesOf(both: v128): f64 {
  return f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
}

function storeTwo(both: v128, column: usize, columnBytes: usize): void {
  v128.store64_lane(column, both, 0);
  v128.store64_lane(column + columnBytes, both, 1);
}
