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

/** The same of amounts instead of concentrations, M = W C: what a change of W leaves as it is. */
export function inAmounts(jacobian: TreeJacobian, volumes: Float64Array): TreeJacobian {
  const { parents } = jacobian;
  const overParent = (node: number): number => (node === 0 ? 1 : volumes[node] / volumes[parents[node]]);
  return {
    parents,
    diagonal: jacobian.diagonal,
    toParent: jacobian.toParent.map((entry, node) => entry / overParent(node)),
    toNode: jacobian.toNode.map((entry, node) => entry * overParent(node)),
  };
}

/** Adds J y to `into`. */
export function addTreeSlope(jacobian: TreeJacobian, y: Float64Array, into: Float64Array): void {
  const { parents, diagonal, toParent, toNode } = jacobian;
  const count = parents.length;
  into[0] += diagonal[0] * y[0];
  for (let node = 1; node < count; node++) {
    const parent = parents[node];
    const own = y[node];
    into[node] += diagonal[node] * own + toNode[node] * y[parent];
    into[parent] += toParent[node] * own;
  }
}

/**
 * What solves (I - step J) x = b in place, on the first entries of b, in O(n); b may be longer than the tree. A step
 * above zero always has a pivot, as every column of I - step J is dominated by its diagonal.
 */
export function implicitTreeStep(jacobian: TreeJacobian, step: number): (b: Float64Array) => void {
  const { parents, diagonal, toParent, toNode } = jacobian;
  const count = parents.length;
  const inverses = new Float64Array(count);
  const upwards = new Float64Array(count);
  const downwards = new Float64Array(count);
  for (let node = 0; node < count; node++) inverses[node] = 1 - step * diagonal[node];
  for (let node = count - 1; node >= 0; node--) {
    if (!(inverses[node] > 0))
      throw new NumericalError(`tree node ${node}`, `no pivot for a step of ${step}`);
    const inverse = 1 / inverses[node];
    inverses[node] = inverse;
    if (node === 0) break;
    upwards[node] = step * toParent[node] * inverse;
    downwards[node] = step * toNode[node] * inverse;
    inverses[parents[node]] -= step * toNode[node] * upwards[node];
  }
  return (b) => {
    for (let node = count - 1; node > 0; node--) b[parents[node]] += upwards[node] * b[node];
    b[0] *= inverses[0];
    for (let node = 1; node < count; node++)
      b[node] = b[node] * inverses[node] + downwards[node] * b[parents[node]];
  };
}
