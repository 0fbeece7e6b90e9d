import { usedBridge } from '../bridge.ts';
import type { Plan } from '../plan.ts';
import type { PatientBolus } from '../program.ts';
import { accepted, type Result, refused } from '../result.ts';
import type { Volume } from '../units.ts';
import type { LastState } from '../visit-input.ts';
import { type DisplayedDimension, isReadable, matchesDisplayed } from './displayed.ts';
import type { Displayed, OrderContent, ReadBack } from './events.ts';
import { areStepsReadable, stepDifferences } from './read-back-steps.ts';
import type { VisitRefusal } from './refusals.ts';

/** What the pump should now report: the order, what its plan computed, and what was really injected. */
export interface Expected {
  readonly content: OrderContent;
  readonly plan: Plan;
  readonly last: LastState | null;
  readonly injected: Volume | null;
}

/**
 * Which fields the pump reports otherwise than ordered, each compared at the digits it is displayed with; none where all
 * match [SR-63]. Refused where a field that the order needs is missing, or one cannot be read.
 */
export function readBackDifferences(
  readBack: ReadBack,
  expected: Expected,
): Result<readonly string[], VisitRefusal> {
  const missing = missingFields(readBack, expected);
  if (missing.length > 0) return refused({ code: 'read-back-incomplete', fields: missing });
  const unreadable = displayedFields(readBack).find(
    ([, dimension, displayed]) => !isReadable(dimension, displayed),
  );
  if (unreadable !== undefined)
    return refused({
      code: 'unreadable',
      at: `/readBack/${unreadable[0]}`,
      expected: 'a decimal with a unit of this field, such as 199.8 ug/d',
    });
  if (!areStepsReadable(readBack))
    return refused({
      code: 'unreadable',
      at: '/readBack/steps',
      expected: 'a time as HH:MM with a dose or a flow',
    });
  return accepted(differences(readBack, expected));
}

function missingFields(readBack: ReadBack, expected: Expected): readonly string[] {
  const { content, plan } = expected;
  const { mode } = readBack;
  // In another mode than ordered it differs whatever else it lacks.
  const asOrdered = mode === content.program.mode;
  const fields: readonly (readonly [string, boolean])[] = [
    ['dailyDose', readBack.dailyDose === null && asOrdered && (mode === 'continuous' || mode === 'schedule')],
    ['concentration', readBack.concentration === null && content.fill !== undefined],
    ['reservoirVolume', readBack.reservoirVolume === null && content.fill !== undefined],
    ['steps', readBack.steps === undefined && asOrdered && mode === 'schedule'],
    ['bridge', readBack.bridge === undefined && usedBridge(plan.bridge) !== null],
    ['prime', readBack.prime === undefined && plan.prime !== null],
    ['patientBolus', readBack.patientBolus === undefined && content.program.patientBolus !== undefined],
  ];
  return fields.filter(([, isMissing]) => isMissing).map(([field]) => field);
}

function displayedFields(readBack: ReadBack): readonly (readonly [string, DisplayedDimension, Displayed])[] {
  const { dailyDose, concentration, reservoirVolume, bridge, prime, patientBolus } = readBack;
  return [
    ...(dailyDose === null ? [] : [['dailyDose', 'ng/d', dailyDose] as const]),
    ...(concentration === null ? [] : [['concentration', 'ng/mL', concentration] as const]),
    ...(reservoirVolume === null ? [] : [['reservoirVolume', 'nL', reservoirVolume] as const]),
    ...(bridge == null
      ? []
      : ([
          ['bridge/dose', 'ng', bridge.dose],
          ['bridge/duration', 'ms', bridge.duration],
        ] as const)),
    ...(prime == null
      ? []
      : ([
          ['prime/volume', 'nL', prime.volume],
          ['prime/duration', 'ms', prime.duration],
        ] as const)),
    ...(patientBolus == null
      ? []
      : ([
          ['patientBolus/dose', 'ng', patientBolus.dose],
          ['patientBolus/duration', 'ms', patientBolus.duration],
          ['patientBolus/lockout', 'ms', patientBolus.lockout],
        ] as const)),
  ];
}

