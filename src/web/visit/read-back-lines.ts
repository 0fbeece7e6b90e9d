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
import { bolusParts, type ReadBackPart, stepParts } from './read-back-parts.ts';

/** One field in which the pump reports something else: what it reports, digit for digit, and what is ordered. */
export interface ReadBackLine {
  readonly field: string;
  readonly reported: ShownJson | null;
  readonly ordered: AmountJson | null;
  /** Of a bridge or a prime how long it runs: the difference may be there. */
  readonly over: { readonly reported: ShownJson | null; readonly ordered: AmountJson | null } | null;
  /** Which side has no steps, bridge, prime or patient bolus where the other has some. */
  readonly none: 'reported' | 'ordered' | null;
  /** Of the mode, which one. */
  readonly mode: { readonly reported: Mode; readonly ordered: Mode | null } | null;
  /** What differs in it, where both sides have steps or a patient bolus. */
  readonly parts: readonly ReadBackPart[];
}

type Mode = ReadBackJson['mode'];
type ShownJson = ReadBackJson['dailyDose'] & object;

type ReadBackField = (typeof READ_BACK_FIELDS)[number];

const reportedOf = (field: ReadBackField, readBack: ReadBackJson): ShownJson | null => {
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

function overOf(field: ReadBackField, readBack: ReadBackJson, plan: Plan | null): ReadBackLine['over'] {
  if (field !== 'bridge' && field !== 'prime') return null;
  const reported = readBack[field]?.duration ?? null;
  const ordered = field === 'bridge' ? usedBridge(plan?.bridge ?? null) : (plan?.prime ?? null);
  if (reported === null && ordered === null) return null;
  return { reported, ordered: ordered && hoursOrMinutes(ordered.duration) };
}

/** Whether the order has such a thing at all; null where that is not known. */
function isOrdered(field: ReadBackField, { program }: OrderContent, plan: Plan | null): boolean | null {
  if (field === 'steps') return program.mode === 'schedule';
  if (field === 'patientBolus') return program.patientBolus !== undefined;
  if (field === 'bridge') return plan && usedBridge(plan.bridge) !== null;
  return field === 'prime' ? plan && plan.prime !== null : null;
}

function noneOf(
  field: ReadBackField,
  readBack: ReadBackJson,
  content: OrderContent | null,
  plan: Plan | null,
): ReadBackLine['none'] {
  if (field !== 'steps' && field !== 'bridge' && field !== 'prime' && field !== 'patientBolus') return null;
  const { [field]: shown } = readBack;
  if (shown == null || (Array.isArray(shown) && shown.length === 0)) return 'reported';
  return content !== null && isOrdered(field, content, plan) === false ? 'ordered' : null;
}

function partsOf(
  field: ReadBackField,
  readBack: ReadBackJson,
  content: OrderContent,
  plan: Plan | null,
): readonly ReadBackPart[] {
  if (field === 'patientBolus') return bolusParts(readBack, content);
  return field === 'steps' && plan !== null ? stepParts(readBack, content, plan) : [];
}

const UNKNOWN = { reported: null, ordered: null, over: null, none: null, mode: null, parts: [] };

/** The fields that differed, in the order of the form. A field of a newer server is told by its name. */
export const readBackLines = (
  fields: readonly string[],
  readBack: ReadBackJson,
  content: OrderContent | null,
  plan: Plan | null,
): readonly ReadBackLine[] =>
  fields.map((field) => {
    const known = READ_BACK_FIELDS.find((one) => one === field);
    if (known === undefined) return { field, ...UNKNOWN };
    return {
      field,
      reported: reportedOf(known, readBack),
      ordered: content && orderedOf(known, content, plan),
      over: overOf(known, readBack, plan),
      none: noneOf(known, readBack, content, plan),
      mode: known === 'mode' ? { reported: readBack.mode, ordered: content?.program.mode ?? null } : null,
      parts: content === null ? [] : partsOf(known, readBack, content, plan),
    };
  });
