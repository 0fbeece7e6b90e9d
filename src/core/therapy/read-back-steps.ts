import type { DeliveredStep, Delivery } from '../plan.ts';
import { clockText, type Weekday } from '../time.ts';
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

/** One step of one day that is not as ordered; null on the side that has none then. */
export interface StepDifference {
  readonly day: Weekday;
  /** HH:MM on the pump's clock. */
  readonly at: string;
  readonly reported: Displayed | null;
  readonly ordered: DeliveredStep | null;
}

/** Every step of every day must be there, once, and nothing else. `delivery` is null where no schedule is ordered. */
export function stepDifferences(
  { steps = [] }: Pick<ReadBack, 'steps'>,
  delivery: Delivery | null,
): readonly StepDifference[] {
  const open = new Map(
    (delivery?.steps ?? []).flatMap((ordered) =>
      ordered.days.map((day) => {
        const at = clockText(ordered.from);
        return [`${day} ${at}`, { day, at, reported: null, ordered }] as const;
      }),
    ),
  );
  const wrong = steps.flatMap(({ days, at, value: reported }) =>
    days.flatMap((day): StepDifference[] => {
      const ordered = open.get(`${day} ${at}`)?.ordered ?? null;
      open.delete(`${day} ${at}`);
      return ordered !== null && stepMatches(ordered, reported) ? [] : [{ day, at, reported, ordered }];
    }),
  );
  return [...wrong, ...open.values()];
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
