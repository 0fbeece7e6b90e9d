import { dots, normSquare, subtractAll } from './four-dots.ts';
import { NumericalError } from './numerical-error.ts';
import { type Diagonalise, diagonalise } from './symmetric-eigen.ts';
import type { SymmetricTree } from './tree.ts';
import { emptyFactor, factorTree, solveTree } from './tree-solve.ts';

/** A space of vectors on the nodes of a tree, and A within it. */
export interface TreeProjection {
  readonly count: number;
  /** From one vector to the next: the number of nodes, made even by a zero. */
  readonly stride: number;
  /** Orthonormal, `count` of them. May be lent: to be read before anything else is asked of whoever made them. */
  readonly vectors: Float64Array;
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
  return { count, stride, vectors, capacity, matrix, diagonalise };
};

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
  let was = before;
  for (let pass = 0; pass < 4; pass++) {
    dots(vectors, count, stride, vectors, place, along);
    subtractAll(vectors, count, stride, place, along);
    const norm = Math.sqrt(normSquare(vectors, place, stride));
    if (!(norm > nothing * before)) return false;
    if (norm > much * was) {
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
