import { allFinite, NumericalError } from './numerical-error.ts';
import { type SymmetricTree, scaledSources } from './tree.ts';
import { rowLender, zeroRows } from './zero-rows.ts';

/** A + shift I of a symmetric tree, eliminated from the leaves to the root without fill-in. */
export interface TreeFactor {
  readonly parents: Int32Array;
  /** coupling / pivot, per node. */
  readonly multipliers: Float64Array;
  /** 1 / pivot, per node. */
  readonly inversePivots: Float64Array;
}

/** Room for a factor of a tree of `count` nodes. */
export function emptyFactor(parents: Int32Array): TreeFactor {
  const [multipliers, inversePivots] = zeroRows([parents.length, parents.length]);
  return { parents, multipliers, inversePivots };
}

/**
 * Factors A + shift I in O(n), into `into`; any real shift. Throws NumericalError where a pivot is zero: with shift 0
 * that is a part of the tree that loses nothing, otherwise the shift is minus an eigenvalue of a branch.
 */
export function factorTree(
  { parents, coupling, diagonal }: SymmetricTree,
  shift: number,
  into: TreeFactor = emptyFactor(parents),
): TreeFactor {
  const { multipliers, inversePivots: pivots } = into;
  const count = parents.length;
  for (let node = 0; node < count; node++) pivots[node] = diagonal[node] + shift;
  for (let node = count - 1; node > 0; node--) {
    const pivot = pivots[node];
    if (!isPivot(pivot, diagonal[node] + shift)) noPivot(node, shift);
    const inverse = 1 / pivot;
    const edge = coupling[node];
    pivots[node] = inverse;
    multipliers[node] = edge * inverse;
    pivots[parents[node]] -= edge * edge * inverse;
  }
  if (!isPivot(pivots[0], diagonal[0] + shift)) noPivot(0, shift);
  pivots[0] = 1 / pivots[0];
  return into;
}

/** Subtraction leaves rounding of the size of the diagonal; a pivot near it is zero, or keeps too few digits. */
function isPivot(pivot: number, diagonal: number): boolean {
  return pivot > 1e-12 * diagonal || -pivot > 1e-12 * Math.abs(diagonal);
}

export function noPivot(node: number, shift: number | string): never {
  throw new NumericalError(`tree node ${node}`, `no pivot with shift ${shift}: nothing leaves this part`);
}

/** Solves (A + shift I) y = b in O(n), into `into` (which may be `b` itself). */
export function solveTree(
  factor: TreeFactor,
  b: Float64Array,
  into: Float64Array = new Float64Array(b.length),
): Float64Array {
  const { parents, multipliers, inversePivots } = factor;
  const count = parents.length;
  if (into !== b) into.set(b);
  for (let node = count - 1; node > 0; node--) into[parents[node]] += multipliers[node] * into[node];
  into[0] *= inversePivots[0];
  for (let node = 1; node < count; node++)
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

const forStay = rowLender();

/**
 * What 1 an hour into the concentration of every node comes to at most (hours): no mode is slower than one over it, since the
 * inverse of A has no entry below zero.
 */
export function longestStay(tree: SymmetricTree): number {
  const { parents, scale } = tree;
  const count = scale.length;
  const [multipliers, inversePivots, stay] = forStay([count, count, count]);
  for (let node = 0; node < scale.length; node++) stay[node] = 1 / scale[node];
  solveTree(factorTree(tree, 0, { parents, multipliers, inversePivots }), stay, stay);
  let longest = 0;
  for (let node = 0; node < scale.length; node++) longest = Math.max(longest, stay[node] * scale[node]);
  return longest;
}

/** Concentrations at steady state under a constant source (mass per hour, per node), in O(n). */
export function steadyState(tree: SymmetricTree, source: Float64Array): Float64Array {
  const [entering] = scaledSources(tree, [source]);
  const y = solveTree(factorTree(tree, 0), entering);
  return allFinite(
    y.map((value, node) => value * tree.scale[node]),
    'steady state',
  );
}
