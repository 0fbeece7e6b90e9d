// AssemblyScript. The eigenvalues of a small symmetric matrix and what it carries along; the same operations in the
// same order as src/kernel/symmetric-eigen.ts and tridiagonal-eigen.ts, which say what they mean. Every argument named
// `...At` is an address of doubles: `workAt` size * size, `carriedAt` size * width, `dAt`, `eAt` and `vAt` size, `pAt`
// the larger of size and width. Returns -1, or the number of the eigenvalue that does not settle.

const mostSweeps = 60;

export function diagonalise(
  workAt: usize,
  size: i32,
  carriedAt: usize,
  width: i32,
  dAt: usize,
  eAt: usize,
  vAt: usize,
  pAt: usize,
): i32 {
  for (let i = 0; i < size; i++) put(eAt, i, 0);
  for (let column = 0; column < size - 2; column++) {
    put(eAt, column, reflect(workAt, size, column, vAt, pAt));
    turn(carriedAt, width, column + 1, size - column - 1, vAt, pAt);
  }
  for (let i = 0; i < size; i++) put(dAt, i, at(workAt, i * size + i));
  if (size > 1) put(eAt, size - 2, at(workAt, (size - 1) * size + size - 2));
  if (size > 0) put(eAt, size - 1, 0);
  for (let low = 0; low < size; low++) {
    for (let sweep = 0; ; sweep++) {
      const end = blockEnd(dAt, eAt, size, low);
      if (end === low) break;
      if (sweep === mostSweeps) return low;
      sweepUp(dAt, eAt, carriedAt, width, low, end);
    }
  }
  ascend(dAt, size, carriedAt, width);
  return -1;
}

function at(base: usize, index: i32): f64 {
  return load<f64>(base + ((<usize>index) << 3));
}

function put(base: usize, index: i32, value: f64): void {
  store<f64>(base + ((<usize>index) << 3), value);
}

function reflect(work: usize, size: i32, column: i32, v: usize, p: usize): f64 {
  const length = size - column - 1;
  let square: f64 = 0;
  for (let i = 0; i < length; i++) {
    const entry = at(work, (column + 1 + i) * size + column);
    put(v, i, entry);
    square += entry * entry;
    put(p, i, 0);
  }
  const norm = Math.sqrt(square);
  const first = at(v, 0);
  const head = first > 0 ? -norm : norm;
  const half = square - first * head;
  if (half === 0) return 0;
  put(v, 0, first - head);
  const unit = 1 / Math.sqrt(half);
  for (let i = 0; i < length; i++) put(v, i, at(v, i) * unit);
  for (let i = 0; i < length; i++) {
    const row = work + ((<usize>((column + 1 + i) * size + column + 1)) << 3);
    const own = at(v, i);
    let sum = at(row, i) * own;
    for (let j = 0; j < i; j++) {
      const entry = at(row, j);
      sum += entry * at(v, j);
      put(p, j, at(p, j) + entry * own);
    }
    put(p, i, at(p, i) + sum);
  }
  let along: f64 = 0;
  for (let i = 0; i < length; i++) along += at(v, i) * at(p, i);
  along /= 2;
  for (let i = 0; i < length; i++) put(p, i, at(p, i) - along * at(v, i));
  for (let i = 0; i < length; i++) {
    const row = work + ((<usize>((column + 1 + i) * size + column + 1)) << 3);
    const pi = at(p, i);
    const vi = at(v, i);
    for (let j = 0; j <= i; j++) put(row, j, at(row, j) - (pi * at(v, j) + vi * at(p, j)));
  }
  return head;
}

