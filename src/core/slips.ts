import type { Range } from './limits.ts';
import { compare, compareMultiples, isPositive, type Quantity } from './units.ts';

/** A factor by which an amount goes wrong when it is typed, and the slip that makes it. */
export interface Slip {
  readonly factor: number;
  /** Whether the amount is too large by the factor, or too small. */
  readonly way: 'up' | 'down';
  readonly words: string;
}

const KINDS: readonly { readonly factor: number; readonly words: string }[] = [
  { factor: 10, words: 'a slipped decimal point' },
  { factor: 24, words: 'per hour for per day' },
  { factor: 60, words: 'minutes for hours' },
  { factor: 100, words: 'a decimal point slipped by two places' },
  { factor: 1000, words: 'mg for mcg, or a decimal point slipped by three places' },
  { factor: 1440, words: 'minutes for days' },
];

/** How far from the factor itself a change still counts, in per cent. */
const NEAR_PERCENT = 10;

/** The slip that a change from `before` to `after` looks like; the factors lie so far apart that there is at most one. */
export function slipBetween<U extends string>(before: Quantity<U>, after: Quantity<U>): Slip | null {
  if (!isPositive(before) || !isPositive(after)) return null;
  for (const { factor, words } of KINDS) {
    if (isWithin(after, 1, before, before, factor)) return { factor, way: 'up', words };
    // Near a part of the dose before, or the dose before near a multiple of it: the wider of the two readings.
    if (isWithin(after, factor, before, before, 1) || isWithin(before, 1, after, after, factor))
      return { factor, way: 'down', words: reversed(words) };
  }
  return null;
}

const reversed = (words: string): string => `${words}, the other way round`;

/** Every slip that would bring an amount from within a range, give or take 10 %, to where it is outside of it. */
export function slipsFrom<U extends string>(range: Range<Quantity<U>>, amount: Quantity<U>): readonly Slip[] {
  const { max, min = max } = range;
  if (max === undefined || min === undefined) return [];
  if (compare(amount, max) > 0)
    return KINDS.filter(({ factor }) => isWithin(amount, 1, min, max, factor)).map((kind) => ({
      ...kind,
      way: 'up',
    }));
  if (compare(amount, min) >= 0) return [];
  return KINDS.filter(({ factor }) => isWithin(amount, factor, min, max, 1)).map(({ factor, words }) => ({
    factor,
    way: 'down',
    words: reversed(words),
  }));
}

/** Whether `a · timesA` lies from 10 % below `min · timesB` to 10 % above `max · timesB`, both ends included; exact. */
const isWithin = <U extends string>(
  a: Quantity<U>,
  timesA: number,
  min: Quantity<U>,
  max: Quantity<U>,
  timesB: number,
): boolean =>
  compareMultiples(a, 100 * timesA, min, (100 - NEAR_PERCENT) * timesB) >= 0 &&
  compareMultiples(a, 100 * timesA, max, (100 + NEAR_PERCENT) * timesB) <= 0;
