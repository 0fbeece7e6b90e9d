import { allFinite, NumericalError } from './numerical-error.ts';
import type { StiffProblem } from './stiff-problem.ts';

export interface StiffOptions {
  /** Error allowed in a step, against the size of each component; 1e-10 is within reach. */
  readonly relative: number;
  /** Error allowed in a step, in the units of the state. Above zero. */
  readonly absolute: number;
  /** First step to try; a thousandth of the first interval if left out. */
  readonly firstStep?: number;
}

/** What an integration cost. */
export interface StiffWork {
  accepted: number;
  rejected: number;
  slopes: number;
  factorisations: number;
}

const mostColumns = 12;
const mostSteps = 100_000;
/** Solves up to and including column j (1 + 2 + ... + j), and one factorisation each. */
const costs = Float64Array.from({ length: mostColumns + 2 }, (_, j) => (j * (j + 1)) / 2 + j);

/**
 * The state at each of `times` (ascending, the first is where `initial` holds), row after row. Linearly implicit
 * Euler steps of h, h/2, h/3, ..., extrapolated: L-stable in its first column, order up to 12 chosen as it goes with
 * the step (Hairer and Wanner, Solving Ordinary Differential Equations II, section IV.9). It lands on every time, so
 * a kink or a jump of the slope belongs on a time, and an event is a restart from there.
 * Throws after 100,000 steps, on a step too small to move time, or where the state is no longer finite.
 */
export function integrateStiff(
  problem: StiffProblem,
  initial: Float64Array,
  times: readonly number[],
  options: StiffOptions,
  work: StiffWork = { accepted: 0, rejected: 0, slopes: 0, factorisations: 0 },
): Float64Array {
  const { size } = problem;
  const rows = new Float64Array(times.length * size);
  const plan = { step: options.firstStep ?? (times[1] - times[0]) / 1000, columns: 4 };
  let state: Float64Array = initial.slice();
  rows.set(state, 0);
  for (let row = 1; row < times.length; row++) {
    state = carry(problem, state, times[row - 1], times[row], plan, options, work);
    rows.set(state, row * size);
  }
  return allFinite(rows, 'integrator');
}

interface Plan {
  step: number;
  columns: number;
}

function carry(
  problem: StiffProblem,
  initial: Float64Array,
  from: number,
  until: number,
  plan: Plan,
  options: StiffOptions,
  work: StiffWork,
): Float64Array {
  if (!(until > from))
    throw new NumericalError(`integrator at ${from}`, 'the next time does not come after it');
  let time = from;
  let state = initial;
  let last = false;
  while (!last) {
    if (work.accepted + work.rejected >= mostSteps)
      throw new NumericalError(`integrator at ${time}`, 'too many steps');
    const left = until - time;
    // A remainder of a hair would be a step of its own.
    last = plan.step * 1.01 >= left;
    const step = last ? left : Math.min(plan.step, left / 2 > plan.step ? plan.step : left / 2);
    if (!(time + step > time))
      throw new NumericalError(`integrator at ${time}`, 'the step no longer moves time');
    const tried = tryStep(problem, state, time, step, plan.columns, options, work);
    if (tried.accepted) {
      work.accepted++;
      state = tried.state;
      time += step;
      // A step cut short to land says little about how long the next may be.
      plan.step = last ? Math.max(plan.step, tried.next) : tried.next;
      plan.columns = tried.columns;
    } else {
      work.rejected++;
      last = false;
      plan.step = tried.next;
      plan.columns = tried.columns;
    }
  }
  return state;
}

interface Tried {
  readonly accepted: boolean;
  readonly state: Float64Array;
  readonly next: number;
  readonly columns: number;
}

function tryStep(
  problem: StiffProblem,
  state: Float64Array,
  time: number,
  step: number,
  columns: number,
  options: StiffOptions,
  work: StiffWork,
): Tried {
  const factor = problem.linearise(time, state);
  let row: Float64Array[] = [];
  let bestCost = Number.POSITIVE_INFINITY;
  let best = { step: step / 4, columns: 2 };
  let error = Number.POSITIVE_INFINITY;
  for (let j = 1; j <= Math.min(columns + 1, mostColumns); j++) {
    row = extrapolate(row, smallSteps(problem, factor(step / j), state, time, step / j, j, work), j);
    work.factorisations++;
    if (j === 1) continue;
    error = distance(row[j - 1], row[j - 2], state, options);
    if (!Number.isFinite(error)) return { accepted: false, state, next: step / 10, columns: 3 };
    const factorOfStep = Math.min(Math.max(0.9 * (0.6 / Math.max(error, 1e-12)) ** (1 / j), 0.1), 5);
    const cost = costs[j] / (step * factorOfStep);
    if (cost < bestCost) {
      bestCost = cost;
      best = { step: step * factorOfStep, columns: j };
    }
    if (error <= 1 && j >= columns - 1) {
      const longer = best.columns === j && j < mostColumns;
      const grown = longer ? (best.step * costs[j + 1]) / costs[j] : best.step;
      return {
        accepted: true,
        state: row[j - 1],
        next: grown,
        columns: longer ? j + 1 : Math.max(best.columns, 3),
      };
    }
  }
  return {
    accepted: false,
    state,
    next: Math.min(best.step, step * 0.7),
    columns: Math.max(best.columns, 3),
  };
}

/** `count` linearly implicit Euler steps of length `step`. */
function smallSteps(
  problem: StiffProblem,
  solve: (b: Float64Array) => void,
  state: Float64Array,
  time: number,
  step: number,
  count: number,
  work: StiffWork,
): Float64Array {
  const now = state.slice();
  const change = new Float64Array(state.length);
  for (let k = 1; k <= count; k++) {
    problem.slope(time + k * step, now, change);
    for (let index = 0; index < change.length; index++) change[index] *= step;
    solve(change);
    for (let index = 0; index < change.length; index++) now[index] += change[index];
  }
  work.slopes += count;
  return now;
}

/** The next row of Neville's table for step numbers 1, 2, 3, ...: its last entry has the highest order. */
function extrapolate(before: readonly Float64Array[], first: Float64Array, j: number): Float64Array[] {
  const row = [first];
  for (let k = 1; k < j; k++) {
    const weight = (j - k) / k;
    const left = row[k - 1];
    const above = before[k - 1];
    const next = new Float64Array(left.length);
    for (let index = 0; index < left.length; index++)
      next[index] = left[index] + weight * (left[index] - above[index]);
    row.push(next);
  }
  return row;
}

/** Root mean square of the difference, each component against what is allowed for it. */
function distance(
  a: Float64Array,
  b: Float64Array,
  state: Float64Array,
  { relative, absolute }: StiffOptions,
): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) {
    const allowed = absolute + relative * Math.max(Math.abs(a[index]), Math.abs(state[index]));
    const part = (a[index] - b[index]) / allowed;
    sum += part * part;
  }
  return Math.sqrt(sum / a.length);
}
