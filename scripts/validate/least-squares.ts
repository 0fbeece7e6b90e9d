/** The sum of squares that a set of free parameters leaves. */
export interface Optimum {
  readonly at: readonly number[];
  readonly residuals: readonly number[];
  readonly sumOfSquares: number;
  readonly steps: number;
}

export interface Bounds {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

const STEP = 1e-3;
const MOST_STEPS = 80;
const FIRST_DAMPING = 1e-2;
const LARGEST_DAMPING = 1e6;
/** So many steps after one another that gain less than this share end it. */
const SMALLEST_GAIN = 1e-4;
const SMALL_STEPS = 4;

const squares = (residuals: readonly number[]): number => residuals.reduce((sum, one) => sum + one * one, 0);

/**
 * Levenberg and Marquardt with differences, within bounds: a parameter that no residual depends on stays where it starts.
 * Deterministic.
 */
export function leastSquares(
  residualsAt: (at: readonly number[]) => readonly number[],
  start: readonly number[],
  { low, high }: Bounds,
): Optimum {
  const within = (value: number, i: number): number =>
    Math.min(Math.max(value, low[i] ?? value), high[i] ?? value);
  let at = start.map(within);
  let residuals = residualsAt(at);
  let sum = squares(residuals);
  let damping = FIRST_DAMPING;
  let smallSteps = 0;
  let steps = 0;
  while (steps < MOST_STEPS && smallSteps < SMALL_STEPS && damping < LARGEST_DAMPING) {
    const slopes = slopesAt(residualsAt, at, residuals, high);
    const isHeld = at.map((value, i) => {
      const uphill = product(slopes[i] ?? [], residuals);
      return (
        (value <= (low[i] ?? value - 1) && uphill >= 0) || (value >= (high[i] ?? value + 1) && uphill <= 0)
      );
    });
    let gained = false;
    while (!gained && damping < LARGEST_DAMPING) {
      const moved = dampedStep(slopes, isHeld, residuals, damping);
      const next = at.map((value, i) => within(value + (moved[i] ?? 0), i));
      const found = residualsAt(next);
      const foundSum = squares(found);
      if (foundSum < sum) {
        smallSteps = sum - foundSum < SMALLEST_GAIN * sum ? smallSteps + 1 : 0;
        [at, residuals, sum, gained] = [next, found, foundSum, true];
        damping /= 5;
      } else damping *= 4;
    }
    steps += 1;
  }
  return { at, residuals, sumOfSquares: sum, steps };
}

const product = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);

/** `slopes[parameter][residual]`; one step back where a step on would leave the bounds. */
function slopesAt(
  residualsAt: (at: readonly number[]) => readonly number[],
  at: readonly number[],
  residuals: readonly number[],
  high: readonly number[],
): readonly (readonly number[])[] {
  return at.map((value, i) => {
    const step = value + STEP > (high[i] ?? Number.POSITIVE_INFINITY) ? -STEP : STEP;
    const there = residualsAt(at.with(i, value + step));
    return there.map((one, k) => (one - (residuals[k] ?? 0)) / step);
  });
}

/** Solves (J'J + damping (diagonal + 1e-6)) step = −J'r; a parameter held at its bound takes no step. */
function dampedStep(
  slopes: readonly (readonly number[])[],
  isHeld: readonly boolean[],
  residuals: readonly number[],
  damping: number,
): readonly number[] {
  const matrix = slopes.map((row, i) =>
    slopes.map((column, j) => {
      if (i !== j) return isHeld[i] || isHeld[j] ? 0 : product(row, column);
      const entry = product(row, row);
      return entry + damping * (entry + 1e-6) || 1;
    }),
  );
  const right = slopes.map((row, i) => (isHeld[i] ? 0 : -product(row, residuals)));
  return solveSymmetric(matrix, right);
}

/** By elimination; a symmetric matrix with a positive diagonal on top of it needs no exchange of rows. */
function solveSymmetric(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const [first, ...rest] = matrix.map((row, i) => [...row, right[i] ?? 0]);
  if (first === undefined) return [];
  const [pivot = 1, ...tail] = first;
  const reduced = rest.map(([head = 0, ...others]) =>
    others.map((value, k) => value - (head / pivot) * (tail[k] ?? 0)),
  );
  const later = solveSymmetric(
    reduced.map((row) => row.slice(0, -1)),
    reduced.map((row) => row.at(-1) ?? 0),
  );
  return [((tail.at(-1) ?? 0) - product(tail.slice(0, -1), later)) / pivot, ...later];
}