function turn(carried: usize, width: i32, first: i32, length: i32, v: usize, p: usize): void {
  const start = carried + ((<usize>(first * width)) << 3);
  const rowBytes = (<usize>width) << 3;
  for (let k = 0; k < width; k++) put(p, k, 0);
  for (let i = 0, row = start; i < length; i++, row += rowBytes)
    for (let k = 0; k < width; k++) put(p, k, at(p, k) + at(v, i) * at(row, k));
  for (let i = 0, row = start; i < length; i++, row += rowBytes)
    for (let k = 0; k < width; k++) put(row, k, at(row, k) - at(v, i) * at(p, k));
}

function blockEnd(d: usize, e: usize, size: i32, low: i32): i32 {
  let end = low;
  while (
    end < size - 1 &&
    !(Math.abs(at(e, end)) <= 1.1102230246251565e-16 * (Math.abs(at(d, end)) + Math.abs(at(d, end + 1))))
  )
    end++;
  return end;
}

function sweepUp(d: usize, e: usize, carried: usize, width: i32, low: i32, end: i32): void {
  const half = (at(d, low + 1) - at(d, low)) / (2 * at(e, low));
  const root = hypotenuse(half, 1);
  let g = at(d, end) - at(d, low) + at(e, low) / (half + (half < 0 ? -root : root));
  let sine: f64 = 1;
  let cosine: f64 = 1;
  let pushed: f64 = 0;
  for (let i = end - 1; i >= low; i--) {
    const f = sine * at(e, i);
    const b = cosine * at(e, i);
    const radius = hypotenuse(f, g);
    put(e, i + 1, radius);
    if (radius === 0) {
      put(d, i + 1, at(d, i + 1) - pushed);
      put(e, end, 0);
      return;
    }
    sine = f / radius;
    cosine = g / radius;
    g = at(d, i + 1) - pushed;
    const turned = (at(d, i) - g) * sine + 2 * cosine * b;
    pushed = sine * turned;
    put(d, i + 1, g + pushed);
    g = cosine * turned - b;
    turnRows(carried + ((<usize>(i * width)) << 3), (<usize>width) << 3, sine, cosine);
  }
  put(d, low, at(d, low) - pushed);
  put(e, low, g);
  put(e, end, 0);
}

function turnRows(here: usize, rowBytes: usize, sine: f64, cosine: f64): void {
  const next = here + rowBytes;
  const sines = f64x2.splat(sine);
  const cosines = f64x2.splat(cosine);
  const pairs = rowBytes & ~15;
  for (let k: usize = 0; k < pairs; k += 16) {
    const upper = v128.load(next + k);
    const lower = v128.load(here + k);
    v128.store(next + k, f64x2.add(f64x2.mul(sines, lower), f64x2.mul(cosines, upper)));
    v128.store(here + k, f64x2.sub(f64x2.mul(cosines, lower), f64x2.mul(sines, upper)));
  }
  if (pairs === rowBytes) return;
  const upper = load<f64>(next + pairs);
  const lower = load<f64>(here + pairs);
  store<f64>(next + pairs, sine * lower + cosine * upper);
  store<f64>(here + pairs, cosine * lower - sine * upper);
}

function hypotenuse(a: f64, b: f64): f64 {
  const square = a * a + b * b;
  if (square > 1e-280 && square < 1e280) return Math.sqrt(square);
  const one = Math.abs(a);
  const other = Math.abs(b);
  const larger = one > other ? one : other;
  if (!(larger > 0)) return larger;
  const x = a / larger;
  const y = b / larger;
  return larger * Math.sqrt(x * x + y * y);
}

function ascend(values: usize, size: i32, carried: usize, width: i32): void {
  for (let place = 0; place < size - 1; place++) {
    let least = place;
    for (let other = place + 1; other < size; other++)
      if (at(values, other) < at(values, least)) least = other;
    if (least === place) continue;
    const value = at(values, place);
    put(values, place, at(values, least));
    put(values, least, value);
    for (let k = 0; k < width; k++) {
      const kept = at(carried, place * width + k);
      put(carried, place * width + k, at(carried, least * width + k));
      put(carried, least * width + k, kept);
    }
  }
}
