/**
 * phi1(x) = (e^x - 1) / x, with phi1(0) = 1: the answer after unit time to a constant input. Full precision for every
 * x; meant for x <= 0, overflows beyond about 709.
 */
export function phi1(x: number): number {
  return x === 0 ? 1 : Math.expm1(x) / x;
}

/**
 * phi2(x) = (e^x - 1 - x) / x^2, with phi2(0) = 1/2: the answer to an input that rises linearly from 0 to 1.
 * Series below |x| = 1/2, where the subtraction would lose digits.
 */
export function phi2(x: number): number {
  if (Math.abs(x) > 0.5) return (phi1(x) - 1) / x;
  let term = 0.5;
  let sum = term;
  for (let k = 3; Math.abs(term) > 1e-18 * sum; k++) {
    term *= x / k;
    sum += term;
  }
  return sum;
}

/**
 * Integral over 0..t of e^(-a (t - s)) e^(-b s) ds = (e^(-a t) - e^(-b t)) / (b - a), t e^(-a t) at a = b: what a
 * state with rate `a` holds after `t` if it was driven by a mode with rate `b`. Full precision for every pair of
 * rates, however near; both rates and t are zero or more.
 */
export function driven(a: number, b: number, t: number): number {
  const slow = Math.min(a, b);
  return t * Math.exp(-slow * t) * phi1(-Math.abs(b - a) * t);
}
