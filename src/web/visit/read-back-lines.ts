import { usedBridge } from '../../core/bridge.ts';
import type { Plan } from '../../core/plan.ts';
import type { OrderContent } from '../../core/therapy/events.ts';
import {
  hoursOrMinutes,
  micrograms,
  microgramsPerDay,
  microgramsPerMillilitre,
  millilitres,
} from '../../wire/amount/encode-amount.ts';
import type { AmountJson } from '../../wire/contract/form.ts';
import type { ReadBackJson } from '../../wire/contract/read-back.ts';
import { READ_BACK_FIELDS } from '../fields/known-names.ts';

/** One field in which the pump reports something else: what it reports, digit for digit, and what is ordered. */
export interface ReadBackLine {
  readonly field: string;
  readonly reported: string | null;
  readonly reportedUnit: string | null;
  readonly ordered: AmountJson | null;
  /** Of a bridge or a prime how long it runs: the difference may be there. */
  readonly over: { readonly reported: ShownJson | null; readonly ordered: AmountJson | null } | null;
  /** Which side has no bridge, prime or patient bolus where the other has one. */
  readonly none: 'reported' | 'ordered' | null;
}

type ShownJson = ReadBackJson['dailyDose'] & object;

type ReadBackField = (typeof READ_BACK_FIELDS)[number];

type Known = Pick<
  ReadBackJson,
  'mode' | 'dailyDose' | 'concentration' | 'reservoirVolume' | 'bridge' | 'prime' | 'patientBolus'
>;

const reportedOf = (field: ReadBackField, readBack: Known): ShownJson | null => {
  if (field === 'dailyDose' || field === 'concentration' || field === 'reservoirVolume')
    return readBack[field];
  if (field === 'prime') return readBack.prime?.volume ?? null;
  return field === 'bridge' ? (readBack.bridge?.dose ?? null) : null;
};

function orderedOf(field: ReadBackField, content: OrderContent, plan: Plan | null): AmountJson | null {
  switch (field) {
    case 'dailyDose': {
      const dose = plan?.delivery?.daily[0]?.dose;
      return dose === undefined ? null : microgramsPerDay(dose);
    }
    case 'concentration': {
      const primary = content.fill?.components[0];
      return primary === undefined ? null : microgramsPerMillilitre(primary.concentration);
    }
    case 'reservoirVolume':
      return content.fill === undefined ? null : millilitres(content.fill.volume);
    case 'bridge': {
      const bridge = usedBridge(plan?.bridge ?? null);
      return bridge && micrograms(bridge.dose);
    }
    case 'prime':
      return plan?.prime == null ? null : millilitres(plan.prime.volume);
    default:
      return null;
  }
}

function overOf(field: ReadBackField, readBack: Known, plan: Plan | null): ReadBackLine['over'] {
  if (field !== 'bridge' && field !== 'prime') return null;
  const reported = readBack[field]?.duration ?? null;
  const ordered = field === 'bridge' ? usedBridge(plan?.bridge ?? null) : (plan?.prime ?? null);
  if (reported === null && ordered === null) return null;
  return { reported, ordered: ordered && hoursOrMinutes(ordered.duration) };
}

function noneOf(
  field: ReadBackField,
  readBack: Known,
  content: OrderContent,
  plan: Plan | null,
): ReadBackLine['none'] {
  if (field !== 'bridge' && field !== 'prime' && field !== 'patientBolus') return null;
  if (readBack[field] == null) return 'reported';
  if (field === 'patientBolus') return content.program.patientBolus === undefined ? 'ordered' : null;
  if (plan === null) return null;
  return (field === 'bridge' ? usedBridge(plan.bridge) : plan.prime) === null ? 'ordered' : null;
}

/** The fields that differed, in the order of the form. A field of a newer server is told by its name. */
export function readBackLines(
  fields: readonly string[],
  readBack: Known,
  content: OrderContent | null,
  plan: Plan | null,
): readonly ReadBackLine[] {
  return fields.map((field) => {
    const known = READ_BACK_FIELDS.find((one) => one === field) ?? null;
    const shown = known === null ? null : reportedOf(known, readBack);
    return {
      field,
      reported: shown?.text ?? null,
      reportedUnit: shown?.unit ?? null,
      ordered: known === null || content === null ? null : orderedOf(known, content, plan),
      over: known === null ? null : overOf(known, readBack, plan),
      none: known === null || content === null ? null : noneOf(known, readBack, content, plan),
    };
  });
}
