import { type Repetition, repetitions } from './repetition.ts';
import type { Grid, Schedule } from './schedule.ts';

/** Steps of a run, four whole numbers each: what, and three arguments. */
export const step = {
  /** Carry the state over transition `a`. */
  advance: 0,
  /** Write `b` rows, for ages `a`, `a + 1`, ... since the state, counted in grid steps. */
  sample: 1,
  /** From now on inputs have the sizes of time `a` of the schedule. */
  drive: 2,
  /** Add the impulses of time `a` of the schedule. */
  give: 3,
  /**
   * Go on at place `a` of the steps, `b` times in all; a round writes `c` rows. From the third time on only what changes
   * from one to the next is computed (`rounds.ts`). No round holds another.
   */
  repeat: 4,
} as const;

/** Rows that are read from one state before it is carried on: more would take longer to make tables for than they save. */
const mostAges = 4;

export interface Layout {
  readonly steps: Int32Array;
  /** Lengths of the transitions, in ticks, in the order of their numbers. */
  readonly lengths: readonly number[];
  /** The largest age read. */
  readonly ages: number;
}

/** What happens in which order: change by change, and within it sample by sample. */
export function layOut(schedule: Schedule, grid: Grid): Layout {
  const { times } = schedule;
  const record = new Recorder();
  const patterns = repetitions(schedule);
  let pattern = 0;
  let next = 0;
  if (grid.count > 0 && grid.start === times[0]) {
    record.sample(0, 1);
    next = 1;
  }
  for (let at = 0; at < times.length && next < grid.count; ) {
    while (pattern < patterns.length && patterns[pattern].end <= at) pattern++;
    const rounds = pattern < patterns.length ? roundsFrom(patterns[pattern], schedule, grid, at, next) : 0;
    if (rounds < 2) {
      next = layOutChange(record, schedule, grid, at, next, true);
      at++;
      continue;
    }
    const begin = record.length;
    const [from, { period }] = [next, patterns[pattern]];
    for (let change = at; change < at + period; change++)
      next = layOutChange(record, schedule, grid, change, next, false);
    record.add(step.repeat, begin, rounds - 1, next - from);
    next += (rounds - 1) * (next - from);
    at += rounds * period;
  }
  return { steps: record.steps(), lengths: record.lengths(), ages: record.oldest };
}

/** How often a pattern comes from a change on if it is read in whole each time, with something left to read after it. */
function roundsFrom(
  { first, period, end }: Repetition,
  { times }: Schedule,
  { start, step: distance, count }: Grid,
  at: number,
  next: number,
): number {
  if (at < first || at + period > end) return 0;
  const ticks = times[at + period] - times[at];
  if (ticks % distance !== 0 || start + next * distance - times[at] > distance) return 0;
  const rows = ticks / distance;
  return Math.min(Math.floor((end - at) / period), Math.floor((count - 1 - next) / rows));
}

/** All from one change to the next; returns the number of the sample after it. */
function layOutChange(
  record: Recorder,
  { times, impulses }: Schedule,
  grid: Grid,
  at: number,
  next: number,
  mayRepeat: boolean,
): number {
  if (impulses !== undefined && isGiven(impulses, at)) record.add(step.give, at, 0, 0);
  record.add(step.drive, at, 0, 0);
  const until = at + 1 < times.length ? times[at + 1] : Number.POSITIVE_INFINITY;
  const last = Math.min(grid.count - 1, Math.floor((until - grid.start) / grid.step));
  const now = readBetween(record, grid, times[at], next, last, mayRepeat);
  const after = Math.max(next, last + 1);
  // The last step ends at the last sample, so that the state left is the one there.
  record.advance(after < grid.count ? until - now : grid.start + (grid.count - 1) * grid.step - now);
  return after;
}

function isGiven(impulses: readonly Float64Array[], at: number): boolean {
  for (const sizes of impulses) if (sizes[at] !== 0) return true;
  return false;
}

/** Reads samples next..last, all under the same inputs, from a state at time `from`; returns the time of the state left. */
function readBetween(
  record: Recorder,
  { start, step: distance }: Grid,
  from: number,
  next: number,
  last: number,
  mayRepeat: boolean,
): number {
  let now = from;
  let reading = next;
  while (reading <= last) {
    const first = start + reading * distance;
    // On the grid the state at the change itself serves; off it, the state at the first sample.
    const onGrid = first - now === distance;
    if (!onGrid) record.advance(first - now);
    now = onGrid ? now : first;
    const begin = record.length;
    const count = Math.min(last - reading + 1, mostAges);
    record.sample(onGrid ? 1 : 0, count);
    reading += count;
    if (reading > last) break;
    const carried = (onGrid ? count : count - 1) * distance;
    record.advance(carried);
    now += carried;
    const rounds = mayRepeat && onGrid ? Math.floor((last - reading) / mostAges) : 0;
    if (rounds === 0) continue;
    record.add(step.repeat, begin, rounds, mostAges);
    reading += rounds * mostAges;
    now += rounds * carried;
  }
  return now;
}

/** Steps as they come, four numbers each, in room that doubles when it is full. */
class Recorder {
  oldest = 0;
  length = 0;
  #steps = new Int32Array(512);
  #lastTicks = 0;
  #lastNumber = 0;
  readonly #numbers = new Map<number, number>();

  add(what: number, a: number, b: number, c: number): void {
    const at = this.length;
    if (at === this.#steps.length) {
      const longer = new Int32Array(2 * at);
      longer.set(this.#steps);
      this.#steps = longer;
    }
    this.#steps[at] = what;
    this.#steps[at + 1] = a;
    this.#steps[at + 2] = b;
    this.#steps[at + 3] = c;
    this.length = at + 4;
  }

  sample(age: number, count: number): void {
    this.add(step.sample, age, count, 0);
    this.oldest = Math.max(this.oldest, age + count - 1);
  }

  advance(ticks: number): void {
    if (ticks === 0) return;
    if (ticks !== this.#lastTicks) {
      this.#lastNumber = this.#numbers.get(ticks) ?? this.#numbers.size;
      this.#numbers.set(ticks, this.#lastNumber);
      this.#lastTicks = ticks;
    }
    this.add(step.advance, this.#lastNumber, 0, 0);
  }

  steps(): Int32Array {
    return this.#steps.subarray(0, this.length);
  }

  lengths(): readonly number[] {
    return [...this.#numbers.keys()];
  }
}
