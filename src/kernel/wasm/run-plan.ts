// AssemblyScript. The executor of a grid plan with two numbers to an instruction; the same steps, tables and order of
// states as src/kernel/run-plan.ts, which says what they mean. Every argument named `...At` is an address of doubles
// (of whole numbers for `stepsAt` and `lastingAt`). The samples of each lane stand one after the other, `count` of
// them, and there is room for all `lanes`. The state at `stateAt` becomes the one at the last sample. Returns whether
// every number written is finite.

const advance: i32 = 0;
const sample: i32 = 1;
const drive: i32 = 2;

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
  resultAt: usize,
): bool {
  let state = stateAt;
  let other = otherAt;
  let sizes = ratesAt;
  let to = resultAt;
  let fault: f64 = 0;
  const columnBytes = (<usize>count) << 3;
  const inputBytes = (<usize>inputs) << 3;
  for (let step = stepsAt; step < stepsEnd; step += 16) {
    const what = load<i32>(step);
    const argument = <usize>load<i32>(step, 4);
    if (what === advance) {
      carry(transitionsAt, argument, states, followers, inputs, state, sizes, other);
      const kept = state;
      state = other;
      other = kept;
    } else if (what === sample) {
      const fadingBytes = (<usize>(states * lanes)) << 3;
      const risingBytes = (<usize>(inputs * lanes)) << 3;
      let fading = fadingAt + argument * fadingBytes;
      let rising = risingAt + argument * risingBytes;
      let lasting = lastingAt + (argument << 2);
      for (let left = load<i32>(step, 8); left > 0; left--, lasting += 4) {
        fault += show(fading, rising, load<i32>(lasting), inputs, lanes, state, sizes, to, columnBytes);
        fading += fadingBytes;
        rising += risingBytes;
        to += 8;
      }
    } else if (what === drive) {
      sizes = ratesAt + argument * inputBytes;
    } else {
      give(impulsesAt + argument * inputBytes, enteringAt, inputs, states, state);
    }
  }
  if (state !== stateAt) memory.copy(stateAt, state, (<usize>states) << 3);
  return fault === 0;
}

