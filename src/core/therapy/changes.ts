import type { WorkingValue } from '../findings.ts';
import type { DrugId } from '../ids.ts';
import type { Mixture } from '../mixture.ts';
import type { DeliveredStep, Delivery } from '../plan.ts';
import type { PatientBolus, Program } from '../program.ts';
import { minutesAfterMidnight } from '../time.ts';
import { inSmallestUnit, type Volume } from '../units.ts';

export type ChangeField =
  | 'concentration'
  | 'fill-volume'
  | 'mode'
  | 'daily-dose'
  | 'flow'
  | 'step'
  | 'patient-bolus-dose'
  | 'patient-bolus-duration'
  | 'patient-bolus-lockout'
  | 'patient-bolus-max-per-day';

/** One value as it was and as it would be. `at` is a pointer in the manner of the visit file; an acknowledgement names it. */
export interface Change {
  readonly at: string;
  readonly field: ChangeField;
  /** Where the value belongs to one component. */
  readonly drug: DrugId | null;
  readonly from: WorkingValue | null;
  readonly to: WorkingValue | null;
  /** New over old; null where one is missing, zero or not a number. */
  readonly factor: number | null;
  readonly changed: boolean;
}

/** What a pump holds and runs, with what it delivers by that; null where that could not be computed. */
export interface Setting {
  readonly components: Mixture;
  /** Null at a visit that only reprograms. */
  readonly fillVolume: Volume | null;
  readonly program: Program;
  readonly delivery: Delivery | null;
}

/** Every value, old and new, also those that stay; before a first fill all are new. No order of entry matters but the mixture's. */
export function changesBetween(before: Setting | null, after: Setting): readonly Change[] {
  return [
    ...fillChanges(before, after),
    line('/visit/program/mode', 'mode', text(before?.program.mode), text(after.program.mode)),
    ...doseChanges(before?.delivery ?? null, after.delivery),
    ...stepChanges(before, after),
    ...bolusChanges(before?.program.patientBolus, after.program.patientBolus),
  ];
}

/** The `at` of all that changed and is not among those acknowledged. */
export function unacknowledged(
  changes: readonly Change[],
  acknowledged: readonly string[],
): readonly string[] {
  return changes
    .filter((change) => change.changed && !acknowledged.includes(change.at))
    .map((change) => change.at);
}

function fillChanges(before: Setting | null, after: Setting): readonly Change[] {
  const old = before?.components ?? [];
  const concentrations = after.components.map((component, index) => {
    const was = old.find((each) => each.drug === component.drug);
    return line(
      `/visit/fill/components/${index}/concentration`,
      'concentration',
      was === undefined ? null : { kind: 'concentration', value: was.concentration },
      { kind: 'concentration', value: component.concentration },
      component.drug,
    );
  });
  const removed = old.flatMap((component, index) =>
    after.components.some((each) => each.drug === component.drug)
      ? []
      : [
          line(
            `/last/fill/components/${index}/concentration`,
            'concentration',
            { kind: 'concentration', value: component.concentration },
            null,
            component.drug,
          ),
        ],
  );
  if (after.fillVolume === null) return [...concentrations, ...removed];
  const was = before?.fillVolume ?? null;
  const volume = line('/visit/fill/volume', 'fill-volume', was && { kind: 'volume', value: was }, {
    kind: 'volume',
    value: after.fillVolume,
  });
  return [...concentrations, ...removed, volume];
}

function doseChanges(before: Delivery | null, after: Delivery | null): readonly Change[] {
  const drugs = [...new Set([...(after?.daily ?? []), ...(before?.daily ?? [])].map((each) => each.drug))];
  const doses = drugs.map((drug) => {
    const [from, to] = [before, after].map((delivery): WorkingValue | null => {
      const dose = delivery?.daily.find((each) => each.drug === drug)?.dose;
      return dose === undefined ? null : { kind: 'dose-rate', value: dose };
    });
    return line(`/visit/program/daily/${drug}`, 'daily-dose', from ?? null, to ?? null, drug);
  });
  const flow = line(
    '/visit/program/rate',
    'flow',
    before && { kind: 'flow', value: before.rate },
    after && { kind: 'flow', value: after.rate },
  );
  return flow.from === null && flow.to === null ? doses : [...doses, flow];
}

/** The hours of a schedule, by the days and the time at which a step begins; the primary drug's dose over time. */
function stepChanges(before: Setting | null, after: Setting): readonly Change[] {
  if (before?.program.mode !== 'schedule' && after.program.mode !== 'schedule') return [];
  const old = new Map((before?.delivery?.steps ?? []).map((step) => [stepKey(step), step]));
  const fresh = new Map((after.delivery?.steps ?? []).map((step) => [stepKey(step), step]));
  const keys = [...new Set([...fresh.keys(), ...old.keys()])];
  return keys.map((key) =>
    line(`/visit/program/steps/${key}`, 'step', stepValue(old.get(key)), stepValue(fresh.get(key))),
  );
}

function stepKey(step: DeliveredStep): string {
  const from = minutesAfterMidnight(step.from);
  const clock = [Math.floor(from / 60), from % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${step.days.join('-')}/${clock}`;
}

function stepValue(step: DeliveredStep | undefined): WorkingValue | null {
  if (step === undefined) return null;
  const dose = step.doses[0]?.dose;
  return dose === undefined ? { kind: 'flow', value: step.rate } : { kind: 'dose-rate', value: dose };
}

function bolusChanges(before: PatientBolus | undefined, after: PatientBolus | undefined): readonly Change[] {
  if (before === undefined && after === undefined) return [];
  const parts: readonly (readonly [string, ChangeField, (bolus: PatientBolus) => WorkingValue])[] = [
    ['dose', 'patient-bolus-dose', (bolus) => ({ kind: 'mass', value: bolus.dose })],
    ['duration', 'patient-bolus-duration', (bolus) => ({ kind: 'duration', value: bolus.duration })],
    ['lockout', 'patient-bolus-lockout', (bolus) => ({ kind: 'duration', value: bolus.lockout })],
    ['maxPerDay', 'patient-bolus-max-per-day', (bolus) => ({ kind: 'number', value: bolus.maxPerDay })],
  ];
  return parts.map(([key, field, value]) =>
    line(
      `/visit/program/patientBolus/${key}`,
      field,
      before === undefined ? null : value(before),
      after === undefined ? null : value(after),
    ),
  );
}

const text = (value: string | undefined): WorkingValue | null =>
  value === undefined ? null : { kind: 'text', value };

function line(
  at: string,
  field: ChangeField,
  from: WorkingValue | null,
  to: WorkingValue | null,
  drug: DrugId | null = null,
): Change {
  const [old, fresh] = [plain(from), plain(to)];
  const factor =
    from?.kind === to?.kind &&
    typeof old === 'number' &&
    typeof fresh === 'number' &&
    old !== 0 &&
    fresh !== 0
      ? fresh / old
      : null;
  return { at, field, drug, from, to, factor, changed: from?.kind !== to?.kind || old !== fresh };
}

function plain(value: WorkingValue | null): number | string | null {
  if (value === null) return null;
  return value.kind === 'text' || value.kind === 'number' ? value.value : inSmallestUnit(value.value);
}
