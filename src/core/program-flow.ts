import type { PumpProfile } from './devices/pump-profile.ts';
import type { Mixture } from './mixture.ts';
import type { DayPattern, Program, ScheduleStep, StepSetting } from './program.ts';
import { programPointer } from './program-pointer.ts';
import { type MinuteOfDay, minutes, minutesAfterMidnight, WEEKDAYS, type Weekday } from './time.ts';
import {
  add,
  type Concentration,
  type Duration,
  type FlowRate,
  flowFor,
  flowForMassOver,
  ifRepresentable,
  isPositive,
  milliseconds,
  nanolitresPerDay,
  onGrid,
} from './units.ts';

/** A step of the program with the flow that the pump keeps. */
export interface StepFlow {
  /** On which it begins. */
  readonly days: readonly Weekday[];
  readonly from: MinuteOfDay;
  /** Of that day, or of the following one where the step runs over midnight: `length` tells. */
  readonly until: MinuteOfDay;
  readonly length: Duration;
  readonly flow: FlowRate;
  /** Where it was set, as a pointer inside the program. */
  readonly at: string;
}

/** Why a flow cannot be known. `at` is a pointer inside the program. */
export interface FlowProblem {
  readonly code: 'no-concentration' | 'unknown-minimum-rate' | 'beyond-range';
  readonly at: string;
}

export interface ProgramFlow {
  readonly steps: readonly StepFlow[];
  /** Not empty where a flow could not be computed: it then stands as 0 in `steps`, and a check refuses the program. */
  readonly problems: readonly FlowProblem[];
}

export const NO_FLOW = nanolitresPerDay(0);
const START_OF_DAY = minutes(0);
const MIDNIGHT = minutes(1440);
const MS_PER_MINUTE = 60_000;

/**
 * The steps of any program with their kept flow. A dose gives `q = D / c` of the primary drug, to the nearest nL/d; on a pump
 * whose grid is known, the highest flow on the grid not above it. Steps are taken in order of time and run until the next, the
 * last of a day until the first of the following day. A weekday named twice keeps its first pattern.
 */
export function programFlow(program: Program, mixture: Mixture, pump: PumpProfile): ProgramFlow {
  switch (program.mode) {
    case 'stopped':
      return allDay(NO_FLOW, []);
    case 'minimum-rate':
      return pump.minimumRateMode === null
        ? allDay(NO_FLOW, [{ code: 'unknown-minimum-rate', at: '/mode' }])
        : allDay(pump.minimumRateMode.value, []);
    case 'continuous': {
      const kept = settingFlow(program.setting, DAY, mixture[0].concentration, pump);
      const at = `/${program.setting.kind}`;
      return typeof kept === 'string' ? allDay(NO_FLOW, [{ code: kept, at }], at) : allDay(kept, [], at);
    }
    case 'schedule':
      return scheduleFlow(program.patterns, mixture[0].concentration, pump);
  }
}

const DAY = milliseconds(86_400_000);

const allDay = (flow: FlowRate, problems: readonly FlowProblem[], at = '/mode'): ProgramFlow => ({
  steps: [{ days: WEEKDAYS, from: minutes(0), until: MIDNIGHT, length: DAY, flow, at }],
  problems,
});

/** The flow of one setting over a step of that length, or why there is none. */
function settingFlow(
  setting: StepSetting,
  time: Duration,
  concentration: Concentration,
  pump: PumpProfile,
): FlowRate | FlowProblem['code'] {
  const grid = pump.flowResolution;
  if (setting.kind === 'rate') return grid === null ? setting.rate : onGrid(setting.rate, grid.value);
  const wanted = setting.kind === 'dose' ? setting.dose : setting.amount;
  if (!isPositive(wanted)) return NO_FLOW;
  if (!isPositive(concentration)) return 'no-concentration';
  const rounding = grid === null ? 'nearest' : 'down';
  const flow = ifRepresentable(() =>
    setting.kind === 'dose'
      ? flowFor(setting.dose, concentration, rounding)
      : flowForMassOver(setting.amount, time, concentration, rounding),
  );
  if (flow === null) return 'beyond-range';
  return grid === null ? flow : onGrid(flow, grid.value);
}

