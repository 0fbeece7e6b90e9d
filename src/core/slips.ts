import type { Range } from './limits.ts';
import type { SentenceCode } from './said/sentence.ts';
import { compare, compareMultiples, type Duration, isPositive, type Quantity } from './units.ts';

/** A factor by which an amount goes wrong when it is typed, and the slip that makes it. */
export interface Slip {
  readonly factor: number;
  /** Whether the amount is too large by the factor, or too small. */
  readonly way: 'up' | 'down';
  readonly words: string;
  /** The same words by their code. */
  readonly said: SentenceCode;
}

type Words = Pick<Slip, 'words' | 'said'>;

const POINT: Words = { words: 'a slipped decimal point', said: 'slip-point' };
const TWO_PLACES: Words = { words: 'a decimal point slipped by two places', said: 'slip-two-places' };
const THREE_PLACES: Words = { words: 'a decimal point slipped by three places', said: 'slip-three-places' };
const MINUTES_FOR_HOURS: Words = { words: 'minutes for hours', said: 'slip-minutes-for-hours' };
const HOURS_FOR_MINUTES: Words = { words: 'hours for minutes', said: 'slip-hours-for-minutes' };
const MINUTES_FOR_DAYS: Words = { words: 'minutes for days', said: 'slip-minutes-for-days' };
const DAYS_FOR_MINUTES: Words = { words: 'days for minutes', said: 'slip-days-for-minutes' };

const KINDS: readonly { readonly factor: number; readonly up: Words; readonly down: Words }[] = [
  { factor: 10, up: POINT, down: POINT },
  {
    factor: 24,
    up: { words: 'per hour for per day', said: 'slip-hour-for-day' },
    down: { words: 'per day for per hour', said: 'slip-day-for-hour' },
  },
  { factor: 60, up: MINUTES_FOR_HOURS, down: HOURS_FOR_MINUTES },
  { factor: 100, up: TWO_PLACES, down: TWO_PLACES },
  {
    factor: 1000,
    up: { words: `mg for mcg, or ${THREE_PLACES.words}`, said: 'slip-mg-for-mcg' },
    down: { words: `mcg for mg, or ${THREE_PLACES.words}`, said: 'slip-mcg-for-mg' },
  },
  { factor: 1440, up: MINUTES_FOR_DAYS, down: DAYS_FOR_MINUTES },
];

/** How far from the factor itself a change still counts, in per cent. */
const NEAR_PERCENT = 10;

/** The slip that a change from `before` to `after` looks like; the factors lie so far apart that there is at most one. */
export function slipBetween<U extends string>(before: Quantity<U>, after: Quantity<U>): Slip | null {
  if (!isPositive(before) || !isPositive(after)) return null;
  for (const { factor, up, down } of KINDS) {
    if (isWithin(after, 1, before, before, factor)) return { factor, way: 'up', ...up };
    // Near a part of the dose before, or the dose before near a multiple of it: the wider of the two readings.
    if (isWithin(after, factor, before, before, 1) || isWithin(before, 1, after, after, factor))
      return { factor, way: 'down', ...down };
  }
  return null;
}

/** Of a time the slips are other words: too short by 60 is minutes for hours. */
const OF_A_TIME: Readonly<Record<number, readonly [short: Words, long: Words]>> = {
  24: [
    { words: 'hours for days', said: 'slip-hours-for-days' },
    { words: 'days for hours', said: 'slip-days-for-hours' },
  ],
  60: [MINUTES_FOR_HOURS, HOURS_FOR_MINUTES],
  1000: [THREE_PLACES, THREE_PLACES],
  1440: [MINUTES_FOR_DAYS, DAYS_FOR_MINUTES],
};

/** The same between two times, such as lockouts. */
export function slipBetweenTimes(before: Duration, after: Duration): Slip | null {
  const slip = slipBetween(before, after);
  if (slip === null) return null;
  const [short, long] = OF_A_TIME[slip.factor] ?? [slip, slip];
  const { words, said } = slip.way === 'down' ? short : long;
  return { ...slip, words, said };
}

/** Every slip that would bring an amount from within a range, give or take 10 %, to where it is outside of it. */
export function slipsFrom<U extends string>(range: Range<Quantity<U>>, amount: Quantity<U>): readonly Slip[] {
  const { max, min = max } = range;
  if (max === undefined || min === undefined) return [];
  if (compare(amount, max) > 0)
    return KINDS.filter(({ factor }) => isWithin(amount, 1, min, max, factor)).map(({ factor, up }) => ({
      factor,
      way: 'up',
      ...up,
    }));
  if (compare(amount, min) >= 0) return [];
  return KINDS.filter(({ factor }) => isWithin(amount, factor, min, max, 1)).map(({ factor, down }) => ({
    factor,
    way: 'down',
    ...down,
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
