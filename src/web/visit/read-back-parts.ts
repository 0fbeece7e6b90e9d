import type { DeliveredStep, Plan } from '../../core/plan.ts';
import { dimensionOf } from '../../core/therapy/displayed.ts';
import type { OrderContent } from '../../core/therapy/events.ts';
import { bolusDifferences, scheduledIn } from '../../core/therapy/read-back.ts';
import { type StepDifference, stepDifferences } from '../../core/therapy/read-back-steps.ts';
import type { Weekday } from '../../core/time.ts';
import { massOver } from '../../core/units.ts';
import {
  hoursOrMinutes,
  micrograms,
  microgramsPerDay,
  millilitresPerDay,
} from '../../wire/amount/encode-amount.ts';
import type { AmountJson } from '../../wire/contract/form.ts';
import type { ReadBackJson } from '../../wire/contract/read-back.ts';

/** What the programmer shows, digit for digit; `unit` is null of a count. */
export interface ShownPart {
  readonly text: string;
  readonly unit: string | null;
}

/** What of a patient bolus, or which step of a schedule, is not as ordered; null on the side that has none. */
export interface ReadBackPart {
  readonly of:
    | 'dose'
    | 'duration'
    | 'lockout'
    | 'maxPerDay'
    | { readonly days: Weekday[]; readonly at: string };
  readonly reported: ShownPart | null;
  readonly ordered: AmountJson | number | null;
}

/** Empty where one side has no patient bolus at all: then that is what is told. */
export function bolusParts(
  { patientBolus: shown }: Pick<ReadBackJson, 'patientBolus'>,
  { program: { patientBolus: ordered } }: OrderContent,
): readonly ReadBackPart[] {
  if (shown == null || ordered === undefined) return [];
  return bolusDifferences(shown, ordered).map((of) => {
    switch (of) {
      case 'dose':
        return { of, reported: shown.dose, ordered: micrograms(ordered.dose) };
      case 'maxPerDay':
        return { of, reported: { text: String(shown.maxPerDay), unit: null }, ordered: ordered.maxPerDay };
      default:
        return { of, reported: shown[of], ordered: hoursOrMinutes(ordered[of]) };
    }
  });
}

/** Each step with the days on which it differs in the same way; empty where one side has no steps at all. */
export function stepParts(
  { steps = [] }: Pick<ReadBackJson, 'steps'>,
  content: OrderContent,
  plan: Plan,
): readonly ReadBackPart[] {
  const delivery = scheduledIn(content, plan);
  if (steps.length === 0 || delivery === null) return [];
  const parts = new Map<string, { days: Weekday[]; at: string; difference: StepDifference }>();
  for (const difference of stepDifferences({ steps }, delivery)) {
    const { day, at, reported, ordered } = difference;
    const key = JSON.stringify([at, reported, ordered?.rate, ordered?.length]);
    const part = parts.get(key) ?? { days: [], at, difference };
    part.days.push(day);
    parts.set(key, part);
  }
  return [...parts.values()].map(({ days, at, difference: { reported, ordered } }) => ({
    of: { days, at },
    reported,
    ordered: ordered && orderedIn(ordered, reported?.unit ?? 'ug/d'),
  }));
}

/** An ordered step in the dimension in which it is reported: a dose over time, a flow, or the mass of the whole step. */
function orderedIn({ rate, length, doses: [primary] }: DeliveredStep, unit: string): AmountJson {
  const dimension = dimensionOf(unit);
  if (primary === undefined || dimension === 'nL/d') return millilitresPerDay(rate);
  if (dimension === 'ng') return micrograms(massOver(primary.dose, length, 'nearest'));
  return microgramsPerDay(primary.dose);
}
