import { type RunPlan, runPlan } from '../kernel/run-plan.ts';
import { type ProjectTree, projectTree } from '../kernel/tree-projection.ts';

/** The two hot loops, in TypeScript or, from whoever can load it, in WebAssembly: the same numbers sooner. */
export interface NumericKernel {
  readonly project: ProjectTree;
  readonly run: RunPlan;
  /** Where a run leaves so many values; left out, in memory of its own. */
  readonly room?: (values: number) => Float64Array;
}

export const PLAIN_KERNEL: NumericKernel = { project: projectTree, run: runPlan };
