import type { Extremes } from './extremes.ts';
import { type FollowedState, type FollowedSystem, widthOf } from './followed-system.ts';
import { gridPlan } from './grid-plan.ts';
import type { LaidOutRun } from './laid-out-run.ts';
import { allFinite, NumericalError } from './numerical-error.ts';
import { type RunPlan, runPlan } from './run-plan.ts';
import { checkRun } from './sample.ts';

export interface Columns {
  /** One per reading, a number per time of the grid. They lie one after the other in the same memory. */
  readonly columns: readonly Float64Array[];
  /** By reading; infinite and the wrong way round on an empty grid. */
  readonly extremes: readonly Extremes[];
  /** The state at the last time of the grid (before anything that happens then), or the initial one of an empty grid. */
  readonly end: FollowedState;
}

/**
 * Everything that is read, at every time of the grid, by tables: the state is carried from change to change only, and
 * the samples between are read off it. A sample at the very time of a change or an impulse is taken just before it;
 * at the beginning it is `initial`. `run` may be the executor in WebAssembly; `room` is memory to use again.
 */
export function sampleColumns(
  followed: FollowedSystem,
  laidOut: LaidOutRun,
  initial: FollowedState,
  run: RunPlan = runPlan,
  room: Float64Array = new Float64Array(laidOut.grid.count * widthOf(followed)),
): Columns {
  checkRun(followed, laidOut.schedule, initial);
  const { count } = laidOut.grid;
  const width = widthOf(followed);
  if (room.length !== count * width) throw new NumericalError('samples', 'do not fit into the room for them');
  const modes = followed.system.rates.length;
  const followers = followed.followers.length;
  const plan = gridPlan(followed, laidOut, initial);
  const state = new Float64Array(plan.states);
  state.set(initial.subarray(modes), 0);
  state.set(initial.subarray(0, modes), followers);
  const columns = Array.from({ length: width }, (_, place) =>
    room.subarray(place * count, (place + 1) * count),
  );
  const ends = new Float64Array(2 * width);
  if (!run(plan, state, room, ends))
    for (const [place, column] of columns.entries()) allFinite(column, `samples of ${place}`);
  const end = new Float64Array(initial.length);
  end.set(state.subarray(followers, initial.length), 0);
  end.set(state.subarray(0, followers), modes);
  const extremes = columns.map((_, place) => ({ lowest: ends[2 * place], highest: ends[2 * place + 1] }));
  return { columns, extremes, end: allFinite(end, 'end state') };
}
