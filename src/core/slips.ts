import type { Range } from './limits.ts';
import { compare, compareMultiples, type Duration, isPositive, type Quantity } from './units.ts';

/** A factor by which an amount goes wrong when it is typed, and the slip that makes it. */
export interface Slip {
  readonly factor: number;
  /** Whether the amount is too large by the factor, or too small. */
  readonly way: 'up' | 'down';
  readonly words: string;
}

const POINT = 'a slipped decimal point';
const TWO_PLACES = 'a decimal point slipped by two places';
const THREE_PLACES = 'a decimal point slipped by three places';

const KINDS: readonly { readonly factor: number; readonly up: string; readonly down: string }[] = [
  { factor: 10, up: POINT, down: POINT },
  { factor: 24, up: 'per hour for per day', down: 'per day for per hour' },
  { factor: 60, up: 'minutes for hours', down: 'hours for minutes' },
  { factor: 100, up: TWO_PLACES, down: TWO_PLACES },
  { factor: 1000, up: `mg for mcg, or ${THREE_PLACES}`, down: `mcg for mg, or ${THREE_PLACES}` },
  { factor: 1440, up: 'minutes for days', down: 'days for minutes' },
];

/** How far from the factor itself a change still counts, in per cent. */
const NEAR_PERCENT = 10;

/** The slip that a change from `before` to `after` looks like; the factors lie so far apart that there is at most one. */
export function slipBetween<U extends string>(before: Quantity<U>, after: Quantity<U>): Slip | null {
  if (!isPositive(before) || !isPositive(after)) return null;
  for (const { factor, up, down } of KINDS) {
    if (isWithin(after, 1, before, before, factor)) return { factor, way: 'up', words: up };
    // Near a part of the dose before, or the dose before near a multiple of it: the wider of the two readings.
    if (isWithin(after, factor, before, before, 1) || isWithin(before, 1, after, after, factor))
      return { factor, way: 'down', words: down };
  }
  return null;
}

/** Of a time the slips are other words: too short by 60 is minutes for hours. */
const OF_A_TIME: Readonly<Record<number, readonly [short: string, long: string]>> = {
  24: ['hours for days', 'days for hours'],
  60: ['minutes for hours', 'hours for minutes'],
  1000: [THREE_PLACES, THREE_PLACES],
  1440: ['minutes for days', 'days for minutes'],
};

/** The same between two times, such as lockouts. */
export function slipBetweenTimes(before: Duration, after: Duration): Slip | null {
  const slip = slipBetween(before, after);
  if (slip === null) return null;
  const [short, long] = OF_A_TIME[slip.factor] ?? [slip.words, slip.words];
  return { ...slip, words: slip.way === 'down' ? short : long };
}

/** Every slip that would bring an amount from within a range, give or take 10 %, to where it is outside of it. */
export function slipsFrom<U extends string>(range: Range<Quantity<U>>, amount: Quantity<U>): readonly Slip[] {
  const { max, min = max } = range;
  if (max === undefined || min === undefined) return [];
  if (compare(amount, max) > 0)
    return KINDS.filter(({ factor }) => isWithin(amount, 1, min, max, factor)).map(({ factor, up }) => ({
      factor,
      way: 'up',
      words: up,
    }));
  if (compare(amount, min) >= 0) return [];
  return KINDS.filter(({ factor }) => isWithin(amount, factor, min, max, 1)).map(({ factor, down }) => ({
    factor,
    way: 'down',
    words: down,
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
