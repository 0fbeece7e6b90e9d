import {
  checkFollowers,
  type FollowedState,
  type FollowedSystem,
  readingRows,
  weighed,
} from './followed-system.ts';
import { allFinite, NumericalError } from './numerical-error.ts';
import { checkGrid, checkSchedule, type Grid, type Schedule } from './schedule.ts';
import { addImpulses, transitionsOf } from './timeline.ts';
import { advance } from './transition.ts';

/**
 * Everything that is read (`widthOf` numbers a row) at every time of the grid, row after row. A sample
 * at the very time of a change or an impulse is taken just before it; at the beginning it is `initial`.
 * One exact step from sample to sample: the plain route, against which the fast one is tested.
 */
export function samplePlainly(
  followed: FollowedSystem,
  schedule: Schedule,
  initial: FollowedState,
  grid: Grid,
): Float64Array {
  checkSchedule(schedule, followed.system.inputs.length);
  checkGrid(grid, schedule.times[0]);
  checkRun(followed, schedule, initial);
  const rows = readingRows(followed);
  const width = rows.length;
  const result = new Float64Array(grid.count * width);
  const transition = transitionsOf(followed, schedule.hoursPerTick);
  const { times, rates } = schedule;
  const state = initial.slice();
  let now = times[0];
  let event = 0;
  let given = false;
  for (let sample = 0; sample < grid.count; sample++) {
    const until = grid.start + sample * grid.step;
    while (now < until) {
      if (!given) addImpulses(followed, schedule, event, state);
      const change = event + 1 < times.length ? times[event + 1] : Number.POSITIVE_INFINITY;
      const stop = Math.min(change, until);
      advance(transition(stop - now), state, rates, event, state);
      now = stop;
      given = now < change;
      if (now === change) event++;
    }
    for (const [place, row] of rows.entries()) result[sample * width + place] = weighed(row, state);
  }
  return allFinite(result, 'samples');
}

/** Throws if system, schedule and state do not fit together. */
export function checkRun(followed: FollowedSystem, schedule: Schedule, initial: FollowedState): void {
  const { system, followers } = followed;
  checkFollowers(followed);
  if (schedule.rates.length !== system.inputs.length)
    throw new NumericalError('schedule', `drives ${schedule.rates.length} inputs of ${system.inputs.length}`);
  if (initial.length !== system.rates.length + followers.length)
    throw new NumericalError('initial state', 'has not one number per mode and follower');
}
