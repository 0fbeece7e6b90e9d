import type { DeliveredStep, Delivery } from '../../core/plan.ts';
import { minutes, minutesAfterMidnight, WEEKDAYS, type Weekday } from '../../core/time.ts';
import { inSmallestUnit } from '../../core/units.ts';
import type { DialStep } from '../pictures/day-dial.tsx';

/** What runs from 00:00 to 24:00 on one day of the pump's week, in order; a step over midnight is there in both its days. */
export const stepsOn = ({ steps }: Delivery, day: Weekday): readonly DeliveredStep[] =>
  steps
    .flatMap((step) => [
      ...(step.days.includes(day) ? [isOverMidnight(step) ? { ...step, until: minutes(1440) } : step] : []),
      ...(step.days.includes(before(day)) && isOverMidnight(step) ? [{ ...step, from: minutes(0) }] : []),
    ])
    .sort((a, b) => minutesAfterMidnight(a.from) - minutesAfterMidnight(b.from));

const isOverMidnight = ({ from, length }: DeliveredStep): boolean =>
  minutesAfterMidnight(from) * 60_000 + inSmallestUnit(length) > 86_400_000;

const before = (day: Weekday): Weekday => WEEKDAYS[(WEEKDAYS.indexOf(day) + 6) % 7] ?? day;

/** The same as arcs of the dial: as high as the flow. */
export const dialSteps = (steps: readonly DeliveredStep[]): readonly DialStep[] =>
  steps.map((step) => ({
    from: minutesAfterMidnight(step.from),
    until: minutesAfterMidnight(step.until),
    height: inSmallestUnit(step.rate),
  }));

/** Whether some day of the week runs otherwise than this one. */
export const variesByDay = (delivery: Delivery, day: Weekday): boolean =>
  delivery.steps.some((step) => !step.days.includes(day));
