import { allFinite, NumericalError } from './numerical-error.ts';
import { type SymmetricTree, scaledSource } from './tree.ts';

/** A + shift I of a symmetric tree, eliminated from the leaves to the root without fill-in. */
export interface TreeFactor {
  readonly parents: Int32Array;
  /** coupling / pivot, per node. */
  readonly multipliers: Float64Array;
  /** 1 / pivot, per node. */
  readonly inversePivots: Float64Array;
}

/**
 * Factors A + shift I in O(n); any real shift. Throws NumericalError where a pivot is zero: with shift 0 that is a
 * part of the tree that loses nothing, otherwise the shift is minus an eigenvalue of a branch.
 */
export function factorTree(tree: SymmetricTree, shift: number): TreeFactor {
  const { parents, coupling, diagonal } = tree;
  const count = parents.length;
  const pivots = diagonal.map((value) => value + shift);
  const multipliers = new Float64Array(count);
  for (let node = count - 1; node >= 0; node--) {
    const pivot = pivots[node];
    // Subtraction leaves rounding of the size of the diagonal; a pivot below it is zero.
    if (!(Math.abs(pivot) > 1e-15 * Math.abs(diagonal[node] + shift)))
      throw new NumericalError(`tree node ${node}`, `no pivot with shift ${shift}: nothing leaves this part`);
    const inverse = 1 / pivot;
    pivots[node] = inverse;
    if (node === 0) break;
    const multiplier = coupling[node] * inverse;
    multipliers[node] = multiplier;
    pivots[parents[node]] -= multiplier * coupling[node];
  }
  return { parents, multipliers, inversePivots: pivots };
}

/** Solves (A + shift I) y = b in O(n), into `into` (which may be `b` itself). */
export function solveTree(
  factor: TreeFactor,
  b: Float64Array,
  into = new Float64Array(b.length),
): Float64Array {
  const { parents, multipliers, inversePivots } = factor;
  if (into !== b) into.set(b);
  for (let node = into.length - 1; node > 0; node--) into[parents[node]] += multipliers[node] * into[node];
  into[0] *= inversePivots[0];
  for (let node = 1; node < into.length; node++)
    into[node] = into[node] * inversePivots[node] + multipliers[node] * into[parents[node]];
  return into;
}

/** A y, with the sign of `SymmetricTree`: dy/dt = -A y. */
export function applyTree(tree: SymmetricTree, y: Float64Array): Float64Array {
  const { parents, coupling, diagonal } = tree;
  const result = y.map((value, node) => value * diagonal[node]);
  for (let node = 1; node < y.length; node++) {
    const parent = parents[node];
    result[node] -= coupling[node] * y[parent];
    result[parent] -= coupling[node] * y[node];
  }
  return result;
}

/** Concentrations at steady state under a constant source (mass per hour, per node), in O(n). */
export function steadyState(tree: SymmetricTree, source: Float64Array): Float64Array {
  const y = solveTree(factorTree(tree, 0), scaledSource(tree, source));
  return allFinite(
    y.map((value, node) => value * Math.exp(tree.logScale[node])),
    'steady state',
  );
}
