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
    largest: Float64Array.from(rates, (sizes) => {
      let most = 0;
      for (const size of sizes) most = Math.max(most, Math.abs(size));
      return most;
    }),
    given: Float64Array.from(rates, (_, input) => {
      let sum = 0;
      for (const size of impulses[input] ?? []) sum += Math.abs(size);
      return sum;
    }),
  };
}

function byTime(sizes: readonly Float64Array[], count: number): Float64Array {
  if (sizes.length === 1) return sizes[0];
  const table = new Float64Array(count * sizes.length);
  for (let at = 0; at < count; at++)
    for (let input = 0; input < sizes.length; input++) table[at * sizes.length + input] = sizes[input][at];
  return table;
}
