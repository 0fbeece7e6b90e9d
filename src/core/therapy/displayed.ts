import { inSmallestUnit, type Quantity } from '../units.ts';
import type { Displayed } from './events.ts';

/** Smallest units in one of each unit that a programmer displays. */
const SMALLEST_IN = {
  ng: { ug: 1_000, mg: 1_000_000 },
  nL: { uL: 1_000, mL: 1_000_000 },
  'ng/mL': { 'ug/mL': 1_000, 'mg/mL': 1_000_000 },
  'ng/d': { 'ug/d': 1_000, 'mg/d': 1_000_000, 'ug/h': 24_000, 'mg/h': 24_000_000 },
  'nL/d': { 'uL/h': 24_000, 'mL/h': 24_000_000, 'mL/d': 1_000_000 },
  ms: { s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 },
} as const;

export type DisplayedDimension = keyof typeof SMALLEST_IN;

/** A decimal as it stands: leading zero, a point, no sign, no comma, no exponent. */
const DECIMAL = /^(0|[1-9]\d{0,11})(?:\.(\d{1,9}))?$/;

interface Digits {
  /** All digits as one whole number. */
  readonly digits: bigint;
  /** How many of them stand behind the point. */
  readonly decimals: number;
}

function digitsOf(text: string): Digits | null {
  const match = DECIMAL.exec(text);
  if (match === null) return null;
  const [, whole = '', fraction = ''] = match;
  return { digits: BigInt(whole + fraction), decimals: fraction.length };
}

function smallestIn(dimension: DisplayedDimension, unit: string): bigint | null {
  const units: Readonly<Record<string, number>> = SMALLEST_IN[dimension];
  const factor = Object.hasOwn(units, unit) ? units[unit] : undefined;
  return factor === undefined ? null : BigInt(factor);
}

/** Whether text and unit can be read as a value of that dimension at all. */
export const isReadable = (dimension: DisplayedDimension, displayed: Displayed): boolean =>
  digitsOf(displayed.text) !== null && smallestIn(dimension, displayed.unit) !== null;

/** The dimension that a unit belongs to; null for a unit that no programmer displays. */
export function dimensionOf(unit: string): DisplayedDimension | null {
  const dimensions: readonly DisplayedDimension[] = ['ng', 'nL', 'ng/mL', 'ng/d', 'nL/d', 'ms'];
  return dimensions.find((dimension) => smallestIn(dimension, unit) !== null) ?? null;
}

/**
 * Whether a value, rounded to the digits that are displayed, reads as displayed: it lies within half of the last digit,
 * either way. False for what cannot be read.
 */
export function matchesDisplayed<U extends DisplayedDimension>(
  dimension: U,
  value: Quantity<U>,
  displayed: Displayed,
): boolean {
  const number = digitsOf(displayed.text);
  const smallest = smallestIn(dimension, displayed.unit);
  if (number === null || smallest === null) return false;
  const shift = 10n ** BigInt(number.decimals);
  const difference = BigInt(inSmallestUnit(value)) * shift - number.digits * smallest;
  return (difference < 0n ? -difference : difference) * 2n <= smallest;
}

/** Whether a value is exactly what is displayed, digit for digit. */
export function equalsDisplayed<U extends DisplayedDimension>(
  dimension: U,
  value: Quantity<U>,
  displayed: Displayed,
): boolean {
  const number = digitsOf(displayed.text);
  const smallest = smallestIn(dimension, displayed.unit);
  if (number === null || smallest === null) return false;
  return BigInt(inSmallestUnit(value)) * 10n ** BigInt(number.decimals) === number.digits * smallest;
}

/** What is displayed, to the nearest smallest unit of its dimension; null for what cannot be read. */
export function smallestUnitsOf(dimension: DisplayedDimension, displayed: Displayed): number | null {
  const number = digitsOf(displayed.text);
  const smallest = smallestIn(dimension, displayed.unit);
  if (number === null || smallest === null) return null;
  return Math.round(Number(number.digits * smallest) / 10 ** number.decimals);
}

/** How many digits carry meaning: `1.80` has three, `0.05` one, `200` three. */
export const significantDigits = (displayed: Displayed): number =>
  displayed.text.replace('.', '').replace(/^0+/, '').length;
