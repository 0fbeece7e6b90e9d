import { driven } from './phi.ts';

/**
 * What the last of a chain of states holds after `time` if the first held 1: state k+1 is fed by state k, and each
 * decays at its own rate. With n states this is (-1)^(n-1) times the divided difference of e^(-rate time) over their
 * rates, so a rate of zero at the front integrates a constant input. Rates are zero or more, in any order, and may be
 * equal or nearly so: all digits hold, because differences are only taken where they do not cancel.
 */
export function chainResponse(rates: readonly number[], time: number): number {
  const ascending = new Float64Array(rates).sort();
  return between(ascending, 0, ascending.length - 1, time);
}

/** Below this spread (rate times time) the series takes over from the recursion. */
const narrow = 1;

/** The same for the rates 0, `one` and `other`, if neither times `time` comes to one: the series below, of which nothing is sorted. */
export function chainFromRest(one: number, other: number, time: number): number {
  const [slow, fast] = one < other ? [one, other] : [other, one];
  let ofSlow = 1;
  let ofBoth = 1;
  let power = time * (time / 2);
  let sum = power;
  for (let k = 1; k < 40; k++) {
    power *= -time / (2 + k);
    ofSlow *= slow;
    ofBoth = ofSlow + fast * ofBoth;
    const term = power * ofBoth;
    sum += term;
    if (Math.abs(term) <= 1e-18 * sum) break;
  }
  return sum;
}

function between(rates: Float64Array, first: number, last: number, time: number): number {
  if (first === last) return Math.exp(-rates[first] * time);
  if (last === first + 1) return driven(rates[first], rates[last], time);
  const spread = rates[last] - rates[first];
  if (spread * time < narrow) return series(rates, first, last, time);
  return (between(rates, first, last - 1, time) - between(rates, first + 1, last, time)) / spread;
}

/**
 * e^(-r0 t) times the sum over k of (-1)^k h_k t^(n+k) / (n+k)!, where h_k is the sum of all products of k distances
 * r_i - r0. With every distance times t below 1 the terms fall like 1/k!.
 */
function series(rates: Float64Array, first: number, last: number, time: number): number {
  const order = last - first;
  const products = new Float64Array(order).fill(1);
  let power = 1;
  for (let k = 1; k <= order; k++) power *= time / k;
  let sum = power;
  for (let k = 1; k < 40; k++) {
    power *= -time / (order + k);
    let product = 0;
    for (let i = 0; i < order; i++) {
      product += (rates[first + 1 + i] - rates[first]) * products[i];
      products[i] = product;
    }
    const term = power * product;
    sum += term;
    if (Math.abs(term) <= 1e-18 * sum) break;
  }
  return Math.exp(-rates[first] * time) * sum;
}
