import type { WorkingValue } from '../findings.ts';
import type { DrugId } from '../ids.ts';
import type { Mixture } from '../mixture.ts';
import type { DeliveredStep, Delivery } from '../plan.ts';
import type { PatientBolus, Program } from '../program.ts';
import { clockText, minutes, minutesAfterMidnight, WEEKDAYS, type Weekday } from '../time.ts';
import { inSmallestUnit, type Volume } from '../units.ts';

export type ChangeField =
  | 'concentration'
  | 'fill-volume'
  | 'prime'
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
  /** What is pushed into an empty path at once, besides the program; null where nothing is. */
  readonly prime: Volume | null;
  readonly program: Program;
  readonly delivery: Delivery | null;
}

/** Every value, old and new, also those that stay; before a first fill all are new. No order of entry matters but the mixture's. */
export function changesBetween(before: Setting | null, after: Setting): readonly Change[] {
  return [
    ...fillChanges(before, after),
    ...(after.prime === null
      ? []
      : [line('/visit/prime', 'prime', null, { kind: 'volume', value: after.prime })]),
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

/**
 * What runs from each moment of the week at which a step begins in either program, before and after; the primary drug's dose over
 * time. Days with the same values are one line. A moment at which only one of them has a step is a change also where both give
 * the same: the line before it would else be read as going on.
 */
function stepChanges(before: Setting | null, after: Setting): readonly Change[] {
  if (before?.program.mode !== 'schedule' && after.program.mode !== 'schedule') return [];
  const [old, fresh] = [before, after].map((setting) => startsOf(setting?.delivery?.steps ?? []));
  if (old === undefined || fresh === undefined) return [];
  const groups = new Map<string, { days: Weekday[]; from: number; change: Change }>();
  for (const at of [...new Set([...old.keys(), ...fresh.keys()])].toSorted((a, b) => a - b)) {
    const [was, is] = [stepValue(inForce(old, at)), stepValue(inForce(fresh, at))];
    const from = at % DAY_MIN;
    const key = JSON.stringify([from, was, is, old.has(at) === fresh.has(at)]);
    const group = groups.get(key) ?? { days: [], from, change: line('', 'step', was, is) };
    if (old.has(at) !== fresh.has(at)) group.change = { ...group.change, changed: true };
    const day = WEEKDAYS[Math.floor(at / DAY_MIN)];
    if (day !== undefined) group.days.push(day);
    groups.set(key, group);
  }
  return [...groups.values()]
    .toSorted((a, b) => a.from - b.from)
    .map(({ days, from, change }) => ({
      ...change,
      at: `/visit/program/steps/${days.join('-')}/${clockText(minutes(from))}`,
    }));
}

const DAY_MIN = 1440;
const WEEK_MIN = 7 * DAY_MIN;

/** Every beginning of a step in the week, in minutes since Monday 00:00. */
const startsOf = (steps: readonly DeliveredStep[]): ReadonlyMap<number, DeliveredStep> =>
  new Map(
    steps.flatMap((step) =>
      step.days.map(
        (day) => [WEEKDAYS.indexOf(day) * DAY_MIN + minutesAfterMidnight(step.from), step] as const,
      ),
    ),
  );

/** The step that runs at a minute of the week, over midnight and over Sunday too; undefined where none does. */
function inForce(starts: ReadonlyMap<number, DeliveredStep>, at: number): DeliveredStep | undefined {
  for (const [start, step] of starts) {
    const since = (at - start + WEEK_MIN) % WEEK_MIN;
    if (since * MINUTE_MS < inSmallestUnit(step.length)) return step;
  }
  return undefined;
}

const MINUTE_MS = 60_000;

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
