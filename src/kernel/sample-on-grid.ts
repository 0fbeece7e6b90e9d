import type { FollowedState, FollowedSystem } from './followed-system.ts';
import { type LaidOutRun, layOutRun } from './laid-out-run.ts';
import { type RunPlan, runPlan } from './run-plan.ts';
import { sampleColumns } from './sample-columns.ts';
import type { Grid, Schedule } from './schedule.ts';

/** What `sampleColumns` gives, as rows: what `samplePlainly` gives, sooner. */
export function sampleOnGrid(
  followed: FollowedSystem,
  schedule: Schedule,
  initial: FollowedState,
  grid: Grid,
  run: RunPlan = runPlan,
): Float64Array {
  return sampleLaidOut(followed, layOutRun(schedule, grid), initial, run);
}

/** The same for a run laid out beforehand. */
export function sampleLaidOut(
  followed: FollowedSystem,
  laidOut: LaidOutRun,
  initial: FollowedState,
  run: RunPlan = runPlan,
): Float64Array {
  const { columns } = sampleColumns(followed, laidOut, initial, run);
  const rows = new Float64Array(laidOut.grid.count * columns.length);
  for (let place = 0; place < columns.length; place++) {
    const column = columns[place];
    for (let sample = 0, at = place; sample < column.length; sample++, at += columns.length)
      rows[at] = column[sample];
  }
  return rows;
}
