import type { FollowedState, FollowedSystem } from './followed-system.ts';
import { widthOf } from './followed-system.ts';
import { gridPlan } from './grid-plan.ts';
import { type LaidOutRun, layOutRun } from './laid-out-run.ts';
import { allFinite, NumericalError } from './numerical-error.ts';
import { type RunPlan, runPlan } from './run-plan.ts';
import { checkRun } from './sample.ts';
import type { Grid, Schedule } from './schedule.ts';

/**
 * What `samplePlainly` gives, by tables: the state is carried from change to change only, and the samples between are
 * read off it. Meant for long schedules; `run` may be the executor in WebAssembly.
 */
export function sampleOnGrid(
  followed: FollowedSystem,
  schedule: Schedule,
  initial: FollowedState,
  grid: Grid,
  run: RunPlan = runPlan,
): Float64Array {
  return sampleLaidOut(followed, layOutRun(schedule, grid), initial, run);
}

/** The same for a run laid out beforehand, into `result` if there is room to use again. */
export function sampleLaidOut(
  followed: FollowedSystem,
  laidOut: LaidOutRun,
  initial: FollowedState,
  run: RunPlan = runPlan,
  result: Float64Array = new Float64Array(laidOut.grid.count * widthOf(followed)),
): Float64Array {
  checkRun(followed, laidOut.schedule, initial);
  const modes = followed.system.rates.length;
  const followers = followed.followers.length;
  const state = new Float64Array(initial.length);
  state.set(initial.subarray(modes), 0);
  state.set(initial.subarray(0, modes), followers);
  if (result.length !== laidOut.grid.count * widthOf(followed))
    throw new NumericalError('samples', 'do not fit into the room for them');
  return run(gridPlan(followed, laidOut, initial), state, result) ? result : allFinite(result, 'samples');
}
