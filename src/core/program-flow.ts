import type { PumpProfile } from './devices/pump-profile.ts';
import type { Mixture } from './mixture.ts';
import type { DayPattern, Program, ScheduleStep, StepSetting } from './program.ts';
import { programPointer } from './program-pointer.ts';
import { type MinuteOfDay, minutes, minutesAfterMidnight, WEEKDAYS, type Weekday } from './time.ts';
import {
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
  readonly days: readonly Weekday[];
  readonly from: MinuteOfDay;
  readonly until: MinuteOfDay;
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
const MIDNIGHT = minutes(1440);
const MS_PER_MINUTE = 60_000;

/**
 * The steps of any program with their kept flow. A dose gives `q = D / c` of the primary drug, to the nearest nL/d; on a pump
 * whose grid is known, the highest flow on the grid not above it. Steps are taken in order of time and run until the next, the
 * last until midnight; nothing runs before the first. A weekday named twice keeps its first pattern.
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
  steps: [{ days: WEEKDAYS, from: minutes(0), until: MIDNIGHT, flow, at }],
  problems,
});

/** The flow of one setting over a step of that length, or why there is none. */
function settingFlow(
  setting: StepSetting,
  time: Duration,
  concentration: Concentration,
  pump: PumpProfile,
): FlowRate | FlowProblem['code'] {
  if (setting.kind !== 'rate') {
    const wanted = setting.kind === 'dose' ? setting.dose : setting.amount;
    if (!isPositive(wanted)) return NO_FLOW;
    if (!isPositive(concentration)) return 'no-concentration';
  }
  const grid = pump.flowResolution;
  const rounding = grid === null ? 'nearest' : 'down';
  const flow = ifRepresentable(() => {
    if (setting.kind === 'rate') return setting.rate;
    return setting.kind === 'dose'
      ? flowFor(setting.dose, concentration, rounding)
      : flowForMassOver(setting.amount, time, concentration, rounding);
  });
  if (flow === null) return 'beyond-range';
  return grid === null ? flow : onGrid(flow, grid.value);
}

function scheduleFlow(
  patterns: readonly DayPattern[],
  concentration: Concentration,
  pump: PumpProfile,
): ProgramFlow {
  const taken = new Set<Weekday>();
  const steps: StepFlow[] = [];
  const problems: FlowProblem[] = [];
  for (const [p, pattern] of patterns.entries()) {
    const days = WEEKDAYS.filter((day) => pattern.days.includes(day) && !taken.has(day));
    for (const day of days) taken.add(day);
    for (const { step, index, until } of inOrder(pattern.steps)) {
      const length = minutesAfterMidnight(until) - minutesAfterMidnight(step.at);
      if (length === 0) continue;
      const at = programPointer.setting(patterns, p, index, step.setting.kind);
      const flow = settingFlow(step.setting, milliseconds(length * MS_PER_MINUTE), concentration, pump);
      if (typeof flow === 'string') problems.push({ code: flow, at });
      steps.push({ days, from: step.at, until, flow: typeof flow === 'string' ? NO_FLOW : flow, at });
    }
  }
  return { steps, problems };
}

function inOrder(
  steps: readonly ScheduleStep[],
): readonly { readonly step: ScheduleStep; readonly index: number; readonly until: MinuteOfDay }[] {
  const sorted = steps
    .map((step, index) => ({ step, index }))
    .sort((a, b) => minutesAfterMidnight(a.step.at) - minutesAfterMidnight(b.step.at));
  return sorted.map((entry, i) => ({ ...entry, until: sorted[i + 1]?.step.at ?? MIDNIGHT }));
}
