import { lengths, product, products, separate, subtract } from './block-of-four.ts';
import { NumericalError } from './numerical-error.ts';
import { type Diagonalise, diagonalise } from './symmetric-eigen.ts';
import type { SymmetricTree, Weights } from './tree.ts';
import { emptyFactor, factorTree, solveTree } from './tree-solve.ts';

/** A space of orthonormal vectors on the nodes of a tree, and A within it. */
export interface TreeProjection {
  /** Where the vectors stand, in the order in which they were found; those of other places were left out. */
  readonly places: readonly number[];
  /**
   * Weights on the nodes as weights on the vectors, [place][weight]. To be asked before anything else of whoever made the
   * projection: the vectors may be lent.
   */
  readonly onVectors: (weights: readonly Weights[]) => Float64Array;
  /** How many places there are: from one row of `matrix` to the next. */
  readonly capacity: number;
  /** V^T A V: entry (j, k), k <= j, at `j * capacity + k`. */
  readonly matrix: Float64Array;
  /** What finds the modes of that matrix: whoever made the projection may have one of its own. */
  readonly diagonalise: Diagonalise;
}

/**
 * Spans (A + shift)^-1 of each input for 0 and the first three shifts, then, four shifts at a time, (A + shift)^-1 of the newest
 * vector of each input. Shifts of a four had better stand far apart (`rational-krylov.ts`). The places of a four are those of its
 * shifts, input after input. A direction that is in the space already (an input that another one contains) is left out. Throws
 * where nothing leaves the tree, or if every input is zero.
 */
export type ProjectTree = (
  tree: SymmetricTree,
  inputs: readonly Float64Array[],
  shifts: readonly number[],
) => TreeProjection;

/** What is left of a vector that the space contains already is rounding below this part of it. */
const nothing = 1e-13;
/** If a pass of Gram and Schmidt leaves less than this part, what it left is not yet orthogonal: once more. */
const little = 0.02;
/**
 * What one pass leaves askew is ten times what the old vectors are, which comes to 1e-12 by the sixteenth, a thousandth of what a
 * reduction may be off; two passes leave no more than they are. From there on every other four removes what the old ones span twice.
 */
const firstVectors = 16;
const mostPasses = 4;

/** The projection in plain TypeScript: the reference of the one in WebAssembly. */
export const projectTree: ProjectTree = (tree, inputs, shifts) => {
  checkProjection(inputs, shifts);
  const nodes = tree.parents.length;
  const all = [0, ...shifts];
  const capacity = 4 * inputs.length * Math.ceil(all.length / 4);
  const vectors = new Float64Array(capacity * nodes);
  const factors = Array.from({ length: 4 }, () => emptyFactor(tree.parents));
  const fronts = inputs.map((input) => input.slice());
  let count = 0;
  for (let round = 0; round < all.length; round += 4) {
    const four = all.slice(round, round + 4);
    for (const [lane, shift] of four.entries()) factorTree(tree, shift, factors[lane]);
    for (const front of fronts) {
      for (const lane of four.keys()) {
        const at = (count + lane) * nodes;
        solveTree(factors[lane], front, vectors.subarray(at, at + nodes));
      }
      const newest = count + orthonormalise(vectors, count, nodes);
      if (newest >= count) front.set(vectors.subarray(newest * nodes, (newest + 1) * nodes));
      count += 4;
    }
  }
  const onVectors = (weights: readonly Weights[]): Float64Array => {
    const rows = new Float64Array(capacity * weights.length);
    for (const [column, { first, values }] of weights.entries())
      for (let place = 0; place < capacity; place++)
        rows[place * weights.length + column] = product(
          vectors,
          place * nodes + first,
          values,
          0,
          values.length,
        );
    return rows;
  };
  return projectionOf(withinSpace(tree, vectors, capacity), capacity, onVectors, diagonalise);
};

/** V^T A V, of which only the rows up to the diagonal are filled, four by four. */
function withinSpace(tree: SymmetricTree, vectors: Float64Array, capacity: number): Float64Array {
  const nodes = tree.parents.length;
  const matrix = new Float64Array(capacity * capacity);
  const image = new Float64Array(4 * nodes);
  const along = new Float64Array(16);
  for (let block = 0; block < capacity; block += 4) {
    for (let lane = 0; lane < 4; lane++) apply(tree, vectors, (block + lane) * nodes, image, lane * nodes);
    for (let other = 0; other <= block; other += 4) {
      products(vectors, other * nodes, image, 0, nodes, along);
      for (let k = 0; k < 4; k++)
        for (let j = 0; j < 4; j++) matrix[(block + j) * capacity + other + k] = along[4 * k + j];
    }
  }
  return matrix;
}

/** A projection of which `matrix` is known; a vector that was left out is zero, and so is its place on the diagonal. */
export function projectionOf(
  matrix: Float64Array,
  capacity: number,
  onVectors: TreeProjection['onVectors'],
  diagonaliseWith: Diagonalise,
): TreeProjection {
  const places: number[] = [];
  for (let place = 0; place < capacity; place++)
    if (matrix[place * capacity + place] !== 0) places.push(place);
  if (places.length === 0) throw new NumericalError('reduction', 'every input is zero');
  return { places, onVectors, capacity, matrix, diagonalise: diagonaliseWith };
}

/** Throws if there is no input, or on a shift below zero. */
export function checkProjection(inputs: readonly Float64Array[], shifts: readonly number[]): void {
  if (inputs.length === 0) throw new NumericalError('reduction', 'there is no input');
  for (const shift of shifts)
    if (!(shift >= 0 && Number.isFinite(shift))) throw new NumericalError('reduction', `shift ${shift}`);
}

/** Removes from four vectors what the `count` before span and norms them; which of the four is the newest that is left, or -1. */
function orthonormalise(vectors: Float64Array, count: number, nodes: number): number {
  const fresh = count * nodes;
  const along = new Float64Array(16);
  const sizes = new Float64Array(4);
  const kept = new Float64Array(4).fill(1);
  lengths(vectors, fresh, nodes, sizes);
  const times = count < firstVectors || count % 8 !== 0 ? 1 : 2;
  for (let pass = 0; pass < mostPasses; pass++) {
    for (let time = 0; time < times; time++)
      for (let old = 0; old < fresh; old += 4 * nodes) {
        products(vectors, old, vectors, fresh, nodes, along);
        subtract(vectors, old, fresh, nodes, along);
      }
    if (separate(vectors, fresh, nodes, sizes, kept, nothing) > little) break;
    sizes.fill(1);
  }
  return kept.findLastIndex((part) => part > 0);
}

/** image at `to` = A times the vector at `place`. */
function apply(
  { parents, diagonal, coupling }: SymmetricTree,
  vectors: Float64Array,
  place: number,
  image: Float64Array,
  to: number,
): void {
  image[to] = diagonal[0] * vectors[place];
  for (let node = 1; node < parents.length; node++) {
    const parent = parents[node];
    const value = vectors[place + node];
    image[to + node] = diagonal[node] * value - coupling[node] * vectors[place + parent];
    image[to + parent] -= coupling[node] * value;
  }
}