function differences(readBack: ReadBack, expected: Expected): readonly string[] {
  const { content, plan, last, injected } = expected;
  const primary = (content.fill?.components ?? last?.fill.components)?.[0];
  const { concentration, reservoirVolume } = readBack;
  const fields: readonly (readonly [string, boolean])[] = [
    ['mode', readBack.mode !== content.program.mode],
    ['dailyDose', dailyDoseDiffers(readBack.dailyDose, content, plan)],
    [
      'concentration',
      concentration !== null &&
        (primary === undefined || !matchesDisplayed('ng/mL', primary.concentration, concentration)),
    ],
    [
      'reservoirVolume',
      reservoirVolume !== null && injected !== null && !matchesDisplayed('nL', injected, reservoirVolume),
    ],
    ['steps', stepDifferences(readBack, scheduledIn(content, plan)).length > 0],
    ['bridge', bridgeDiffers(readBack, plan)],
    ['prime', primeDiffers(readBack, plan)],
    ['patientBolus', patientBolusDiffers(readBack, content)],
  ];
  return fields.filter(([, differs]) => differs).map(([field]) => field);
}

/** A programmer may show the dose as it was set or as its grid gives it: either is the order. */
function dailyDoseDiffers(shown: Displayed | null, content: OrderContent, plan: Plan): boolean {
  if (shown === null) return false;
  const { program } = content;
  const set = program.mode === 'continuous' && program.setting.kind === 'dose' ? program.setting.dose : null;
  const kept = plan.delivery?.daily[0]?.dose ?? null;
  return ![set, kept].some((dose) => dose !== null && matchesDisplayed('ng/d', dose, shown));
}

function bridgeDiffers({ bridge }: ReadBack, plan: Plan): boolean {
  const ordered = usedBridge(plan.bridge);
  if (bridge == null || ordered === null) return (bridge ?? null) !== ordered;
  return (
    !matchesDisplayed('ng', ordered.dose, bridge.dose) ||
    !matchesDisplayed('ms', ordered.duration, bridge.duration)
  );
}

function primeDiffers({ prime }: ReadBack, { prime: ordered }: Plan): boolean {
  if (prime == null || ordered === null) return (prime ?? null) !== ordered;
  return (
    !matchesDisplayed('nL', ordered.volume, prime.volume) ||
    !matchesDisplayed('ms', ordered.duration, prime.duration)
  );
}

/** The delivery that the steps of a schedule are held against; null where none is ordered. */
export const scheduledIn = (content: OrderContent, plan: Plan): Plan['delivery'] =>
  content.program.mode === 'schedule' ? plan.delivery : null;

function patientBolusDiffers({ patientBolus }: ReadBack, content: OrderContent): boolean {
  const ordered = content.program.patientBolus ?? null;
  if (patientBolus == null || ordered === null) return (patientBolus ?? null) !== ordered;
  return bolusDifferences(patientBolus, ordered).length > 0;
}

/** What of a patient bolus is reported otherwise than ordered. */
export function bolusDifferences(
  shown: NonNullable<ReadBack['patientBolus']>,
  ordered: PatientBolus,
): readonly (keyof PatientBolus)[] {
  const fields: readonly (readonly [keyof PatientBolus, boolean])[] = [
    ['dose', matchesDisplayed('ng', ordered.dose, shown.dose)],
    ['duration', matchesDisplayed('ms', ordered.duration, shown.duration)],
    ['lockout', matchesDisplayed('ms', ordered.lockout, shown.lockout)],
    ['maxPerDay', ordered.maxPerDay === shown.maxPerDay],
  ];
  return fields.filter(([, matches]) => !matches).map(([field]) => field);
}
