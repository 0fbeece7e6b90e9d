import type { Schedule } from './schedule.ts';

/** From change `first` to before change `end` everything comes back after `period` changes. */
export interface Repetition {
  readonly first: number;
  readonly period: number;
  readonly end: number;
}

/** Changes in a period that is looked for: six a day for a week, and some more. */
const longestPeriod = 64;
/** A pattern counts once it has come so often. */
const fewestTimes = 4;
/** Where nothing repeats itself it is looked for again so many changes later. */
const stride = 8;

/** Where the inputs of a schedule repeat themselves, one stretch after the other; a pump's day or week does for months. */
export function repetitions(schedule: Schedule): readonly Repetition[] {
  const { times } = schedule;
  const found: Repetition[] = [];
  for (let first = 0; first < times.length; ) {
    const period = periodFrom(schedule, first);
    if (period === 0) {
      first += stride;
      continue;
    }
    const end = period + sameUntil(schedule, first, period, times.length - 1 - period);
    found.push({ first, period, end });
    first = end;
  }
  return found;
}

/** The least period in which the schedule runs from a change on; 0 if there is none. */
function periodFrom(schedule: Schedule, first: number): number {
  const most = Math.min(longestPeriod, Math.floor((schedule.times.length - 1 - first) / fewestTimes));
  for (let period = 1; period <= most; period++) {
    const end = first + (fewestTimes - 1) * period;
    // Most periods are ruled out by their first change.
    if (areEqual(schedule.rates, first, first + period) && sameUntil(schedule, first, period, end) === end)
      return period;
  }
  return 0;
}

/**
 * The first change from `from` on, or `end`, at which the inputs have not the same sizes as `period` changes later, or not for as
 * long. The last change, which has no end, is like no other.
 */
function sameUntil({ times, rates, impulses }: Schedule, from: number, period: number, end: number): number {
  let until = end;
  for (const inputs of impulses === undefined ? [rates] : [rates, impulses])
    for (const sizes of inputs)
      for (let at = from; at < until; at++) if (sizes[at] !== sizes[at + period]) until = at;
  // As long as all comes equally much later, all lasts equally long.
  const later = times[from + period] - times[from];
  for (let at = from; at < until; at++) if (times[at + 1 + period] - times[at + 1] !== later) until = at;
  return until;
}

function areEqual(sizes: readonly Float64Array[], one: number, other: number): boolean {
  for (let input = 0; input < sizes.length; input++)
    if (sizes[input][one] !== sizes[input][other]) return false;
  return true;
}
