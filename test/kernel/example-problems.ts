import type { StiffProblem } from '../../src/kernel/stiff-problem.ts';
import type { Tree } from '../../src/kernel/tree.ts';
import { addTreeSlope, implicitTreeStep, treeJacobian } from '../../src/kernel/tree-jacobian.ts';

/** A tree under a source that may change with time (mass per hour, per node). */
export function treeProblem(tree: Tree, source: (time: number) => Float64Array): StiffProblem {
  const jacobian = treeJacobian(tree);
  return {
    size: tree.parents.length,
    slope: (time, state, into) => {
      const given = source(time);
      for (let node = 0; node < into.length; node++)
        into[node] = (given[node] ?? 0) / (tree.volumes[node] ?? 0);
      addTreeSlope(jacobian, state, into);
    },
    linearise: () => (step) => implicitTreeStep(jacobian, step),
  };
}

/** A single equation with its derivative. */
export function scalarProblem(
  slope: (time: number, y: number) => number,
  derivative: (time: number, y: number) => number,
): StiffProblem {
  return {
    size: 1,
    slope: (time, state, into) => {
      into[0] = slope(time, state[0] ?? Number.NaN);
    },
    linearise: (time, state) => (step) => {
      const pivot = 1 - step * derivative(time, state[0] ?? Number.NaN);
      return (b) => {
        b[0] = (b[0] ?? Number.NaN) / pivot;
      };
    },
  };
}
