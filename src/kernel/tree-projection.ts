import { dots, normSquare, subtractAll } from './four-dots.ts';
import { NumericalError } from './numerical-error.ts';
import { type Diagonalise, diagonalise } from './symmetric-eigen.ts';
import type { SymmetricTree } from './tree.ts';
import { emptyFactor, factorTree, solveTree } from './tree-solve.ts';

/** A space of orthonormal vectors on the nodes of a tree, and A within it. */
export interface TreeProjection {
  readonly count: number;
  /**
   * Weights on the nodes as weights on the vectors, [vector][weight]. To be asked before anything else of whoever made the
   * projection: the vectors may be lent.
   */
  readonly onVectors: (weights: readonly Float64Array[]) => Float64Array;
  /** From one row of `matrix` to the next. */
  readonly capacity: number;
  /** V^T A V: entry (j, k), k <= j < count, at `j * capacity + k`. */
  readonly matrix: Float64Array;
  /** What finds the modes of that matrix: whoever made the projection may have one of its own. */
  readonly diagonalise: Diagonalise;
}

/**
 * Spans A^-1 b and, shift by shift, (A + shift)^-1 of the newest vector of each input b. A direction that is in the
 * space already (an input that another one contains) is left out. Throws where nothing leaves the tree, or if every
 * input is zero.
 */
export type ProjectTree = (
  tree: SymmetricTree,
  inputs: readonly Float64Array[],
  shifts: readonly number[],
) => TreeProjection;

/** What is left of a vector that the space contains already is rounding below this part of it. */
const nothing = 1e-13;
/** If a pass of Gram and Schmidt leaves less than this part, what it left is not yet orthogonal: once more. */
const much = 0.7;
/**
 * The first vectors are content with less: what one pass leaves askew grows by half with each vector and comes to 1e-12 by the
 * eighteenth, a thousandth of what a reduction may be off.
 */
const firstVectors = 18;
const little = 0.1;

/** The projection in plain TypeScript: the reference of the one in WebAssembly. */
export const projectTree: ProjectTree = (tree, inputs, shifts) => {
  checkProjection(inputs, shifts);
  const nodes = tree.parents.length;
  const stride = nodes + (nodes % 2);
  const capacity = inputs.length * (shifts.length + 1);
  const vectors = new Float64Array(capacity * stride);
  const along = new Float64Array(capacity);
  const factor = emptyFactor(tree.parents);
  const fronts = inputs.map((input) => input.slice());
  let count = 0;
  for (const shift of [0, ...shifts]) {
    factorTree(tree, shift, factor);
    for (const front of fronts) {
      const fresh = vectors.subarray(count * stride, count * stride + nodes);
      solveTree(factor, front, fresh);
      if (!orthonormalise(vectors, count, stride, along)) continue;
      front.set(fresh);
      count++;
    }
  }
  if (count === 0) throw new NumericalError('reduction', 'every input is zero');
  const matrix = new Float64Array(capacity * capacity);
  const image = new Float64Array(stride);
  for (let j = 0; j < count; j++) {
    apply(tree, vectors, j * stride, image);
    dots(vectors, j + 1, stride, image, 0, along);
    for (let k = 0; k <= j; k++) matrix[j * capacity + k] = along[k];
  }
  const onVectors = (weights: readonly Float64Array[]): Float64Array =>
    weightsOnVectors(vectors, count, stride, weights);
  return { count, onVectors, capacity, matrix, diagonalise };
};

/** Most weights weigh few neighbouring nodes, so each is read from its first to its last only. */
function weightsOnVectors(
  vectors: Float64Array,
  count: number,
  stride: number,
  weights: readonly Float64Array[],
): Float64Array {
  const rows = new Float64Array(count * weights.length);
  const along = new Float64Array(count);
  const weight = new Float64Array(stride);
  for (let column = 0; column < weights.length; column++) {
    weight.set(weights[column]);
    let from = 0;
    let until = stride;
    while (from < until && weight[from] === 0 && weight[from + 1] === 0) from += 2;
    while (until > from && weight[until - 2] === 0 && weight[until - 1] === 0) until -= 2;
    dots(vectors, count, stride, weight, 0, along, from, until);
    for (let j = 0; j < count; j++) rows[j * weights.length + column] = along[j];
  }
  return rows;
}

/** Throws if there is no input, or on a shift below zero. */
export function checkProjection(inputs: readonly Float64Array[], shifts: readonly number[]): void {
  if (inputs.length === 0) throw new NumericalError('reduction', 'there is no input');
  for (const shift of shifts)
    if (!(shift >= 0 && Number.isFinite(shift))) throw new NumericalError('reduction', `shift ${shift}`);
}

/** Removes from vector `count` what those before it span, and norms it; false if nothing is left. */
function orthonormalise(vectors: Float64Array, count: number, stride: number, along: Float64Array): boolean {
  const place = count * stride;
  const before = Math.sqrt(normSquare(vectors, place, stride));
  if (!(before > 0)) return false;
  const enough = count < firstVectors ? little : much;
  let was = before;
  for (let pass = 0; pass < 4; pass++) {
    dots(vectors, count, stride, vectors, place, along);
    subtractAll(vectors, count, stride, place, along);
    const norm = Math.sqrt(normSquare(vectors, place, stride));
    if (!(norm > nothing * before)) return false;
    if (norm > enough * was) {
      const inverse = 1 / norm;
      for (let index = place; index < place + stride; index++) vectors[index] *= inverse;
      return true;
    }
    was = norm;
  }
  return false;
}

/** image = A times the vector at `place`. */
function apply(
  { parents, diagonal, coupling }: SymmetricTree,
  vectors: Float64Array,
  place: number,
  image: Float64Array,
): void {
  image[0] = diagonal[0] * vectors[place];
  for (let node = 1; node < parents.length; node++) {
    const parent = parents[node];
    const value = vectors[place + node];
    image[node] = diagonal[node] * value - coupling[node] * vectors[place + parent];
    image[parent] -= coupling[node] * value;
  }
}
