// AssemblyScript. Rows of a grid plan, read off states that wait until there are four to be read by the same tables: then every
// number of a table is fetched once for all of them. They wait in `waitingAt`, states and then inputs, `together` places each.

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
let resultAt: usize = 0;
let leftOutAt: usize = 0;
// How far the states are read, how many inputs are, and how many bytes ago what is read is added to; 0 if to nothing.
let reach: usize = 0;
let driven: i32 = 0;
let back: usize = 0;
let waitingAt: usize = 0;
let waiting: i32 = 0;
let firstAge: i32 = 0;
let rows: i32 = 0;
let to: usize = 0;
let fault: f64 = 0;

/** Before the first row. */
export function beginRows(
  statesOfPlan: i32,
  inputsOfPlan: i32,
  count: i32,
  lanes: i32,
  fading: usize,
  rising: usize,
  lasting: usize,
  roomToWait: usize,
  result: usize,
  leftOut: usize,
): void {
  fadingAt = fading;
  risingAt = rising;
  lastingAt = lasting;
  states = statesOfPlan;
  inputs = inputsOfPlan;
  laneBytes = (<usize>lanes) << 3;
  columnBytes = (<usize>count) << 3;
  waitingAt = roomToWait;
  waiting = 0;
  resultAt = result;
  leftOutAt = leftOut;
  store<i32>(leftOutAt, 0);
  to = result;
  fault = 0;
  readStates();
}

/** After the last row: writes the extremes of each lane; whether every number written is finite. */
export function endRows(extremesAt: usize): bool {
  show();
  const bytes = to - resultAt;
  const lanes = laneBytes >> 3;
  for (let lane: usize = 0; lane < lanes; lane++)
    findExtremes(resultAt + lane * columnBytes, bytes, extremesAt + (lane << 4));
  return fault === 0;
}

/** From now on inputs are nothing, only states in so many bytes are read, and that is added to what was read `rows` ago. */
export function readChanges(bytes: usize, rows: i32): void {
  if (bytes === reach && back > 0) return;
  show();
  reach = bytes;
  back = (<usize>rows) << 3;
  driven = 0;
}

/** From now on everything is read. */
export function readStates(): void {
  show();
  reach = (<usize>states) << 3;
  back = 0;
  driven = inputs;
}

/** So many rows to come are those of the last `round` again and again: they are not written, and nothing is left free for them. */
export function leaveOut(rows: i32, round: i32): void {
  show();
  const times = load<i32>(leftOutAt);
  const place = leftOutAt + 4 + <usize>times * 12;
  store<i32>(place, <i32>((to - resultAt) >> 3));
  store<i32>(place, rows, 4);
  store<i32>(place, round, 8);
  store<i32>(leftOutAt, times + 1);
}

/** One more to be read, after those that wait have been if they are four or are read otherwise. */
export function wait(age: i32, wanted: i32, state: usize, sizes: usize): void {
  if (waiting === together || age !== firstAge || wanted !== rows) show();
  firstAge = age;
  rows = wanted;
  const place = waitingAt + ((<usize>waiting) << 3);
  spread(state, reach, place);
  spread(sizes, (<usize>driven) << 3, place + <usize>states * togetherBytes);
  waiting++;
}

/** One of the columns that wait. */
function spread(from: usize, bytes: usize, to: usize): void {
  for (const end = from + bytes; from < end; from += 8, to += togetherBytes) store<f64>(to, load<f64>(from));
}

/** All rows of those that wait. */
function show(): void {
  const sizesAt = waitingAt + <usize>states * togetherBytes;
  for (let row = 0; waiting > 0 && row < rows; row++) {
    const age = firstAge + row;
    const fading = fadingAt + <usize>(age * states) * laneBytes;
    const rising = risingAt + <usize>(age * inputs) * laneBytes;
    const lasting = min((<usize>load<i32>(lastingAt + ((<usize>age) << 2))) << 3, reach) << 2;
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
  let end = sizesAt + <usize>driven * togetherBytes;
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
  let end = sizesAt + <usize>driven * togetherBytes;
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
  if (back > 0) {
    const from = column - back;
    low = f64x2.add(low, f64x2(load<f64>(from), load<f64>(from + columns)));
    high = f64x2.add(high, f64x2(load<f64>(from + 2 * columns), load<f64>(from + 3 * columns)));
  }
  v128.store64_lane(column, low, 0);
  v128.store64_lane(column + columns, low, 1);
  v128.store64_lane(column + 2 * columns, high, 0);
  v128.store64_lane(column + 3 * columns, high, 1);
  fault += lanesOf(f64x2.add(f64x2.sub(low, low), f64x2.sub(high, high)));
}

function lanesOf(both: v128): f64 {
  return f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
}

/** The lowest and the highest of a column. */
function findExtremes(column: usize, columnBytes: usize, into: usize): void {
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
