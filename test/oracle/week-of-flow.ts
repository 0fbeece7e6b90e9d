import type { DayPattern, Program, StepSetting } from '../../src/core/program.ts';
import { minutesAfterMidnight, WEEKDAYS } from '../../src/core/time.ts';
import { type Fraction, fraction, over, times, ZERO } from './fraction.ts';
import { dose, flow, keptVolume, mass } from './scale.ts';

const MINUTES_PER_DAY = 1_440;
const MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;
const MS_PER_MINUTE = 60_000n;
export const MS_PER_WEEK = BigInt(MINUTES_PER_WEEK) * MS_PER_MINUTE;

/** A program as one number a minute would be, told by its changes: mL/d from a minute of the week on, Monday first. */
export interface WeekOfFlow {
  readonly starts: readonly { readonly minute: number; readonly flow: Fraction }[];
  /** nL·ms/d delivered from Monday 00:00 to each start: whole numbers, because the kept flow is whole nL/d. */
  readonly before: readonly bigint[];
  readonly wholeWeek: bigint;
}

const wholeFlow = (of: Fraction): bigint => (of.n * 1_000_000n) / of.d;

/** `q = D / c`, `q`, or `M / (t · c)`; each to the nearest nL/d. */
function keptFlow(setting: StepSetting, primary: Fraction, minutes: number): Fraction {
  switch (setting.kind) {
    case 'dose':
      return keptVolume(over(dose(setting.dose), primary));
    case 'rate':
      return flow(setting.rate);
    case 'amount':
      return keptVolume(over(mass(setting.amount), times(primary, fraction(minutes, MINUTES_PER_DAY))));
  }
}

export function weekOfFlow(program: Program, primary: Fraction, minimumRate: Fraction): WeekOfFlow {
  switch (program.mode) {
    case 'continuous':
      return weekFrom([{ minute: 0, flow: keptFlow(program.setting, primary, MINUTES_PER_DAY) }]);
    case 'minimum-rate':
      return weekFrom([{ minute: 0, flow: minimumRate }]);
    case 'stopped':
      return weekFrom([{ minute: 0, flow: ZERO }]);
    case 'schedule':
      return weekFrom(scheduled(program.patterns, primary));
  }
}

/** Each step rings from its minute of the week to the next one's, round the end of the week. */
function scheduled(patterns: readonly DayPattern[], primary: Fraction): WeekOfFlow['starts'] {
  const begun = WEEKDAYS.flatMap((day, index) =>
    (patterns.find((pattern) => pattern.days.includes(day))?.steps ?? []).map(({ at, setting }) => ({
      minute: index * MINUTES_PER_DAY + minutesAfterMidnight(at),
      setting,
    })),
  );
  const starts = begun.map(({ minute, setting }, index) => {
    const next = begun[index + 1]?.minute ?? (begun[0]?.minute ?? 0) + MINUTES_PER_WEEK;
    return { minute, flow: keptFlow(setting, primary, next - minute) };
  });
  const last = starts.at(-1);
  return last === undefined || starts[0]?.minute === 0 ? starts : [{ minute: 0, flow: last.flow }, ...starts];
}

/** A week told by its flows, Monday 00:00 first; each flow is whole nL/d. */
export function weekFrom(starts: WeekOfFlow['starts']): WeekOfFlow {
  const before: bigint[] = [];
  let total = 0n;
  for (const [index, start] of starts.entries()) {
    before.push(total);
    const until = starts[index + 1]?.minute ?? MINUTES_PER_WEEK;
    total += wholeFlow(start.flow) * BigInt(until - start.minute) * MS_PER_MINUTE;
  }
  return { starts, before, wholeWeek: total };
}

const floorDiv = (a: bigint, b: bigint): bigint => (a % b < 0n ? a / b - 1n : a / b);

/** nL·ms/d from some Monday long ago to a moment of the pump's clock: the difference of two is what was delivered between. */
export function deliveredUntil(of: WeekOfFlow, clockMs: bigint): bigint {
  // 1 January 1970 was a Thursday, so the Monday before stands three days earlier.
  const sinceMonday = clockMs + 3n * BigInt(MINUTES_PER_DAY) * MS_PER_MINUTE;
  const weeks = floorDiv(sinceMonday, MS_PER_WEEK);
  const inWeek = sinceMonday - weeks * MS_PER_WEEK;
  let last = of.starts.length - 1;
  while (BigInt(of.starts[last]?.minute ?? 0) * MS_PER_MINUTE > inWeek) last -= 1;
  const start = of.starts[last];
  if (start === undefined) throw new Error('a week without a beginning');
  const within = inWeek - BigInt(start.minute) * MS_PER_MINUTE;
  return weeks * of.wholeWeek + (of.before[last] ?? 0n) + wholeFlow(start.flow) * within;
}

/** mL delivered between two moments of the pump's clock. */
export const deliveredBetween = (of: WeekOfFlow, fromMs: bigint, untilMs: bigint): Fraction =>
  fraction(deliveredUntil(of, untilMs) - deliveredUntil(of, fromMs), 86_400_000n * 1_000_000n);

/**
 * The whole ms after `fromMs` in which `wanted` nL·ms/d have run: the last that ends not after that moment. Found by halving, not
 * by walking the steps. Null where nothing flows.
 */
export function timeUntilDelivered(of: WeekOfFlow, fromMs: bigint, wanted: bigint): bigint | null {
  if (wanted <= 0n) return 0n;
  if (of.wholeWeek === 0n) return null;
  const start = deliveredUntil(of, fromMs);
  const runBy = (ms: bigint): bigint => deliveredUntil(of, fromMs + ms) - start;
  let low = ((wanted - 1n) / of.wholeWeek) * MS_PER_WEEK;
  let high = low + MS_PER_WEEK;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (runBy(middle) >= wanted) high = middle;
    else low = middle;
  }
  return runBy(high) === wanted ? high : low;
}

/** Mean flow over the week, to the nearest nL/d. */
export const meanFlow = (of: WeekOfFlow): Fraction =>
  keptVolume(fraction(of.wholeWeek, MS_PER_WEEK * 1_000_000n));

/**
 * The most that any window of each length in hours delivers, mL: every start is tried, in slots of `every` minutes that no step
 * divides. Sums of whole nL/d over at most two weeks of minutes stay far inside the exact numbers.
 */
export function highestWindows(of: WeekOfFlow, hours: readonly number[], every: number): readonly Fraction[] {
  const [only] = of.starts;
  if (only !== undefined && of.starts.length === 1)
    return hours.map((each) => times(only.flow, fraction(each, 24)));
  const slots = MINUTES_PER_WEEK / every;
  const flows = new Float64Array(2 * slots);
  for (const [index, { minute, flow: each }] of of.starts.entries()) {
    const until = of.starts[index + 1]?.minute ?? MINUTES_PER_WEEK;
    flows.fill(Number(wholeFlow(each)), minute / every, until / every);
  }
  flows.copyWithin(slots, 0, slots);
  return hours.map((each) => {
    const length = (each * 60) / every;
    let run = flows.subarray(0, length).reduce((sum, flowOfSlot) => sum + flowOfSlot, 0);
    let highest = run;
    for (let slot = 0; slot < slots; slot++) {
      run += (flows[slot + length] ?? 0) - (flows[slot] ?? 0);
      if (run > highest) highest = run;
    }
    return fraction(BigInt(highest) * BigInt(every), BigInt(MINUTES_PER_DAY) * 1_000_000n);
  });
}
