import { deliveryOf, isComputed } from '../../core/delivery.ts';
import { pumpProfile } from '../../core/devices/profiles.ts';
import type { DeliveredStep, Delivery } from '../../core/plan.ts';
import { millisecondOfWeek } from '../../core/pump-clock.ts';
import { instantAt, minutesAfterMidnight, WEEKDAYS, type Weekday } from '../../core/time.ts';
import { isZero, milliseconds } from '../../core/units.ts';
import type { Prescription } from '../../pump/prescription.ts';
import type { PumpConfiguration } from '../../pump/pump-configuration.ts';
import type { PumpState } from '../../pump/pump-state.ts';
import type { PumpReading } from '../../pump/reading.ts';
import { shownAt } from '../../pump/shown-clock.ts';
import { stepsOn, variesByDay } from '../patient/day-steps.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const MINUTES_A_DAY = 1_440;

/** What a signed program delivers, computed as the visit computes it. */
export const deliveryHere = (
  { program, mixture }: Prescription,
  { model }: Pick<PumpConfiguration, 'model'>,
): Delivery => deliveryOf(program, mixture, pumpProfile(model));

/** The same of a program that was only typed; null where it cannot be computed: less than it asks must not be shown of it. */
export const computedHere = (
  typed: Prescription,
  configuration: Pick<PumpConfiguration, 'model'>,
): Delivery | null =>
  isComputed(typed.program, typed.mixture, pumpProfile(configuration.model))
    ? deliveryHere(typed, configuration)
    : null;

/** Where the day of the pump stands. Minutes after midnight. */
export interface LabDay {
  readonly day: Weekday;
  /** On the timer that the schedule runs on. */
  readonly minute: number;
  /** On the clock that is shown: another only where that clock jumped or drifts. */
  readonly shownMinute: number;
}

export function dayNow(pump: PumpState): LabDay {
  const { nowMs, scheduleAheadMs } = pump;
  const ofWeek = millisecondOfWeek(instantAt(nowMs), { aheadOfUtc: milliseconds(scheduleAheadMs) });
  const shown = shownAt(pump) % DAY_MS;
  return {
    day: WEEKDAYS[Math.floor(ofWeek / DAY_MS)] ?? 'mon',
    minute: Math.floor((ofWeek % DAY_MS) / MINUTE_MS),
    shownMinute: Math.floor(((shown + DAY_MS) % DAY_MS) / MINUTE_MS),
  };
}

interface StepOfDay {
  readonly step: DeliveredStep;
  readonly isNow: boolean;
}

/** The steps of this day in order, and which of them the time stands in. */
export const stepsNow = (delivery: Delivery, { day, minute }: LabDay): readonly StepOfDay[] =>
  stepsOn(delivery, day).map((step) => ({
    step,
    isNow: minutesAfterMidnight(step.from) <= minute && minute < minutesAfterMidnight(step.until),
  }));

/** Whether another day of the week runs otherwise. */
export const isOtherOnOtherDays = (delivery: Delivery, { day }: LabDay): boolean =>
  variesByDay(delivery, day);

/** When boluses of the last day began, as minutes of the schedule's day: those of the patient and single ones. */
export function bolusMinutes(
  pump: Pick<PumpState, 'history' | 'nowMs' | 'scheduleAheadMs'>,
): readonly number[] {
  const { history, nowMs, scheduleAheadMs } = pump;
  const minutes = history
    .filter(({ kind, startMs }) => (kind === 'patient' || kind === 'single') && startMs > nowMs - DAY_MS)
    .map(({ startMs }) => Math.floor((startMs + scheduleAheadMs) / MINUTE_MS) % MINUTES_A_DAY);
  return [...new Set(minutes)];
}

/** Whether it was started, by a program that is meant to run, and nothing is told to its motor: it does not pass for one that runs. */
export const standsStill = ({ run, prescription, flow }: PumpReading): boolean =>
  run.kind === 'running' && prescription?.program.mode !== 'stopped' && isZero(flow);
