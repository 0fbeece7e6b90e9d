// AssemblyScript. The projection of a tree with two numbers to an instruction; the same sums in the same order as
// src/kernel/tree-projection.ts, four-dots.ts and tree-solve.ts, which say what they mean. Every argument named
// `...At` is an address of doubles (of whole numbers for `parentsAt`). `stride` is even and at least `nodes`, and
// what lies between is zero. The shifts fill up whole groups of four. Returns the number of vectors, or -1 - node
// where there is no pivot.

import { factorFour, solve } from './tree-solve.ts';

const nothing: f64 = 1e-13;
const much: f64 = 0.7;
const firstVectors: i32 = 18;
const little: f64 = 0.1;

export function project(
  parentsAt: usize,
  diagonalAt: usize,
  couplingAt: usize,
  nodes: i32,
  stride: i32,
  inputs: i32,
  frontsAt: usize,
  shiftsAt: usize,
  shifts: i32,
  multipliersAt: usize,
  pivotsAt: usize,
  imageAt: usize,
  alongAt: usize,
  vectorsAt: usize,
  matrixAt: usize,
): i32 {
  const rowBytes = (<usize>stride) << 3;
  const capacity = inputs * shifts;
  let count = 0;
  for (let round = 0; round < shifts; round++) {
    const ofFour = (<usize>(round & 3)) << 3;
    if (ofFour === 0) {
      const four = shiftsAt + ((<usize>round) << 3);
      const failed = factorFour(parentsAt, diagonalAt, couplingAt, nodes, four, multipliersAt, pivotsAt);
      if (failed >= 0) return -1 - failed;
    }
    for (let input = 0; input < inputs; input++) {
      const front = frontsAt + <usize>input * rowBytes;
      const fresh = vectorsAt + <usize>count * rowBytes;
      memory.copy(fresh, front, rowBytes);
      solve(parentsAt, nodes, multipliersAt + ofFour, pivotsAt + ofFour, fresh);
      if (!orthonormalise(vectorsAt, count, rowBytes, alongAt)) continue;
      memory.copy(front, fresh, rowBytes);
      count++;
    }
  }
  for (let j = 0; j < count; j++) {
    apply(parentsAt, diagonalAt, couplingAt, nodes, vectorsAt + <usize>j * rowBytes, imageAt);
    dots(vectorsAt, j + 1, rowBytes, rowBytes, imageAt, matrixAt + ((<usize>(j * capacity)) << 3));
  }
  return count;
}

/** Weights on the nodes, `stride` apart, as weights on the vectors, [vector][weight]; `alongAt` is room for one of them. */
export function onVectors(
  vectorsAt: usize,
  count: i32,
  stride: i32,
  weightsAt: usize,
  weights: i32,
  alongAt: usize,
  rowsAt: usize,
): void {
  const rowBytes = (<usize>stride) << 3;
  const nothingTwice = f64x2.splat(0);
  for (let column = 0; column < weights; column++) {
    const weight = weightsAt + <usize>column * rowBytes;
    let from: usize = 0;
    let until = rowBytes;
    while (from < until && v128.all_true<i64>(f64x2.eq(v128.load(weight + from), nothingTwice))) from += 16;
    while (until > from && v128.all_true<i64>(f64x2.eq(v128.load(weight + until - 16), nothingTwice)))
      until -= 16;
    dots(vectorsAt + from, count, rowBytes, until - from, weight + from, alongAt);
    for (let j = 0; j < count; j++)
      store<f64>(rowsAt + ((<usize>(j * weights + column)) << 3), load<f64>(alongAt + ((<usize>j) << 3)));
  }
}

function orthonormalise(vectorsAt: usize, count: i32, rowBytes: usize, alongAt: usize): bool {
  const place = vectorsAt + <usize>count * rowBytes;
  const before = Math.sqrt(normSquare(place, rowBytes));
  if (!(before > 0)) return false;
  const enough = count < firstVectors ? little : much;
  let was = before;
  for (let pass = 0; pass < 4; pass++) {
    dots(vectorsAt, count, rowBytes, rowBytes, place, alongAt);
    subtractAll(vectorsAt, count, rowBytes, place, alongAt);
    const norm = Math.sqrt(normSquare(place, rowBytes));
    if (!(norm > nothing * before)) return false;
    if (norm > enough * was) {
      const inverse = f64x2.splat(1 / norm);
      for (let at: usize = 0; at < rowBytes; at += 16)
        v128.store(place + at, f64x2.mul(v128.load(place + at), inverse));
      return true;
    }
    was = norm;
  }
  return false;
}