function carry(
  transitionsAt: usize,
  index: usize,
  states: i32,
  followers: i32,
  inputs: i32,
  state: usize,
  sizes: usize,
  into: usize,
): void {
  const rowBytes = (<usize>states) << 3;
  let row = transitionsAt + index * rowBytes * <usize>(1 + followers + inputs);
  const pairs = rowBytes & ~15;
  for (let at: usize = 0; at < pairs; at += 16)
    v128.store(into + at, f64x2.mul(v128.load(row + at), v128.load(state + at)));
  if (pairs < rowBytes) store<f64>(into + pairs, load<f64>(row + pairs) * load<f64>(state + pairs));
  for (let follower = 0; follower < followers; follower++) {
    row += rowBytes;
    let sum = load<f64>(into + ((<usize>follower) << 3));
    for (let at: usize = 0; at < rowBytes; at += 8) sum += load<f64>(row + at) * load<f64>(state + at);
    store<f64>(into + ((<usize>follower) << 3), sum);
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
  const pairs = bytes & ~15;
  for (let at: usize = 0; at < pairs; at += 16)
    v128.store(into + at, f64x2.add(v128.load(into + at), f64x2.mul(v128.load(row + at), both)));
  if (pairs < bytes) store<f64>(into + pairs, load<f64>(into + pairs) + load<f64>(row + pairs) * size);
}

/**
 * One sample from the first `states` states: eight lanes at a time, so that four sums of two lanes are under way
 * together, then four, then two. Returns NaN if one is not finite, else 0.
 */
function show(
  fading: usize,
  rising: usize,
  states: i32,
  inputs: i32,
  lanes: i32,
  state: usize,
  sizes: usize,
  to: usize,
  columnBytes: usize,
): f64 {
  const laneBytes = (<usize>lanes) << 3;
  const stateEnd = state + ((<usize>states) << 3);
  const sizesEnd = sizes + ((<usize>inputs) << 3);
  let lane: usize = 0;
  let fault = f64x2.splat(0);
  for (; lane + 64 <= laneBytes; lane += 64) {
    let a = f64x2.splat(0);
    let b = f64x2.splat(0);
    let c = f64x2.splat(0);
    let d = f64x2.splat(0);
    let table = rising + lane;
    for (let held = sizes; held < sizesEnd; held += 8, table += laneBytes) {
      const both = v128.load64_splat(held);
      a = f64x2.add(a, f64x2.mul(v128.load(table), both));
      b = f64x2.add(b, f64x2.mul(v128.load(table, 16), both));
      c = f64x2.add(c, f64x2.mul(v128.load(table, 32), both));
      d = f64x2.add(d, f64x2.mul(v128.load(table, 48), both));
    }
    table = fading + lane;
    for (let held = state; held < stateEnd; held += 8, table += laneBytes) {
      const both = v128.load64_splat(held);
      a = f64x2.add(a, f64x2.mul(v128.load(table), both));
      b = f64x2.add(b, f64x2.mul(v128.load(table, 16), both));
      c = f64x2.add(c, f64x2.mul(v128.load(table, 32), both));
      d = f64x2.add(d, f64x2.mul(v128.load(table, 48), both));
    }
    fault = f64x2.add(fault, f64x2.add(f64x2.sub(a, a), f64x2.sub(b, b)));
    fault = f64x2.add(fault, f64x2.add(f64x2.sub(c, c), f64x2.sub(d, d)));
    const column = to + (lane >> 3) * columnBytes;
    storeTwo(a, column, columnBytes);
    storeTwo(b, column + 2 * columnBytes, columnBytes);
    storeTwo(c, column + 4 * columnBytes, columnBytes);
    storeTwo(d, column + 6 * columnBytes, columnBytes);
  }
  for (; lane + 32 <= laneBytes; lane += 32) {
    let low = f64x2.splat(0);
    let high = f64x2.splat(0);
    let table = rising + lane;
    for (let held = sizes; held < sizesEnd; held += 8, table += laneBytes) {
      const both = v128.load64_splat(held);
      low = f64x2.add(low, f64x2.mul(v128.load(table), both));
      high = f64x2.add(high, f64x2.mul(v128.load(table, 16), both));
    }
    table = fading + lane;
    for (let held = state; held < stateEnd; held += 8, table += laneBytes) {
      const both = v128.load64_splat(held);
      low = f64x2.add(low, f64x2.mul(v128.load(table), both));
      high = f64x2.add(high, f64x2.mul(v128.load(table, 16), both));
    }
    fault = f64x2.add(fault, f64x2.add(f64x2.sub(low, low), f64x2.sub(high, high)));
    const column = to + (lane >> 3) * columnBytes;
    storeTwo(low, column, columnBytes);
    storeTwo(high, column + 2 * columnBytes, columnBytes);
  }
  if (lane === laneBytes) return lanesOf(fault);
  let two = f64x2.splat(0);
  let table = rising + lane;
  for (let held = sizes; held < sizesEnd; held += 8, table += laneBytes)
    two = f64x2.add(two, f64x2.mul(v128.load(table), v128.load64_splat(held)));
  table = fading + lane;
  for (let held = state; held < stateEnd; held += 8, table += laneBytes)
    two = f64x2.add(two, f64x2.mul(v128.load(table), v128.load64_splat(held)));
  storeTwo(two, to + (lane >> 3) * columnBytes, columnBytes);
  return lanesOf(f64x2.add(fault, f64x2.sub(two, two)));
}

function lanesOf(both: v128): f64 {
  return f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
}

function storeTwo(both: v128, column: usize, columnBytes: usize): void {
  v128.store64_lane(column, both, 0);
  v128.store64_lane(column + columnBytes, both, 1);
}
