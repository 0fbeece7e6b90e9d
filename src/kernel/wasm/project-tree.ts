// AssemblyScript. The projection, four vectors at a time: the same sums in the same order as src/kernel/tree-projection.ts and
// tree-solve.ts, which say what they mean. Every argument named `...At` is an address of doubles (of whole numbers for
// `parentsAt`). The four vectors of a block lie side by side, four numbers a node.

import { lengths, products, separate, subtract } from './block-of-four.ts';
import { factorFour, solveFour } from './tree-solve.ts';

const nothing: f64 = 1e-13;
const firstVectors: i32 = 16;
const little: f64 = 0.02;
const mostPasses: i32 = 4;

/**
 * Writes `inputs` blocks for each four of the shifts, and the matrix. A vector that was left out is zero, and so are its rows of
 * the matrix. `workAt` is room for 24 numbers. Returns -1, or a node without a pivot.
 */
export function project(
  parentsAt: usize,
  diagonalAt: usize,
  couplingAt: usize,
  nodes: i32,
  inputs: i32,
  frontsAt: usize,
  shiftsAt: usize,
  shifts: i32,
  multipliersAt: usize,
  pivotsAt: usize,
  workAt: usize,
  imageAt: usize,
  vectorsAt: usize,
  matrixAt: usize,
): i32 {
  const rowBytes = (<usize>nodes) << 3;
  const blockBytes = rowBytes << 2;
  let blocks = 0;
  for (let round = 0; round < shifts; round += 4) {
    const four = shiftsAt + ((<usize>round) << 3);
    const failed = factorFour(parentsAt, diagonalAt, couplingAt, nodes, four, multipliersAt, pivotsAt);
    if (failed >= 0) return failed;
    for (let input = 0; input < inputs; input++) {
      const front = frontsAt + <usize>input * rowBytes;
      const fresh = vectorsAt + <usize>blocks * blockBytes;
      solveFour(parentsAt, nodes, multipliersAt, pivotsAt, front, fresh);
      for (let lane = shifts - round; lane < 4; lane++) clear(fresh, blockBytes, lane);
      orthonormalise(vectorsAt, blocks, blockBytes, workAt);
      bringForward(fresh, blockBytes, workAt + 160, front);
      blocks++;
    }
  }
  const capacity = (<usize>blocks) << 2;
  for (let block = 0; block < blocks; block++) {
    apply(parentsAt, diagonalAt, couplingAt, nodes, vectorsAt + <usize>block * blockBytes, imageAt);
    for (let other = 0; other <= block; other++) {
      products(vectorsAt + <usize>other * blockBytes, imageAt, blockBytes, workAt);
      for (let k: usize = 0; k < 4; k++)
        for (let j: usize = 0; j < 4; j++)
          store<f64>(
            matrixAt + (((((<usize>block) << 2) + j) * capacity + ((<usize>other) << 2) + k) << 3),
            load<f64>(workAt + (((k << 2) + j) << 3)),
          );
    }
  }
  return -1;
}

/**
 * Weights on the nodes as weights on the vectors, [vector][weight]. `spansAt` has two whole numbers for each weight, its first node
 * and of how many it is; they lie one after the other at `weightsAt`.
 */