/** Of each only the first `bytes`. */
function dots(vectorsAt: usize, count: i32, rowBytes: usize, bytes: usize, other: usize, into: usize): void {
  let j = 0;
  let first = vectorsAt;
  for (; j + 4 <= count; j += 4, first += 4 * rowBytes) {
    const second = first + rowBytes;
    const third = second + rowBytes;
    const fourth = third + rowBytes;
    let a = f64x2.splat(0);
    let b = f64x2.splat(0);
    let c = f64x2.splat(0);
    let d = f64x2.splat(0);
    for (let at: usize = 0; at < bytes; at += 16) {
      const both = v128.load(other + at);
      a = f64x2.add(a, f64x2.mul(v128.load(first + at), both));
      b = f64x2.add(b, f64x2.mul(v128.load(second + at), both));
      c = f64x2.add(c, f64x2.mul(v128.load(third + at), both));
      d = f64x2.add(d, f64x2.mul(v128.load(fourth + at), both));
    }
    const to = into + ((<usize>j) << 3);
    store<f64>(to, lanes(a));
    store<f64>(to, lanes(b), 8);
    store<f64>(to, lanes(c), 16);
    store<f64>(to, lanes(d), 24);
  }
  for (; j < count; j++, first += rowBytes) {
    let a = f64x2.splat(0);
    for (let at: usize = 0; at < bytes; at += 16)
      a = f64x2.add(a, f64x2.mul(v128.load(first + at), v128.load(other + at)));
    store<f64>(into + ((<usize>j) << 3), lanes(a));
  }
}

function subtractAll(vectorsAt: usize, count: i32, rowBytes: usize, place: usize, alongAt: usize): void {
  let j = 0;
  let first = vectorsAt;
  for (; j + 4 <= count; j += 4, first += 4 * rowBytes) {
    const second = first + rowBytes;
    const third = second + rowBytes;
    const fourth = third + rowBytes;
    const from = alongAt + ((<usize>j) << 3);
    const a = v128.load64_splat(from);
    const b = v128.load64_splat(from, 8);
    const c = v128.load64_splat(from, 16);
    const d = v128.load64_splat(from, 24);
    for (let at: usize = 0; at < rowBytes; at += 16) {
      let sum = f64x2.add(f64x2.mul(a, v128.load(first + at)), f64x2.mul(b, v128.load(second + at)));
      sum = f64x2.add(sum, f64x2.mul(c, v128.load(third + at)));
      sum = f64x2.add(sum, f64x2.mul(d, v128.load(fourth + at)));
      v128.store(place + at, f64x2.sub(v128.load(place + at), sum));
    }
  }
  for (; j < count; j++, first += rowBytes) {
    const a = v128.load64_splat(alongAt + ((<usize>j) << 3));
    for (let at: usize = 0; at < rowBytes; at += 16)
      v128.store(place + at, f64x2.sub(v128.load(place + at), f64x2.mul(a, v128.load(first + at))));
  }
}

function normSquare(place: usize, rowBytes: usize): f64 {
  let sum = f64x2.splat(0);
  for (let at: usize = 0; at < rowBytes; at += 16) {
    const both = v128.load(place + at);
    sum = f64x2.add(sum, f64x2.mul(both, both));
  }
  return lanes(sum);
}

function lanes(both: v128): f64 {
  return f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
}

function apply(
  parentsAt: usize,
  diagonalAt: usize,
  couplingAt: usize,
  nodes: i32,
  vector: usize,
  image: usize,
): void {
  const end = (<usize>nodes) << 3;
  store<f64>(image, load<f64>(diagonalAt) * load<f64>(vector));
  for (let at: usize = 8; at < end; at += 8) {
    const above = (<usize>load<i32>(parentsAt + (at >> 1))) << 3;
    const value = load<f64>(vector + at);
    const edge = load<f64>(couplingAt + at);
    store<f64>(image + at, load<f64>(diagonalAt + at) * value - edge * load<f64>(vector + above));
    store<f64>(image + above, load<f64>(image + above) - edge * value);
  }
}
