import type { ModalSystem } from './modal-system.ts';
import { NumericalError } from './numerical-error.ts';
import { modesOf, onBasis } from './rational-krylov.ts';
import { type SymmetricTree, scaledOutput, scaledSource } from './tree.ts';
import { type ProjectTree, projectTree } from './tree-projection.ts';

export interface Wanted {
  /** The least time after a change of an input, or after an impulse, at which an output is read (hours). */
  readonly shortestHours: number;
  /** Error allowed in the answer of each output to a step of each input, against where that answer ends. */
  readonly tolerance: number;
}

export interface Reduction {
  readonly system: ModalSystem;
  /** Eight times what the last vectors still changed: an estimate from above of the error left, as `tolerance` measures it. */
  readonly error: number;
}

/** Shifts for a least time of one hour: from below the slowest loss of interest to where e^-12 is left. */
const lowest = 0.05;
const highest = 12;
const mostPoles = 76;
/** The error left was at most seven times the last change, over 400 shapes (docs/decisions/0007-the-kernel.md). */
const margin = 8;
/** Vectors of each input that are there to measure the others. */
const checks = 1;

/**
 * Reduces a tree until the answers of its outputs to its inputs no longer change by more than the tolerance: the
 * modes with and without the last vectors are compared at 1, 2, 4, 8 and 24 times the least time.
 * Followers need no rows of their own beyond what drives them. Throws if `mostPoles` shifts do not suffice.
 */
export function reduceTreeTo(
  tree: SymmetricTree,
  sources: readonly Float64Array[],
  rows: readonly Float64Array[],
  { shortestHours, tolerance }: Wanted,
  project: ProjectTree = projectTree,
): Reduction {
  if (!(shortestHours > 0 && tolerance > 0))
    throw new NumericalError('reduction', 'needs a time and a tolerance');
  const inputs = sources.map((source) => scaledSource(tree, source));
  const outputs = rows.map((row) => scaledOutput(tree, row));
  for (let count = likelyPoles(tolerance); count <= mostPoles; count = Math.ceil(count * 1.2)) {
    const projection = project(tree, inputs, spreadPoles(count, shortestHours));
    const onVectors = onBasis(projection, inputs, outputs);
    const system = modesOf(projection, onVectors, inputs.length);
    const fewer = Math.max(1, projection.count - checks * inputs.length);
    const without = modesOf(projection, onVectors, inputs.length, fewer);
    const error = margin * largestChange(system, without, shortestHours);
    if (error <= tolerance) return { system, error };
  }
  throw new NumericalError('reduction', `${mostPoles} shifts do not bring the error below ${tolerance}`);
}

/** A human canal needs 21 shifts for 1e-8, and two or three for each further digit. */
function likelyPoles(tolerance: number): number {
  return Math.max(4, Math.round(21 - 2.3 * (8 + Math.log10(tolerance))));
}

/** Geometric, but the one that is left out to measure the rest (the last) stands inside and not at the end. */
export function spreadPoles(count: number, shortestHours: number): number[] {
  const ratio = (highest / lowest) ** (1 / (count - 1));
  const poles = Array.from({ length: count }, (_, index) => (lowest * ratio ** index) / shortestHours);
  const late = Math.floor(count * 0.7);
  return [...poles.filter((_, index) => index !== late), poles[late]];
}

/** The largest difference of two systems in the answer of an output to a step, against the size of its end. */
function largestChange(a: ModalSystem, b: ModalSystem, hours: number): number {
  let largest = 0;
  for (const input of a.inputs.keys()) {
    const ends = answers(a, input, Number.POSITIVE_INFINITY);
    for (const multiple of [1, 2, 4, 8, 24]) {
      const [whole, less] = [answers(a, input, multiple * hours), answers(b, input, multiple * hours)];
      for (let output = 0; output < ends.length; output++) {
        const end = Math.abs(ends[output]);
        if (end > 0) largest = Math.max(largest, Math.abs(whole[output] - less[output]) / end);
      }
    }
  }
  return largest;
}

/** Every output, `time` hours after an input began to be one. */
function answers({ rates, inputs, outputs }: ModalSystem, input: number, time: number): Float64Array {
  const entering = inputs[input];
  const held = new Float64Array(rates.length);
  for (let mode = 0; mode < rates.length; mode++)
    held[mode] = (entering[mode] * (1 - Math.exp(-rates[mode] * time))) / rates[mode];
  const result = new Float64Array(outputs.length);
  for (let output = 0; output < outputs.length; output++) {
    const row = outputs[output];
    let sum = 0;
    for (let mode = 0; mode < row.length; mode++) sum += row[mode] * held[mode];
    result[output] = sum;
  }
  return result;
}
