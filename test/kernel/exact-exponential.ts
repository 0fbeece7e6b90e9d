// e^x of rationals by its series in whole numbers of 2^-400: an oracle that shares nothing with floating point.

const bits = 400n;
const one = 1n << bits;

/** The exact value of a double, as a whole number of 2^-400 (doubles down to 2^-400 only). */
function scaled(value: number): bigint {
  let digits = value;
  let shift = 0n;
  while (!Number.isInteger(digits)) {
    digits *= 2;
    shift++;
    if (shift > bits) return 0n;
  }
  return (BigInt(digits) << bits) >> shift;
}

const times = (a: bigint, b: bigint): bigint => (a * b) >> bits;

function toNumber(value: bigint): number {
  const size = value < 0n ? -value : value;
  const length = BigInt(size.toString(2).length);
  const drop = length > 64n ? length - 64n : 0n;
  return Number(value >> drop) * 2 ** Number(drop - bits);
}

/** e^x. */
export function exactNumber(x: number): number {
  const scaledX = scaled(x);
  let term = one;
  let sum = one;
  for (let k = 1n; term !== 0n && k < 4000n; k++) {
    term = times(term, scaledX) / k;
    sum += term;
  }
  return toNumber(sum);
}

/**
 * What the last of a chain of decaying states holds after `time` if the first held 1: the top right entry of
 * e^(N time), N with -rates on and 1 above the diagonal, by its series with 400 bits.
 */
export function exactChain(rates: readonly number[], time: number): number {
  const t = scaled(time);
  const r = rates.map((rate) => times(scaled(rate), t));
  // row = first row of (N t)^k / k!
  let row = r.map((_, index) => (index === 0 ? one : 0n));
  const sum = [...row];
  for (let k = 1n; k < 4000n && row.some((entry) => entry !== 0n && entry !== -1n); k++) {
    row = row.map((entry, index) => {
      const fromLeft = index > 0 ? times(row[index - 1] ?? 0n, t) : 0n;
      return (fromLeft - times(entry, r[index] ?? 0n)) / k;
    });
    for (const [index, entry] of row.entries()) sum[index] = (sum[index] ?? 0n) + entry;
  }
  return toNumber(sum.at(-1) ?? 0n);
}
