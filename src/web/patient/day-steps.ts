import type { DeliveredStep, Delivery } from '../../core/plan.ts';
import type { Weekday } from '../../core/time.ts';
import { minutesAfterMidnight } from '../../core/time.ts';
import { inSmallestUnit } from '../../core/units.ts';
import type { DialStep } from '../pictures/day-dial.tsx';

/** The steps that run on one day of the pump's week, in their order. */
export const stepsOn = ({ steps }: Delivery, day: Weekday): readonly DeliveredStep[] =>
  steps
    .filter((step) => step.days.includes(day))
    .sort((a, b) => minutesAfterMidnight(a.from) - minutesAfterMidnight(b.from));

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
