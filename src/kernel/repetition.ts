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
    let end = first + period;
    while (isSame(schedule, end - period, end)) end++;
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
    let at = first;
    while (at < end && isSame(schedule, at, at + period)) at++;
    if (at === end) return period;
  }
  return 0;
}

/** Whether the inputs have the same sizes from one change as from another on, and for as long; not the last, which has no end. */
function isSame({ times, rates, impulses }: Schedule, one: number, other: number): boolean {
  if (other + 1 >= times.length || times[one + 1] - times[one] !== times[other + 1] - times[other])
    return false;
  return areEqual(rates, one, other) && (impulses === undefined || areEqual(impulses, one, other));
}

function areEqual(sizes: readonly Float64Array[], one: number, other: number): boolean {
  for (let input = 0; input < sizes.length; input++)
    if (sizes[input][one] !== sizes[input][other]) return false;
  return true;
}
