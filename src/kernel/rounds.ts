import { step } from './grid-layout.ts';
import type { GridPlan } from './grid-plan.ts';
import { carry, type SampleTable, show } from './plan-steps.ts';

/** A pattern between two places of the steps that is to be gone through so many times more, `rows` samples each time. */
export interface Rounds {
  readonly begin: number;
  readonly end: number;
  readonly left: number;
  readonly rows: number;
}

/** What was held before becomes what has changed since. */
export function turnIntoChange(before: Float64Array, state: Float64Array): void {
  for (let place = 0; place < state.length; place++) before[place] = state[place] - before[place];
}

/** How far a change still reaches: beyond so many states (a multiple of four) none changes by more than its own rounding. */
export function reachOfChange(change: Float64Array, state: Float64Array, most = state.length): number {
  let reach = most;
  // Turned round, so that what is not a number is kept and found.
  while (reach > 0 && Math.abs(change[reach - 1]) <= 2 ** -53 * Math.abs(state[reach - 1])) reach--;
  return Math.ceil(reach / 4) * 4;
}

/** Whether anything is given in a pattern at whose end the inputs have these sizes. */
export function isDriven(
  { steps, rates, impulses, inputs }: GridPlan,
  { begin, end }: Rounds,
  sizes: Float64Array,
): boolean {
  if (sizes.some((size) => size !== 0)) return true;
  for (let place = begin; place < end; place += 4) {
    const given = steps[place] === step.drive ? rates : steps[place] === step.give ? impulses : [];
    const first = steps[place + 1] * inputs;
    for (let input = 0; input < inputs; input++) if ((given[first + input] ?? 0) !== 0) return true;
  }
  return false;
}

/**
 * The rounds left of a pattern, of which two are done: `state` has changed by `change` in the last of them. Every round is the same
 * linear function of the state it begins with, so that what changes from one to the next, state and samples, is what nothing but
 * the change would give without any input: it fades, the fast modes first, and is soon nothing. Then the last round is copied.
 * Where nothing is given the samples themselves fade, and would not keep their digits. Leaves the state at the end; returns
 * NaN if a sample is not finite, else 0.
 */
export function goOnByChanges(
  plan: GridPlan,
  { begin, end, left, rows }: Rounds,
  state: Float64Array,
  change: Float64Array,
  table: SampleTable,
  written: number,
): number {
  const { steps, states } = plan;
  const none = new Float64Array(plan.inputs);
  let now = change;
  let next: Float64Array = new Float64Array(states);
  let sample = written;
  let fault = 0;
  let reach = reachOfChange(now, state);
  for (let round = 0; round < left; round++) {
    if (reach === 0) {
      repeat(table, sample, (left - round) * rows, rows);
      break;
    }
    const read = { reach, back: rows };
    for (let place = begin; place < end; place += 4) {
      if (steps[place] === step.advance) {
        carry(plan, steps[place + 1], reach, now, none, next);
        [now, next] = [next, now];
      } else if (steps[place] === step.sample) {
        fault += show(plan, place, read, now, none, table, sample);
        sample += steps[place + 2];
      }
    }
    for (let place = 0; place < reach; place++) state[place] += now[place];
    reach = reachOfChange(now, state, reach);
  }
  return fault;
}

/** Each column goes on for `copied` samples as the last `rows` of them. */
function repeat({ into, count }: SampleTable, written: number, copied: number, rows: number): void {
  for (let at = written; at < into.length; at += count)
    for (let sample = at; sample < at + copied; sample++) into[sample] = into[sample - rows];
}
