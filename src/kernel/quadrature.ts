import { finite, NumericalError } from './numerical-error.ts';

/** Points in (-1, 1), ascending, and weights that sum to 2. */
export interface Rule {
  readonly points: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Gauss-Legendre with `count` points (1 to 200): exact for polynomials of degree 2 count - 1. Newton's method on the
 * Legendre polynomial by its three-term recurrence.
 */
export function gaussLegendre(count: number): Rule {
  if (!(Number.isInteger(count) && count >= 1 && count <= 200))
    throw new NumericalError('Gauss-Legendre', `${count} points`);
  const points = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    let x = -Math.cos((Math.PI * (index + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let round = 0; round < 20; round++) {
      const [value, before] = legendre(count, x);
      slope = (count * (before - x * value)) / (1 - x * x);
      const change = value / slope;
      x -= change;
      if (Math.abs(change) < 1e-15) break;
    }
    points[index] = x;
    weights[index] = 2 / ((1 - x * x) * slope * slope);
  }
  return { points, weights };
}

/** Legendre polynomials of degree `degree` and the one before, at x. */
function legendre(degree: number, x: number): [number, number] {
  let before = 1;
  let value = x;
  for (let k = 2; k <= degree; k++)
    [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  return [value, before];
}

/** The integral of f from `from` to `to` by a fixed rule. */
export function integrateBy(rule: Rule, f: (x: number) => number, from: number, to: number): number {
  const half = (to - from) / 2;
  const middle = (from + to) / 2;
  let sum = 0;
  for (let index = 0; index < rule.points.length; index++)
    sum += rule.weights[index] * f(middle + half * rule.points[index]);
  return finite(sum * half, `integral from ${from} to ${to}`);
}
