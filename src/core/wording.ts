import { dayAndTimeOf } from './calendar-day.ts';
import { type Instant, type TimeZone, WEEKDAYS, type Weekday } from './time.ts';
import type { Concentration, DoseRate, Duration, FlowRate, Length, Mass, Volume } from './units.ts';
import { absolute, compare, doseRateOver, inSmallestUnit, milliseconds, nanograms } from './units.ts';

/** How a drug's amounts are spoken of. */
export type SpokenIn = 'ug' | 'mg';

/** A thin space that does not let a line break between a number and its unit. */
export const THIN_SPACE = '\u202f';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const MCG: Readonly<Record<SpokenIn, { readonly word: string; readonly decimals: number }>> = {
  ug: { word: 'mcg', decimals: 3 },
  mg: { word: 'mg', decimals: 6 },
};

/** A whole number of the smallest unit as an exact decimal: leading zero, no trailing zero, no exponent, no comma. */
export function decimal(whole: number, decimals: number): string {
  const digits = String(Math.abs(whole)).padStart(decimals + 1, '0');
  const integer = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? '' : digits.slice(-decimals).replace(/0+$/, '');
  return `${whole < 0 ? '−' : ''}${integer}${fraction === '' ? '' : `.${fraction}`}`;
}

const withUnit = (number: string, unit: string): string => `${number}${THIN_SPACE}${unit}`;

export const volumeWords = (volume: Volume): string => withUnit(decimal(inSmallestUnit(volume), 6), 'mL');
export const flowWords = (flow: FlowRate): string => withUnit(decimal(inSmallestUnit(flow), 6), 'mL/day');
export const lengthWords = (length: Length): string => withUnit(decimal(inSmallestUnit(length), 4), 'cm');

/** A volume that was computed and not set, to 0.01 mL: nobody reads a syringe closer. The working has it exactly. */
export const aboutVolumeWords = (volume: Volume): string =>
  withUnit(decimal(Math.round(inSmallestUnit(volume) / 10_000), 2), 'mL');

/** The same flow per hour, to the nearest nL: `1 mL/hour`. */
export const hourlyFlowWords = (flow: FlowRate): string =>
  withUnit(decimal(Math.round(inSmallestUnit(flow) / 24), 6), 'mL/hour');

/** A concentration that was computed and not ordered, to four digits. */
export function aboutConcentrationWords(concentration: Concentration, spokenIn: SpokenIn): string {
  const whole = inSmallestUnit(concentration);
  const step = 10 ** Math.max(0, String(whole).length - 4);
  return withUnit(
    decimal(Math.round(whole / step) * step, MCG[spokenIn].decimals),
    `${MCG[spokenIn].word}/mL`,
  );
}

/** `200 mcg` or `0.2 mg`, as the drug is spoken of. */
export const massWords = (mass: Mass, spokenIn: SpokenIn): string =>
  withUnit(decimal(inSmallestUnit(mass), MCG[spokenIn].decimals), MCG[spokenIn].word);

/** A dose always with its time: `200 mcg/day`. */
export const doseWords = (dose: DoseRate, spokenIn: SpokenIn): string =>
  withUnit(decimal(inSmallestUnit(dose), MCG[spokenIn].decimals), `${MCG[spokenIn].word}/day`);

/** The same dose per hour, to the nearest ng: `8.333 mcg/hour`. */
export function hourlyWords(dose: DoseRate, spokenIn: SpokenIn): string {
  const hourly = doseRateOver(nanograms(inSmallestUnit(dose)), milliseconds(24 * DAY_MS), 'nearest');
  return withUnit(decimal(inSmallestUnit(hourly), MCG[spokenIn].decimals), `${MCG[spokenIn].word}/hour`);
}

export const concentrationWords = (concentration: Concentration, spokenIn: SpokenIn): string =>
  withUnit(decimal(inSmallestUnit(concentration), MCG[spokenIn].decimals), `${MCG[spokenIn].word}/mL`);

/** To a thousandth of an hour, for setting on a programmer: `20.148 h`. */
export const hoursWords = (duration: Duration): string => thousandths(duration, HOUR_MS, 'h');

/** To a thousandth of a minute, as a prime is timed: `20.148 min`. */
export const minutesWords = (duration: Duration): string => thousandths(duration, 60_000, 'min');

/** To a thousandth of a day: `3.358 days`. */
export const daysWords = (duration: Duration): string => thousandths(duration, DAY_MS, 'days');

function thousandths(duration: Duration, per: number, unit: string): string {
  return withUnit(decimal(Math.round((inSmallestUnit(duration) * 1000) / per), 3), unit);
}

/** As one says it, to the nearest minute: `20 h 9 min`, `3 days 8 h 36 min`, `90 days`. */
export function durationWords(duration: Duration): string {
  const total = Math.round(inSmallestUnit(absolute(duration)) / 60_000);
  const sign = compare(duration, milliseconds(0)) < 0 && total > 0 ? '−' : '';
  const parts = [
    { count: Math.floor(total / 1440), unit: Math.floor(total / 1440) === 1 ? 'day' : 'days' },
    { count: Math.floor(total / 60) % 24, unit: 'h' },
    { count: total % 60, unit: 'min' },
  ].filter((part) => part.count > 0);
  if (parts.length === 0) return withUnit('0', 'min');
  return sign + parts.map((part) => withUnit(String(part.count), part.unit)).join(' ');
}

/** To one decimal: `14.5 %`. */
export const percentWords = (fraction: number): string =>
  withUnit(decimal(Math.round(fraction * 1000), 1), '%');

/** Three decimals: a ratio of actual to programmed delivery. */
export const ratioWords = (ratio: number): string => decimal(Math.round(ratio * 1000), 3);

/** `morphine, clonidine or baclofen`. */
export const anyOfWords = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

const DAYS: Readonly<Record<Weekday, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

/** Days in the order of the week, each once: `Monday, Tuesday`; all seven as `every day`. */
export function weekdayWords(days: readonly Weekday[]): string {
  const named = WEEKDAYS.filter((day) => days.includes(day));
  return named.length === WEEKDAYS.length ? 'every day' : named.map((day) => DAYS[day]).join(', ');
}

/** Day and wall-clock time in the clinic's zone. */
export const instantWords = (at: Instant, zone: TimeZone): string => dayAndTimeOf(at, zone);
