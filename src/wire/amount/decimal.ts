/** The number `digits · 10^exponent`, whose digits do not end in zero; nought has no digits. */
export interface Decimal {
  readonly digits: string;
  readonly exponent: number;
}

export type WholeNumber =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly because: 'finer' | 'larger' };

/** No factor has more than this many tens in it: what ends below is finer than any unit. */
const FINEST_EXPONENT = -40;
/** Longer than any amount that fits its limit. */
const MOST_DIGITS = 30;

/** Reads the source text of a JSON number that is not negative, exactly; null where it is no such text. */
export function decimal(source: string): Decimal | null {
  const parts = /^(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(source);
  if (parts === null) return null;
  const [, whole = '', fraction = '', power = '0'] = parts;
  const padded = whole + fraction;
  const digits = padded.replace(/0+$/, '').replace(/^0+/, '');
  if (digits === '') return { digits: '', exponent: 0 };
  const trailingZeros = padded.length - padded.replace(/0+$/, '').length;
  // An exponent of a thousand digits is infinite here; both comparisons below still refuse it.
  return { digits, exponent: Number(power) - fraction.length + trailingZeros };
}

/** `number · factor` if that is whole and at most `largest`; never rounded. */
export function timesFactor({ digits, exponent }: Decimal, factor: bigint, largest: number): WholeNumber {
  if (digits === '') return { ok: true, value: 0 };
  if (digits.length + exponent > MOST_DIGITS) return { ok: false, because: 'larger' };
  if (exponent < FINEST_EXPONENT || digits.length > MOST_DIGITS - FINEST_EXPONENT)
    return { ok: false, because: 'finer' };
  const scaled = BigInt(digits) * factor * 10n ** BigInt(Math.max(exponent, 0));
  const divisor = 10n ** BigInt(Math.max(-exponent, 0));
  if (scaled > BigInt(largest) * divisor) return { ok: false, because: 'larger' };
  if (scaled % divisor !== 0n) return { ok: false, because: 'finer' };
  return { ok: true, value: Number(scaled / divisor) };
}
