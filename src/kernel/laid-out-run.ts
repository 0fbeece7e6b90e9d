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
    largest: Float64Array.from(rates, (sizes) =>
      sizes.reduce((most, size) => Math.max(most, Math.abs(size)), 0),
    ),
    given: Float64Array.from(rates, (_, input) =>
      (impulses[input] ?? []).reduce((sum, size) => sum + Math.abs(size), 0),
    ),
  };
}

function byTime(sizes: readonly Float64Array[], count: number): Float64Array {
  const table = new Float64Array(count * sizes.length);
  for (let at = 0; at < count; at++)
    for (let input = 0; input < sizes.length; input++) table[at * sizes.length + input] = sizes[input][at];
  return table;
}
