import type { Problem } from './problem.ts';

export interface Reference {
  /** By time, then by output row. */
  readonly samples: Float64Array;
  /** The largest size of every state at any of the times. */
  readonly peaks: readonly number[];
}

/** Each different distance between changes and samples costs a dense exponential. */
const MOST_DISTANCES = 12;

/**
 * The common reference: matrix exponentials by scaling and squaring in dense arithmetic, with the input as one more state,
 * stepped from change to sample to change. It shares nothing with the solver of the house: no tree, no symmetry, no
 * eigenvalues.
 */
export function reference(problem: Problem): Reference {
  const { size, entries, input, changeHours, rates, sampleHours, outputRows } = problem;
  const wide = size + 1;
  const generator = new Float64Array(wide * wide);
  for (const { row, column, value } of entries) generator[row * wide + column] = value;
  for (const [row, value] of input.entries()) generator[row * wide + size] = value;
  const steps = new Map<string, Float64Array>();
  const stepOver = (hours: number): Float64Array => {
    const key = hours.toFixed(9);
    const known = steps.get(key);
    if (known !== undefined) return known;
    if (steps.size === MOST_DISTANCES) throw new RangeError('too many different distances for the reference');
    const made = exponential(
      generator.map((value) => value * hours),
      wide,
    );
    steps.set(key, made);
    return made;
  };
  const samples: number[] = [];
  const peaks = new Array<number>(size).fill(0);
  let state = new Float64Array(wide);
  let now = 0;
  let change = 0;
  for (const hour of sampleHours) {
    while (now < hour) {
      while ((changeHours[change] ?? Number.POSITIVE_INFINITY) <= now) state[size] = rates[change++] ?? 0;
      const until = Math.min(hour, changeHours[change] ?? hour);
      state = times(stepOver(until - now), state, wide);
      now = until;
    }
    for (const row of outputRows) samples.push(state[row] ?? Number.NaN);
    for (let row = 0; row < size; row++) peaks[row] = Math.max(peaks[row] ?? 0, Math.abs(state[row] ?? 0));
  }
  return { samples: Float64Array.from(samples), peaks };
}

function times(matrix: Float64Array, vector: Float64Array, wide: number): Float64Array<ArrayBuffer> {
  const out = new Float64Array(wide);
  for (let i = 0; i < wide; i++) {
    let sum = 0;
    for (let j = 0; j < wide; j++) sum += (matrix[i * wide + j] ?? 0) * (vector[j] ?? 0);
    out[i] = sum;
  }
  return out;
}

/** exp(a) for one row-major square matrix: Taylor on a / 2^s until a term adds nothing, squared s times. */
function exponential(a: Float64Array, wide: number): Float64Array {
  let norm = 0;
  for (let i = 0; i < wide; i++) {
    let sum = 0;
    for (let j = 0; j < wide; j++) sum += Math.abs(a[i * wide + j] ?? 0);
    norm = Math.max(norm, sum);
  }
  const squarings = Math.max(0, Math.ceil(Math.log2(norm)) + 1);
  const scaled = a.map((value) => value / 2 ** squarings);
  let result: Float64Array = new Float64Array(wide * wide);
  for (let i = 0; i < wide; i++) result[i * wide + i] = 1;
  let term = result.slice();
  for (let order = 1; order <= 14; order++) {
    term = product(term, scaled, wide).map((value) => value / order);
    for (let k = 0; k < result.length; k++) result[k] = (result[k] ?? 0) + (term[k] ?? 0);
  }
  for (let k = 0; k < squarings; k++) result = product(result, result, wide);
  return result;
}

function product(left: Float64Array, right: Float64Array, wide: number): Float64Array<ArrayBuffer> {
  const out = new Float64Array(wide * wide);
  for (let i = 0; i < wide; i++) {
    const row = out.subarray(i * wide, (i + 1) * wide);
    for (let k = 0; k < wide; k++) {
      const factor = left[i * wide + k] ?? 0;
      if (factor === 0) continue;
      const from = k * wide;
      for (let j = 0; j < wide; j++) row[j] = (row[j] ?? 0) + factor * (right[from + j] ?? 0);
    }
  }
  return out;
}

/** The largest difference of any output over all hours, relative to that output's peak over all hours. */
export function relativeError(found: Float64Array, expected: Float64Array, outputs: number): number {
  if (found.length !== expected.length)
    throw new RangeError(`${found.length} samples for ${expected.length}`);
  let worst = 0;
  for (let output = 0; output < outputs; output++) {
    let peak = 0;
    let difference = 0;
    for (let k = output; k < expected.length; k += outputs) {
      const wanted = expected[k] ?? 0;
      peak = Math.max(peak, Math.abs(wanted));
      const off = Math.abs((found[k] ?? Number.NaN) - wanted);
      if (!(off <= difference)) difference = off;
    }
    worst = Math.max(worst, difference / peak);
  }
  return worst;
}
