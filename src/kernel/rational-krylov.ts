import { type Basis, krylovBasis, projections } from './krylov-basis.ts';
import type { ModalSystem } from './modal-system.ts';
import { allFinite, NumericalError } from './numerical-error.ts';
import { diagonalise } from './symmetric-eigen.ts';
import { type SymmetricTree, scaledOutput, scaledSource } from './tree.ts';

/** Real shifts of a rational Krylov space, 1/h, in the order in which they are used. */
export type Poles = readonly number[];

/** `count` shifts spaced geometrically from `lowest` to `highest` (1/h), both above zero. */
export function geometricPoles(lowest: number, highest: number, count: number): Poles {
  if (!(lowest > 0 && highest >= lowest && count >= 1))
    throw new NumericalError('poles', 'need 0 < lowest <= highest and at least one');
  const ratio = count > 1 ? (highest / lowest) ** (1 / (count - 1)) : 1;
  return Array.from({ length: count }, (_, index) => lowest * ratio ** index);
}

/**
 * The modes that these inputs excite and that matter later than a moment after a change: Galerkin projection of the
 * tree on A^-1 b and (A + pole)^-1 ... of every input, then the small symmetric eigenproblem. Steady states are exact.
 * `sources[i]` is mass per hour per node for one unit of input i (an initial state is an input too: volumes times
 * concentrations, given as an impulse); `rows[o]` the weights on concentrations that make output o.
 */
export function reduceTree(
  tree: SymmetricTree,
  sources: readonly Float64Array[],
  rows: readonly Float64Array[],
  poles: Poles,
): ModalSystem {
  const inputs = sources.map((source) => scaledSource(tree, source));
  return modesOf(tree, krylovBasis(tree, inputs, poles), inputs, rows);
}

/** The modes of the tree within a space. */
function modesOf(
  tree: SymmetricTree,
  basis: Basis,
  inputs: readonly Float64Array[],
  rows: readonly Float64Array[],
): ModalSystem {
  const { count } = basis;
  const width = inputs.length + rows.length;
  const carried = new Float64Array(count * width);
  for (const [place, input] of inputs.entries()) onBasis(basis, input, carried, place, width);
  for (const [place, row] of rows.entries())
    onBasis(basis, scaledOutput(tree, row), carried, inputs.length + place, width);
  const rates = diagonalise(projected(tree, basis), count, carried, width);
  if (!(rates[0] > 0))
    throw new NumericalError('slowest mode', `its rate is ${rates[0]}: nothing leaves the tree`);
  allFinite(carried, 'reduced modes');
  const column = (place: number): Float64Array => rates.map((_, mode) => carried[mode * width + place]);
  return {
    rates,
    inputs: inputs.map((_, place) => column(place)),
    outputs: rows.map((_, place) => column(inputs.length + place)),
  };
}

/** Weights on nodes as weights on the basis; most nodes of most rows weigh nothing. */
function onBasis(
  { size, count, vectors }: Basis,
  weights: Float64Array,
  into: Float64Array,
  column: number,
  width: number,
): void {
  for (let node = 0; node < size; node++) {
    const weight = weights[node];
    if (weight === 0) continue;
    for (let j = 0, at = node; j < count; j++, at += size) into[j * width + column] += weight * vectors[at];
  }
}

/** V^T A V, lower triangle. */
function projected(
  { parents, diagonal, coupling }: SymmetricTree,
  { size, count, vectors }: Basis,
): Float64Array {
  const matrix = new Float64Array(count * count);
  const image = new Float64Array(size);
  const along = new Float64Array(count);
  for (let j = 0; j < count; j++) {
    const place = j * size;
    image[0] = diagonal[0] * vectors[place];
    for (let node = 1; node < size; node++) {
      const parent = parents[node];
      const value = vectors[place + node];
      image[node] = diagonal[node] * value - coupling[node] * vectors[place + parent];
      image[parent] -= coupling[node] * value;
    }
    projections(vectors, j + 1, size, 0, along, image);
    for (let k = 0; k <= j; k++) matrix[j * count + k] = along[k];
  }
  return matrix;
}
