import type { ModalSystem } from './modal-system.ts';
import { NumericalError } from './numerical-error.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import { type SymmetricTree, scaledOutput, scaledSource } from './tree.ts';
import { applyTree, factorTree, solveTree } from './tree-solve.ts';

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
  const basis = krylovBasis(tree, inputs, poles);
  const size = basis.length;
  const projected = new Float64Array(size * size);
  for (const [row, vector] of basis.entries()) {
    const image = applyTree(tree, vector);
    for (let column = 0; column <= row; column++) projected[row * size + column] = dot(image, basis[column]);
  }
  const { values, vectors } = symmetricEigen(projected, size);
  if (!(values[0] > 0))
    throw new NumericalError('slowest mode', `its rate is ${values[0]}: nothing leaves the tree`);
  const onModes = (weights: Float64Array): Float64Array => {
    const along = basis.map((vector) => dot(vector, weights));
    return values.map((_, mode) => {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += vectors[mode * size + k] * along[k];
      return sum;
    });
  };
  return {
    rates: values,
    inputs: inputs.map(onModes),
    outputs: rows.map((row) => onModes(scaledOutput(tree, row))),
  };
}

/** Orthonormal, each vector twice through modified Gram-Schmidt; a direction already in the space is left out. */
function krylovBasis(tree: SymmetricTree, inputs: readonly Float64Array[], poles: Poles): Float64Array[] {
  const basis: Float64Array[] = [];
  let front = [...inputs];
  for (const shift of [0, ...poles]) {
    const factor = factorTree(tree, shift);
    front = front.map((vector) => {
      const next = solveTree(factor, vector);
      return joinBasis(basis, next) ? next : vector;
    });
  }
  return basis;
}

function joinBasis(basis: Float64Array[], vector: Float64Array): boolean {
  const before = Math.sqrt(dot(vector, vector));
  if (before === 0) return false;
  for (let pass = 0; pass < 2; pass++)
    for (const other of basis) {
      const along = dot(other, vector);
      for (let node = 0; node < vector.length; node++) vector[node] -= along * other[node];
    }
  const after = Math.sqrt(dot(vector, vector));
  if (!(after > 1e-13 * before)) return false;
  for (let node = 0; node < vector.length; node++) vector[node] /= after;
  basis.push(vector);
  return true;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index] * b[index];
  return sum;
}
