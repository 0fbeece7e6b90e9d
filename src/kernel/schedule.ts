import { NumericalError } from './numerical-error.ts';

/**
 * Inputs that are constant from one change to the next. Times are whole ticks (say, milliseconds), so that equal
 * distances are equal numbers. `rates[i][k]` is the size of input i from `times[k]` to `times[k + 1]`, the last one
 * for ever; `impulses[i][k]` is added at once at `times[k]`.
 */
export interface Schedule {
  readonly hoursPerTick: number;
  /** Ascending, each different; the first is the beginning, where the initial state holds. */
  readonly times: Float64Array;
  readonly rates: readonly Float64Array[];
  /** One per input, or left out where no input has any. */
  readonly impulses?: readonly Float64Array[];
}

/** Sample times: `start + step * k` for k = 0..count-1, in ticks of the schedule. */
export interface Grid {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

const refuse = (why: string): never => {
  throw new NumericalError('schedule', why);
};

/** Throws on times that are not whole or not ascending, or on inputs that have not one size per time. */
export function checkSchedule({ times, rates, impulses, hoursPerTick }: Schedule, inputs: number): void {
  if (!(hoursPerTick > 0 && Number.isFinite(hoursPerTick))) refuse('needs hours per tick above zero');
  if (times.length === 0) refuse('has no beginning');
  for (let k = 0; k < times.length; k++) {
    if (!Number.isSafeInteger(times[k])) refuse(`time ${k} is not a whole number of ticks`);
    if (k > 0 && times[k] <= times[k - 1]) refuse(`time ${k} does not come after the one before`);
  }
  for (const values of impulses === undefined ? [rates] : [rates, impulses]) {
    if (values.length !== inputs) refuse(`drives ${values.length} inputs of ${inputs}`);
    for (const sizes of values) if (sizes.length !== times.length) refuse('has not one size per time');
  }
}

/** Throws on a grid that is not whole, or that begins before `beginning`. */
export function checkGrid({ start, step, count }: Grid, beginning: number): void {
  const whole = [start, step, count].every(Number.isSafeInteger);
  if (!(whole && step >= 1 && count >= 0)) refuse('is read on a grid that is not whole');
  if (start < beginning) refuse('is read before it begins');
}
