import type { ModalSystem } from './modal-system.ts';
import { NumericalError } from './numerical-error.ts';
import { farApart, geometricPoles, modesOf } from './rational-krylov.ts';
import { onEveryNode, type SymmetricTree, scaledOutputs, scaledSources, type Weights } from './tree.ts';
import { type ProjectTree, projectTree } from './tree-projection.ts';
import { factorTree, solveTree } from './tree-solve.ts';

export interface Wanted {
  /** The least time after a change of an input, or after an impulse, at which an output is read (hours). */
  readonly shortestHours: number;
  /**
   * Error allowed in the answer of each output to a step of each input, against where that answer ends; with
   * `impulses` also in its answer to an impulse, against the largest of the times looked at.
   */
  readonly tolerance: number;
  /** Whether inputs are also given at once. */
  readonly impulses?: boolean;
}

export interface Reduction {
  readonly system: ModalSystem;
  /** Eight times what the last vectors still changed: an estimate from above of the error left, as `tolerance` measures it. */
  readonly error: number;
}

/** The error left was at most seven times the last change, over 400 shapes (docs/decisions/0007-the-kernel.md). */
const margin = 8;
/** What is faster than this over the least time has faded by e^-12, and a shift still reaches some way beyond itself. */
const fastest = 12;
/** Shifts for 1e-8 over a range of e^5.5, as a human canal read every hour has; two or three for each further digit. */
const usualShifts = 21;
const usualRange = 5.5;
const shiftsPerDigit = 2.3;
const mostShifts = 120;

/**
 * Reduces a tree until the answers of its outputs to its inputs no longer change by more than the tolerance: the
 * modes with and without the last vector of each input are compared at times from the least one to that of the slowest
 * shift. Throws if 120 shifts do not suffice. `project` may be the projection in WebAssembly.
 */
export function reduceTreeTo(
  tree: SymmetricTree,
  sources: readonly Float64Array[],
  rows: readonly Weights[],
  wanted: Wanted,
  project: ProjectTree = projectTree,
): Reduction {
  const { shortestHours, tolerance } = wanted;
  if (!(shortestHours > 0 && tolerance > 0))
    throw new NumericalError('reduction', 'needs a time and a tolerance');
  const inputs = scaledSources(tree, sources);
  const weights = [...inputs.map(onEveryNode), ...scaledOutputs(tree, rows)];
  const highest = fastest / shortestHours;
  const lowest = Math.min(slowRate(tree, inputs) / 10, highest / 4);
  const range = Math.log(highest / lowest) / usualRange;
  const likely = Math.round((usualShifts - shiftsPerDigit * (8 + Math.log10(tolerance))) * range);
  const times = geometricPoles(shortestHours, Math.max(1 / lowest, shortestHours), Math.ceil(6 * range));
  for (let count = Math.max(4, likely); count <= mostShifts; count = Math.ceil(count * 1.2)) {
    const projection = project(tree, inputs, shiftsOf(lowest, highest, count));
    const onVectors = projection.onVectors(weights);
    const system = modesOf(projection, onVectors, inputs.length);
    const fewer = withoutNewest(projection.places, inputs.length);
    const without = modesOf(projection, onVectors, inputs.length, fewer);
    const error = margin * largestChange(system, without, times, wanted.impulses === true);
    if (error <= tolerance) return { system, error };
  }
  throw new NumericalError('reduction', `${mostShifts} shifts do not bring the error below ${tolerance}`);
}

/** The least of the inputs' rates: A^-1 b answers to A as if it had this one (its Rayleigh quotient). */
function slowRate(tree: SymmetricTree, inputs: readonly Float64Array[]): number {
  const factor = factorTree(tree, 0);
  let slowest = Number.POSITIVE_INFINITY;
  for (const input of inputs) {
    const steady = solveTree(factor, input);
    let along = 0;
    let square = 0;
    for (let node = 0; node < input.length; node++) {
      along += steady[node] * input[node];
      square += steady[node] * steady[node];
    }
    if (square > 0) slowest = Math.min(slowest, along / square);
  }
  if (slowest === Number.POSITIVE_INFINITY) throw new NumericalError('reduction', 'every input is zero');
  return slowest;
}

/** All but the newest vector of each input; at least one. */
function withoutNewest(places: readonly number[], inputs: number): readonly number[] {
  const inputOf = (place: number): number => Math.floor(place / 4) % inputs;
  const rest = places.filter((place, index) =>
    places.slice(index + 1).some((later) => inputOf(later) === inputOf(place)),
  );
  return rest.length > 0 ? rest : places.slice(0, 1);
}

/** Geometric, but the one that is left out to measure the rest (the last) stands inside and not at the end. */
function shiftsOf(lowest: number, highest: number, count: number): number[] {
  const shifts = geometricPoles(lowest, highest, count);
  const late = Math.floor(count * 0.7);
  return [...farApart(shifts.filter((_, index) => index !== late)), shifts[late]];
}

/** The largest difference of two systems in the answer of an output, as `Wanted.tolerance` measures it. */
function largestChange(a: ModalSystem, b: ModalSystem, times: readonly number[], impulses: boolean): number {
  let largest = 0;
  for (const input of a.inputs.keys()) {
    const ends = stepAnswer(a, input, Number.POSITIVE_INFINITY);
    for (const time of times)
      largest = Math.max(largest, apart(stepAnswer(a, input, time), stepAnswer(b, input, time), ends));
    if (!impulses) continue;
    const answers = times.map((time) => impulseAnswer(a, input, time));
    const peaks = ends.map((_, output) => Math.max(...answers.map((answer) => Math.abs(answer[output]))));
    for (const [place, time] of times.entries())
      largest = Math.max(largest, apart(answers[place], impulseAnswer(b, input, time), peaks));
  }
  return largest;
}

/** The largest difference, each against its size. */
function apart(a: Float64Array, b: Float64Array, sizes: Float64Array): number {
  let largest = 0;
  for (let output = 0; output < a.length; output++) {
    const size = Math.abs(sizes[output]);
    if (size > 0) largest = Math.max(largest, Math.abs(a[output] - b[output]) / size);
  }
  return largest;
}

/** Every output, `time` hours after an input began to be one. */
function stepAnswer(system: ModalSystem, input: number, time: number): Float64Array {
  return read(system, input, (rate) => -Math.expm1(-rate * time) / rate);
}

/** Every output, `time` hours after one unit of an input was given at once. */
function impulseAnswer(system: ModalSystem, input: number, time: number): Float64Array {
  return read(system, input, (rate) => Math.exp(-rate * time));
}

function read(
  { rates, inputs, outputs }: ModalSystem,
  input: number,
  held: (rate: number) => number,
): Float64Array {
  const entering = inputs[input];
  const state = new Float64Array(rates.length);
  for (let mode = 0; mode < rates.length; mode++) state[mode] = entering[mode] * held(rates[mode]);
  const answer = new Float64Array(outputs.length);
  for (let output = 0; output < outputs.length; output++) {
    const row = outputs[output];
    let sum = 0;
    for (let mode = 0; mode < row.length; mode++) sum += row[mode] * state[mode];
    answer[output] = sum;
  }
  return answer;
}
