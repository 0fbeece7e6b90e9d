import { PUMP_ALARMS, pumpAlarmNamed } from './devices/alarms.ts';
import type { DrugId } from './ids.ts';
import { drugsOf } from './mixture.ts';
import { isNewAt } from './never-ran.ts';
import type { Computed, Delivery } from './plan.ts';
import { compareInstants } from './time.ts';
import { type DoseRate, isPositive, isZero } from './units.ts';
import { contentsOf, programBefore, reservoirOf } from './visit-facts.ts';
import type { VisitInput } from './visit-input.ts';

/** One drug's daily dose before and after the visit; null where the mixture does not hold it, or the dose is not known. */
export interface DoseChange {
  readonly drug: DrugId;
  readonly before: DoseRate | null;
  readonly after: DoseRate | null;
}

const doseIn = (delivery: Delivery | null, drug: DrugId): DoseRate | null =>
  delivery?.daily.find((component) => component.drug === drug)?.dose ?? null;

/** Every drug of the old and the new mixture. */
export const doseChanges = (
  input: VisitInput,
  { delivery, before }: Pick<Computed, 'delivery' | 'before'>,
): readonly DoseChange[] =>
  drugsOf(contentsOf(input) ?? [], input.last?.fill.components ?? []).map((drug) => ({
    drug,
    before: doseIn(before, drug),
    after: doseIn(delivery, drug),
  }));

/** Why a drug's dose is judged as a first one. */
export type StartReason = 'first-program' | 'restart' | 'new-drug' | 'dose-before-unknown';

/** Null where the drug was running before and goes on, or is not given after the visit. */
export function startReason(
  input: VisitInput,
  computed: Computed,
  { before, after }: DoseChange,
): StartReason | null {
  if (after === null || !isPositive(after)) return null;
  if (isNewAt(input)) return 'first-program';
  if (wasInterrupted(input, computed)) return 'restart';
  if (computed.before === null) return 'dose-before-unknown';
  return before === null || isZero(before) ? 'new-drug' : null;
}

/** Whether the pump stood still, or may have, since its last fill: as told, as read, by an alarm, or run dry by the record. */
export function wasInterrupted(input: VisitInput, { before }: Pick<Computed, 'before'>): boolean {
  const { last, visit } = input;
  if (last === null) return false;
  const { stops = [], alarms = [], program } = visit.read ?? {};
  const inDoubt = alarms.some(({ kind }) => {
    const known = pumpAlarmNamed(kind);
    return known !== null && PUMP_ALARMS[known].deliveryInDoubt;
  });
  const told = programBefore(last, input).mode === 'stopped' || (before !== null && isZero(before.rate));
  const ranDry = reservoirOf(input)?.ranDry === true;
  const stopped = stops.some(({ until }) => compareInstants(until, last.fill.at) > 0);
  return stopped || inDoubt || program?.mode === 'stopped' || told || ranDry;
}