function scheduleFlow(
  patterns: readonly DayPattern[],
  concentration: Concentration,
  pump: PumpProfile,
): ProgramFlow {
  const steps: StepFlow[] = [];
  const problems: FlowProblem[] = [];
  const pointers = patterns.map((_, p) => programPointer.pattern(patterns, p));
  for (const { days, pattern, index, step, until, length } of spans(patterns)) {
    const at = programPointer.setting(pointers[pattern] ?? '', index, step.setting.kind);
    const kept = settingFlow(step.setting, length, concentration, pump);
    if (typeof kept === 'string') problems.push({ code: kept, at });
    const flow = typeof kept === 'string' ? NO_FLOW : kept;
    steps.push({ days, from: step.at, until, length, flow, at });
  }
  return { steps, problems };
}

interface Placed {
  readonly step: ScheduleStep;
  readonly index: number;
}

interface Span extends Placed {
  readonly days: readonly Weekday[];
  readonly pattern: number;
  readonly until: MinuteOfDay;
  readonly length: Duration;
}

/** Every step with the days on which it begins and where it ends: the last of a day once for each end that it has. */
function spans(patterns: readonly DayPattern[]): readonly Span[] {
  const found: Span[] = [];
  const ordered = patterns.map(({ steps }) => inOrder(steps));
  const patternOn = WEEKDAYS.map((day) => patterns.findIndex(({ days }) => days.includes(day)));
  const firstAfter = (weekday: number): MinuteOfDay =>
    ordered[patternOn[(weekday + 1) % WEEKDAYS.length] ?? -1]?.[0]?.step.at ?? MIDNIGHT;
  for (const [pattern, steps] of ordered.entries()) {
    const days = WEEKDAYS.filter((_, weekday) => patternOn[weekday] === pattern);
    for (const [position, { step, index }] of steps.entries()) {
      const next = steps[position + 1]?.step.at;
      if (next === undefined) found.push(...lastOfDay(pattern, step, index, days, firstAfter));
      else if (next !== step.at)
        found.push({ pattern, step, index, days, until: next, length: between(step.at, next) });
    }
  }
  return found;
}

function lastOfDay(
  pattern: number,
  step: ScheduleStep,
  index: number,
  days: readonly Weekday[],
  firstAfter: (weekday: number) => MinuteOfDay,
): readonly Span[] {
  if (step.at === MIDNIGHT) return [];
  return byEnd(days, firstAfter).map(({ days: own, first }) => {
    const beyond = first === MIDNIGHT ? START_OF_DAY : first;
    const until = beyond === START_OF_DAY ? MIDNIGHT : beyond;
    const length = add(between(step.at, MIDNIGHT), between(START_OF_DAY, beyond));
    return { pattern, step, index, days: own, until, length };
  });
}

const between = (from: MinuteOfDay, until: MinuteOfDay): Duration =>
  milliseconds((minutesAfterMidnight(until) - minutesAfterMidnight(from)) * MS_PER_MINUTE);

/** The days of a last step by when the following day begins its first; midnight where that day has none. */
function byEnd(
  days: readonly Weekday[],
  firstAfter: (weekday: number) => MinuteOfDay,
): readonly { readonly days: readonly Weekday[]; readonly first: MinuteOfDay }[] {
  const ends: { readonly days: Weekday[]; readonly first: MinuteOfDay }[] = [];
  for (const day of days) {
    const first = firstAfter(WEEKDAYS.indexOf(day));
    const same = ends.find((end) => end.first === first);
    if (same === undefined) ends.push({ days: [day], first });
    else same.days.push(day);
  }
  return ends;
}

const inOrder = (steps: readonly ScheduleStep[]): readonly Placed[] =>
  steps
    .map((step, index) => ({ step, index }))
    .sort((a, b) => minutesAfterMidnight(a.step.at) - minutesAfterMidnight(b.step.at));
