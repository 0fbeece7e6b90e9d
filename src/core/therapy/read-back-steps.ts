import type { DeliveredStep, Delivery } from '../plan.ts';
import { clockText } from '../time.ts';
import { massOver } from '../units.ts';
import { dimensionOf, isReadable, matchesDisplayed } from './displayed.ts';
import type { Displayed, ReadBack } from './events.ts';

const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

export const areStepsReadable = ({ steps = [] }: ReadBack): boolean =>
  steps.every(({ at, value }) => {
    const dimension = dimensionOf(value.unit);
    const isRate = dimension === 'ng/d' || dimension === 'nL/d' || dimension === 'ng';
    return CLOCK.test(at) && isRate && isReadable(dimension, value);
  });

/** Every step of every day must be there, once, and nothing else. `delivery` is null where no schedule is ordered. */
export function stepsDiffer({ steps = [] }: ReadBack, delivery: Delivery | null): boolean {
  const shown = new Map<string, Displayed>();
  for (const step of steps)
    for (const day of step.days) {
      const key = `${day} ${step.at}`;
      if (shown.has(key)) return true;
      shown.set(key, step.value);
    }
  const ordered = (delivery?.steps ?? []).flatMap((step) =>
    step.days.map((day) => ({ key: `${day} ${clockText(step.from)}`, step })),
  );
  if (ordered.length !== shown.size) return true;
  return ordered.some(({ key, step }) => {
    const value = shown.get(key);
    return value === undefined || !stepMatches(step, value);
  });
}

/** A step is shown as the primary drug's dose over time, as a flow, or as the mass over the whole step. */
function stepMatches(step: DeliveredStep, value: Displayed): boolean {
  const dimension = dimensionOf(value.unit);
  if (dimension === 'nL/d') return matchesDisplayed('nL/d', step.rate, value);
  const dose = step.doses[0]?.dose;
  if (dose === undefined) return false;
  if (dimension === 'ng/d') return matchesDisplayed('ng/d', dose, value);
  return matchesDisplayed('ng', massOver(dose, step.length, 'nearest'), value);
}
