import { finite, NumericalError } from './numerical-error.ts';

/**
 * A root of f between `low` and `high`, where f must change its sign: Brent's method (bisection guarding inverse
 * quadratic and secant steps). Stops when the root is enclosed within `tolerance` plus the spacing of numbers there.
 */
export function findRoot(f: (x: number) => number, low: number, high: number, tolerance = 1e-13): number {
  const at = (x: number): number => finite(f(x), `function at ${x}`);
  const [a, b] = [low, high];
  const [fa, fb] = [at(a), at(b)];
  if (fa === 0 || fb === 0) return fa === 0 ? a : b;
  if (fa > 0 === fb > 0) throw new NumericalError('root', `no change of sign between ${low} and ${high}`);
  return narrowed(at, { a, fa, b, fb }, tolerance);
}

/** b is the best guess, a the one before it, c the other side of the root. */
function narrowed(
  at: (x: number) => number,
  start: { a: number; fa: number; b: number; fb: number },
  tolerance: number,
): number {
  let { a, fa, b, fb } = start;
  let c = a;
  let fc = fa;
  let before = b - a;
  let step = before;
  for (let round = 0; round < 300; round++) {
    if (fb > 0 === fc > 0) {
      c = a;
      fc = fa;
      before = b - a;
      step = before;
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      [a, b, c] = [b, c, b];
      [fa, fb, fc] = [fb, fc, fb];
    }
    const enough = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2;
    const half = (c - b) / 2;
    if (Math.abs(half) <= enough || fb === 0) return b;
    const useful = Math.abs(before) >= enough && Math.abs(fa) > Math.abs(fb);
    const tried = useful ? guess(a, b, c, fa, fb, fc) : half;
    const trusted =
      tried / half > 0 && Math.abs(tried) < Math.min(1.5 * Math.abs(half), Math.abs(before) / 2);
    before = trusted ? step : half;
    step = trusted ? tried : half;
    a = b;
    fa = fb;
    b += Math.abs(step) > enough ? step : Math.sign(half) * enough;
    fb = at(b);
  }
  throw new NumericalError(`root near ${b}`, 'does not settle');
}

/** The step from b by the secant (a is c) or by the parabola through three points in the other direction. */
function guess(a: number, b: number, c: number, fa: number, fb: number, fc: number): number {
  const s = fb / fa;
  if (a === c) return ((c - b) * s) / (s - 1);
  const q = fa / fc;
  const r = fb / fc;
  return (s * ((c - b) * q * (q - r) - (b - a) * (r - 1))) / -((q - 1) * (r - 1) * (s - 1));
}
