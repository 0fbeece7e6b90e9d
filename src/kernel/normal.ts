import { NumericalError } from './numerical-error.ts';
import type { Random } from './random.ts';

/** Probability that a standard normal variable is below x, to about 1e-15 of itself in the lower tail too. */
export function normalProbability(x: number): number {
  return x < -1
    ? density(x) * upperRatio(-x)
    : x > 1
      ? 1 - density(x) * upperRatio(x)
      : 0.5 + density(x) * series(x);
}

const density = (x: number): number => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);

/** x + x^3/3 + x^5/(3 5) + ..., the integral from 0 to x over the density at x. */
function series(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > 1e-18; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return sum;
}

/** Mills's ratio (upper tail over density) for x >= 1, by Laplace's continued fraction x + 1/(x + 2/(x + 3/...)). */
function upperRatio(x: number): number {
  let fraction = x;
  for (let k = Math.ceil(40 + 500 / (x * x)); k > 0; k--) fraction = x + k / fraction;
  return 1 / fraction;
}

// M. J. Wichura, The percentage points of the normal distribution, Applied Statistics 37 (1988) 477, AS 241, PPND16.
const middleTop = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
];
const middleBottom = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854,
];
const outerTop = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
];
const outerBottom = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const farTop = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
];
const farBottom = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
];

/** The x below which a standard normal variable lies with probability p, 0 < p < 1, to about 1e-15 of itself. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new NumericalError('normal quantile', `probability ${p}`);
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * quotient(middleTop, middleBottom, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const x = r <= 5 ? quotient(outerTop, outerBottom, r - 1.6) : quotient(farTop, farBottom, r - 5);
  return q < 0 ? -x : x;
}

/** The quotient of two polynomials of degree seven, lowest coefficient first. */
function quotient(top: readonly number[], bottom: readonly number[], x: number): number {
  let above = 0;
  let below = 0;
  for (let k = 7; k >= 0; k--) {
    above = above * x + top[k];
    below = below * x + bottom[k];
  }
  return above / below;
}

/** A stream of standard normal numbers, one for each uniform number: the same seed and place give the same number. */
export function normalStream(random: Random): Random {
  // The middle of each of 2^32 steps: never 0, never 1.
  return () => normalQuantile(random() + 2 ** -33);
}

/**
 * exp(sigma z) for a standard normal z, scaled to have median 1 and coefficient of variation `cv` (0.3 is 30 %):
 * sigma^2 = ln(1 + cv^2).
 */
export function logNormal(z: number, cv: number): number {
  if (!(cv >= 0)) throw new NumericalError('log-normal', `coefficient of variation ${cv}`);
  return Math.exp(z * Math.sqrt(Math.log1p(cv * cv)));
}
