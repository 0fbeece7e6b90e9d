/** An exact rational number; the denominator is positive. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export const fraction = (n: bigint | number, d: bigint | number = 1n): Fraction => {
  const [over, under] = [BigInt(n), BigInt(d)];
  if (under === 0n) throw new RangeError('a fraction of zero parts');
  return under < 0n ? { n: -over, d: -under } : { n: over, d: under };
};

export const ZERO = fraction(0n);

export const plus = (a: Fraction, b: Fraction): Fraction =>
  a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { n: -b.n, d: b.d });
export const times = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d });
export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);
export const less = (a: Fraction, b: Fraction): boolean => a.n * b.d < b.n * a.d;
export const highest = (a: Fraction, b: Fraction): Fraction => (less(a, b) ? b : a);
export const isZero = (a: Fraction): boolean => a.n === 0n;

/** Towards minus infinity. */
export function floor(a: Fraction): bigint {
  const quotient = a.n / a.d;
  return a.n < 0n && quotient * a.d !== a.n ? quotient - 1n : quotient;
}

/** Towards plus infinity. */
export const ceiling = (a: Fraction): bigint => -floor({ n: -a.n, d: a.d });

/** To the nearest whole number, a half away from zero. */
export function nearest(a: Fraction): bigint {
  const half = { n: 2n * a.n + (a.n < 0n ? -a.d : a.d), d: 2n * a.d };
  return a.n < 0n ? ceiling(half) : floor(half);
}
