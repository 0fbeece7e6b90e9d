import { type Layout, layOut } from './grid-layout.ts';
import { checkGrid, checkSchedule, type Grid, type Schedule } from './schedule.ts';

/** Everything about a run that does not depend on the system: made once, it serves any number of patients. */
export interface LaidOutRun extends Layout {
  readonly schedule: Schedule;
  readonly grid: Grid;
  /** [time][input]. */
  readonly rates: Float64Array;
  /** [time][input], or empty. */
  readonly impulses: Float64Array;
  /** The largest size of each input, and what its impulses come to, signs apart. */
  readonly largest: Float64Array;
  readonly given: Float64Array;
}

/** Throws if the schedule or the grid is none. */
export function layOutRun(schedule: Schedule, grid: Grid): LaidOutRun {
  checkSchedule(schedule, schedule.rates.length);
  checkGrid(grid, schedule.times[0]);
  const { times, rates, impulses = [] } = schedule;
  return {
    schedule,
    grid,
    ...layOut(schedule, grid),
    rates: byTime(rates, times.length),
    impulses: byTime(impulses, times.length),
    largest: Float64Array.from(rates, largestOf),
    given: Float64Array.from(rates, (_, input) => allOf(impulses[input] ?? new Float64Array(0))),
  };
}

function largestOf(sizes: Float64Array): number {
  let largest = 0;
  for (let at = 0; at < sizes.length; at++) if (Math.abs(sizes[at]) > largest) largest = Math.abs(sizes[at]);
  return largest;
}

function allOf(sizes: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < sizes.length; at++) sum += Math.abs(sizes[at]);
  return sum;
}

function byTime(sizes: readonly Float64Array[], count: number): Float64Array {
  if (sizes.length === 1) return sizes[0];
  const table = new Float64Array(count * sizes.length);
  for (let at = 0; at < count; at++)
    for (let input = 0; input < sizes.length; input++) table[at * sizes.length + input] = sizes[input][at];
  return table;
}
