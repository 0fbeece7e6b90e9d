import { NumericalError } from './numerical-error.ts';
import type { Tree } from './tree.ts';

/** J of dC/dt = J C + W^-1 s on a tree, as it is (not made symmetric): entries in 1/h. */
export interface TreeJacobian {
  readonly parents: Int32Array;
  readonly diagonal: Float64Array;
  /** J at (parent, node), what the node gives to its parent. */
  readonly toParent: Float64Array;
  /** J at (node, parent). */
  readonly toNode: Float64Array;
}

export function treeJacobian({ parents, volumes, towardsParent, fromParent, losses }: Tree): TreeJacobian {
  const diagonal = volumes.map((volume, node) => -(losses[node] + towardsParent[node]) / volume);
  const toParent = new Float64Array(parents.length);
  const toNode = new Float64Array(parents.length);
  for (let node = 1; node < parents.length; node++) {
    const parent = parents[node];
    diagonal[parent] -= fromParent[node] / volumes[parent];
    toParent[node] = towardsParent[node] / volumes[parent];
    toNode[node] = fromParent[node] / volumes[node];
  }
  return { parents, diagonal, toParent, toNode };
}

/** Adds J y to `into`. */
export function addTreeSlope(jacobian: TreeJacobian, y: Float64Array, into: Float64Array): void {
  const { parents, diagonal, toParent, toNode } = jacobian;
  for (let node = 0; node < parents.length; node++) {
    into[node] += diagonal[node] * y[node];
    if (node === 0) continue;
    into[node] += toNode[node] * y[parents[node]];
    into[parents[node]] += toParent[node] * y[node];
  }
}

/**
 * What solves (I - step J) x = b in place, on the first entries of b, in O(n); b may be longer than the tree. A step
 * above zero always has a pivot, as every column of I - step J is dominated by its diagonal.
 */
export function implicitTreeStep(jacobian: TreeJacobian, step: number): (b: Float64Array) => void {
  const { parents, diagonal, toParent, toNode } = jacobian;
  const count = parents.length;
  const pivots = diagonal.map((value) => 1 - step * value);
  for (let node = count - 1; node > 0; node--)
    pivots[parents[node]] -= (step * step * toParent[node] * toNode[node]) / pivots[node];
  for (let node = 0; node < count; node++)
    if (!(pivots[node] > 0)) throw new NumericalError(`tree node ${node}`, `no pivot for a step of ${step}`);
  return (b) => {
    for (let node = count - 1; node > 0; node--)
      b[parents[node]] += (step * toParent[node] * b[node]) / pivots[node];
    b[0] /= pivots[0];
    for (let node = 1; node < count; node++)
      b[node] = (b[node] + step * toNode[node] * b[parents[node]]) / pivots[node];
  };
}
