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
   * If the state is to the last bit what it was at the `repeat` before, so is all that follows up to place `a` of the steps: copy
   * `b` samples from the `c` before them, again and again, and go on there. With `b` 0 only remember the state.
   */
  repeat: 4,
} as const;

/** Rows that are read from one state before it is carried on: more would take longer to make tables for than they save. */
const mostAges = 4;
/** So many times all of them under constant inputs are looked through for a state that no longer changes. */
const fewestRounds = 32;

export interface Layout {
  readonly steps: Int32Array;
  /** Lengths of the transitions, in ticks, in the order of their numbers. */
  readonly lengths: readonly number[];
  /** The largest age read. */
  readonly ages: number;
}

/** What happens in which order: change by change, and within it sample by sample. */
export function layOut(schedule: Schedule, grid: Grid): Layout {
  const { times, impulses } = schedule;
  const record = new Recorder(4 * (times.length + 1));
  const marks = marksOf(schedule, grid);
  let next = 0;
  if (grid.count > 0 && grid.start === times[0]) {
    record.sample(0, 1);
    next = 1;
  }
  for (let at = 0; at < times.length && next < grid.count; at++) {
    if (marks[at] !== mark.none) record.mark(next, marks[at] === mark.first);
    if (impulses !== undefined && isGiven(impulses, at)) record.add(step.give, at, 0);
    record.add(step.drive, at, 0);
    const until = at + 1 < times.length ? times[at + 1] : Number.POSITIVE_INFINITY;
    const last = Math.min(grid.count - 1, Math.floor((until - grid.start) / grid.step));
    const now = readBetween(record, grid, times[at], next, last);
    next = Math.max(next, last + 1);
    // The last step ends at the last sample, so that the state left is the one there.
    record.advance(next < grid.count ? until - now : grid.start + (grid.count - 1) * grid.step - now);
  }
  record.endMarks();
  return { steps: record.steps(), lengths: record.lengths(), ages: record.oldest };
}

/** At which changes a pattern begins for the first time, and again; its length must be one of the grid. */
const mark = { none: 0, first: 1, again: 2 } as const;

function marksOf(schedule: Schedule, grid: Grid): Uint8Array {
  const { times } = schedule;
  const marks = new Uint8Array(times.length);
  const fits = ({ first, period }: Repetition): boolean =>
    (times[first + period] - times[first]) % grid.step === 0;
  for (const { first, period, end } of repetitions(schedule).filter(fits)) {
    marks[first] = mark.first;
    for (let at = first + period; at <= end; at += period) marks[at] = mark.again;
  }
  return marks;
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
): number {
  let now = from;
  let reading = next;
  const long = last - next >= fewestRounds * mostAges;
  let marked = false;
  while (reading <= last) {
    const first = start + reading * distance;
    // On the grid the state at the change itself serves; off it, the state at the first sample.
    const onGrid = first - now === distance;
    if (!onGrid) record.advance(first - now);
    else if (long) {
      record.mark(reading, !marked);
      marked = true;
    }
    now = onGrid ? now : first;
    const count = Math.min(last - reading + 1, mostAges);
    record.sample(onGrid ? 1 : 0, count);
    reading += count;
    if (reading > last) break;
    const carried = (onGrid ? count : count - 1) * distance;
    record.advance(carried);
    now += carried;
  }
  if (marked) record.endMarks();
  return now;
}

/** Steps as they come, four numbers each, in room that doubles when it is full. */
class Recorder {
  oldest = 0;
  #steps: Int32Array;
  #filled = 0;
  #lastTicks = 0;
  #lastNumber = 0;
  /** Where the marks of the pattern in turn stand, and how many samples were taken before. */
  #marks: { readonly at: number; readonly samples: number }[] = [];
  readonly #numbers = new Map<number, number>();

  constructor(likely: number) {
    this.#steps = new Int32Array(4 * likely);
  }

  add(what: number, a: number, b: number): void {
    const at = this.#filled;
    if (at === this.#steps.length) {
      const longer = new Int32Array(2 * at);
      longer.set(this.#steps);
      this.#steps = longer;
    }
    this.#steps[at] = what;
    this.#steps[at + 1] = a;
    this.#steps[at + 2] = b;
    this.#filled = at + 4;
  }

  sample(age: number, count: number): void {
    this.add(step.sample, age, count);
    this.oldest = Math.max(this.oldest, age + count - 1);
  }

  advance(ticks: number): void {
    if (ticks === 0) return;
    if (ticks !== this.#lastTicks) {
      this.#lastNumber = this.#numbers.get(ticks) ?? this.#numbers.size;
      this.#numbers.set(ticks, this.#lastNumber);
      this.#lastTicks = ticks;
    }
    this.add(step.advance, this.#lastNumber, 0);
  }

  mark(samples: number, first: boolean): void {
    if (first) this.endMarks();
    this.#marks.push({ at: this.#filled, samples });
    this.add(step.repeat, 0, 0);
  }

  /** Tells each mark how far the rounds that follow it are like the one before it: the ends of the grid may cut one short. */
  endMarks(): void {
    const marks = this.#marks;
    const isLike = (round: number, other: number): boolean =>
      marks[round + 1].samples - marks[round].samples === marks[other + 1].samples - marks[other].samples &&
      marks[round + 1].at - marks[round].at === marks[other + 1].at - marks[other].at;
    let end = marks.length - 1;
    for (let round = end - 1; round > 0; round--) {
      if (round + 1 < marks.length - 1 && !isLike(round, round + 1)) end = round + 1;
      if (!isLike(round - 1, round)) continue;
      const { at, samples } = marks[round];
      this.#steps[at + 1] = marks[end].at;
      this.#steps[at + 2] = marks[end].samples - samples;
      this.#steps[at + 3] = samples - marks[round - 1].samples;
    }
    this.#marks = [];
  }

  steps(): Int32Array {
    return this.#steps.subarray(0, this.#filled);
  }

  lengths(): readonly number[] {
    return [...this.#numbers.keys()];
  }
}
