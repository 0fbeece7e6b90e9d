import type { ModalSystem } from './modal-system.ts';
import { allFinite, NumericalError } from './numerical-error.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import {
  onEveryNode,
  type SymmetricTree,
  scaledOutputs,
  scaledSources,
  type Weights,
  weighedAt,
} from './tree.ts';

/**
 * Every mode of a tree by a dense eigensolver, O(n^3): the reference for the reduced route. `sources[i]` is mass per
 * hour per node for one unit of input i, `rows[o]` the weights on concentrations that make output o.
 */
export function fullModes(
  tree: SymmetricTree,
  sources: readonly Float64Array[],
  rows: readonly Weights[],
): ModalSystem {
  const size = tree.parents.length;
  const matrix = new Float64Array(size * size);
  for (let node = 0; node < size; node++) {
    matrix[node * size + node] = tree.diagonal[node];
    if (node > 0) matrix[node * size + tree.parents[node]] = -tree.coupling[node];
  }
  const { values, vectors } = symmetricEigen(matrix, size);
  if (!(values[0] > 0))
    throw new NumericalError('slowest mode', `its rate is ${values[0]}: nothing leaves the tree`);
  const onModes = (weights: Weights): Float64Array =>
    allFinite(
      values.map((_, mode) => weighedAt(weights, vectors.subarray(mode * size, (mode + 1) * size))),
      'full modes',
    );
  return {
    rates: values,
    inputs: scaledSources(tree, sources).map((source) => onModes(onEveryNode(source))),
    outputs: scaledOutputs(tree, rows).map(onModes),
  };
}
