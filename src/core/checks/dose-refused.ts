import { dayOf } from '../calendar-day.ts';
import { drug } from '../drugs/all.ts';
import type { Severity } from '../findings.ts';
import type { Formulary } from '../formulary.ts';
import type { DrugId } from '../ids.ts';
import type { Computed } from '../plan.ts';
import { compare, type DoseRate, doseRateOver, milliseconds } from '../units.ts';
import { pumpOf } from '../visit-facts.ts';
import type { VisitInput } from '../visit-input.ts';
import { judgeAll } from './judge.ts';

const A_DAY = milliseconds(86_400_000);

/**
 * How grave the likely cause of a dose is: as grave as what follows from it, so that the cause is read first. Refused where the
 * dose is above what anybody can sign, faster than the pump runs, or empties the reservoir at once.
 */
export function severityOfCause(
  doses: readonly { readonly drug: DrugId; readonly dose: DoseRate }[],
  input: VisitInput,
  computed: Computed,
  formulary: Formulary,
): Severity {
  const isRefused = doses.some(({ drug: id, dose }) =>
    judgeAll(drug(id).dailyDose, drug(id).anchor, dose, formulary).some(
      ({ severity }) => severity === 'refuse',
    ),
  );
  return isRefused || isTooFast(input, computed) || isOverdue(input, computed) ? 'refuse' : 'warn';
}

/** The most of every component in any 24 hours, every allowed patient bolus included. */
export const mostADay = (
  delivery: Computed['delivery'],
): readonly { readonly drug: DrugId; readonly dose: DoseRate }[] =>
  (delivery?.worstCase ?? [])
    .filter(({ window }) => window === 'PT24H')
    .map((most) => ({ drug: most.drug, dose: doseRateOver(most.dose, A_DAY, 'up') }));

function isTooFast(input: VisitInput, { delivery }: Computed): boolean {
  const { maximumFlow } = pumpOf(input);
  return (
    maximumFlow !== null && (delivery?.steps ?? []).some(({ rate }) => compare(rate, maximumFlow.value) > 0)
  );
}

/** A refill date that is not after the visit. */
const isOverdue = ({ visit, timeZone }: VisitInput, { dates }: Computed): boolean =>
  visit.fill !== undefined && dates.refillBy !== null && dates.refillBy <= dayOf(visit.at, timeZone);