export function onVectors(
  vectorsAt: usize,
  blocks: i32,
  nodes: i32,
  spansAt: usize,
  weightsAt: usize,
  weights: i32,
  rowsAt: usize,
): void {
  const blockBytes = (<usize>nodes) << 5;
  const perVector = (<usize>weights) << 3;
  let weight = weightsAt;
  for (let column = 0; column < weights; column++) {
    const span = spansAt + ((<usize>column) << 3);
    const offset = (<usize>load<i32>(span)) << 5;
    const bytes = (<usize>load<i32>(span, 4)) << 3;
    for (let block = 0; block < blocks; block++) {
      const vectors = vectorsAt + <usize>block * blockBytes + offset;
      let low = f64x2.splat(0);
      let high = f64x2.splat(0);
      for (let at: usize = 0; at < bytes; at += 8) {
        const both = v128.load64_splat(weight + at);
        low = f64x2.add(low, f64x2.mul(v128.load(vectors + (at << 2)), both));
        high = f64x2.add(high, f64x2.mul(v128.load(vectors + (at << 2), 16), both));
      }
      const to = rowsAt + ((<usize>block) << 2) * perVector + ((<usize>column) << 3);
      store<f64>(to, f64x2.extract_lane(low, 0));
      store<f64>(to + perVector, f64x2.extract_lane(low, 1));
      store<f64>(to + 2 * perVector, f64x2.extract_lane(high, 0));
      store<f64>(to + 3 * perVector, f64x2.extract_lane(high, 1));
    }
    weight += bytes;
  }
}

/** `workAt` has room for 16 products, four sizes and what is kept of each of the four. */
function orthonormalise(vectorsAt: usize, blocks: i32, bytes: usize, workAt: usize): void {
  const fresh = vectorsAt + <usize>blocks * bytes;
  const sizes = workAt + 128;
  const kept = workAt + 160;
  lengths(fresh, bytes, sizes);
  ones(kept);
  const times = blocks << 2 < firstVectors || blocks & 1 ? 1 : 2;
  for (let pass = 0; pass < mostPasses; pass++) {
    for (let time = 0; time < times; time++)
      for (let block = 0; block < blocks; block++) {
        const old = vectorsAt + <usize>block * bytes;
        products(old, fresh, bytes, workAt);
        subtract(old, fresh, bytes, workAt);
      }
    if (separate(fresh, bytes, sizes, kept, nothing) > little) return;
    ones(sizes);
  }
}

function ones(at: usize): void {
  v128.store(at, f64x2.splat(1));
  v128.store(at, f64x2.splat(1), 16);
}

function clear(block: usize, bytes: usize, lane: i32): void {
  for (let at = (<usize>lane) << 3; at < bytes; at += 32) store<f64>(block + at, 0);
}

/** The newest vector of a block, if it has one, becomes the front. */
function bringForward(block: usize, bytes: usize, kept: usize, front: usize): void {
  let lane: isize = 24;
  while (lane >= 0 && load<f64>(kept + lane) === 0) lane -= 8;
  if (lane < 0) return;
  for (let at: usize = 0; at < bytes; at += 32) store<f64>(front + (at >> 2), load<f64>(block + at + lane));
}

/** image = A times each vector of the block. */
function apply(
  parentsAt: usize,
  diagonalAt: usize,
  couplingAt: usize,
  nodes: i32,
  block: usize,
  image: usize,
): void {
  const end = (<usize>nodes) << 3;
  const root = v128.load64_splat(diagonalAt);
  v128.store(image, f64x2.mul(root, v128.load(block)));
  v128.store(image, f64x2.mul(root, v128.load(block, 16)), 16);
  for (let at: usize = 8; at < end; at += 8) {
    const place = at << 2;
    const above = (<usize>load<i32>(parentsAt + (at >> 1))) << 5;
    const diagonal = v128.load64_splat(diagonalAt + at);
    const edge = v128.load64_splat(couplingAt + at);
    const low = v128.load(block + place);
    const high = v128.load(block + place, 16);
    const to = image + place;
    const parent = image + above;
    v128.store(to, f64x2.sub(f64x2.mul(diagonal, low), f64x2.mul(edge, v128.load(block + above))));
    v128.store(to, f64x2.sub(f64x2.mul(diagonal, high), f64x2.mul(edge, v128.load(block + above, 16))), 16);
    v128.store(parent, f64x2.sub(v128.load(parent), f64x2.mul(edge, low)));
    v128.store(parent, f64x2.sub(v128.load(parent, 16), f64x2.mul(edge, high)), 16);
  }
}
