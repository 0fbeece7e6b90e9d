import { isBridgeDue } from '../../core/bridge.ts';
import type { Formulary } from '../../core/formulary.ts';
import { UNADOPTED } from '../../core/formulary.ts';
import type { Plan } from '../../core/plan.ts';
import type { OrderContent } from '../../core/therapy/events.ts';
import { changesOf } from '../../core/therapy/order-check.ts';
import type { Instant } from '../../core/time.ts';
import { planVisit } from '../../core/visit.ts';
import { changeFactsOf } from '../../core/visit-facts.ts';
import type { VisitEntry, VisitInput } from '../../core/visit-input.ts';
import type { ChangeJson, FindingJson } from '../../wire/contract/order.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import { parseJson } from '../../wire/json/parse.ts';
import type { Codec } from '../../wire/therapy/codec.ts';
import { change, findings } from '../../wire/therapy/judged.ts';
import { content } from '../../wire/therapy/order.ts';
import { reading } from '../../wire/therapy/parts.ts';
import { entered, moment } from '../../wire/therapy/quantities.ts';
import { decodeVisit } from '../../wire/visit/decode-visit.ts';
import type { ReadOrder } from './read-order.ts';

/** The record of a patient, read once; what is ordered is planned over it on each key press. */
export interface PlanBase {
  readonly record: Omit<VisitInput, 'visit'>;
  /** What an open visit has recorded of the pump, and when; nothing where none is open. */
  readonly recorded: Partial<VisitEntry>;
  readonly formulary: Formulary;
  /** Whether the clinic judges by the limits that this page knows. */
  readonly isCurrentFormulary: boolean;
}

function read<T>(codec: Codec<T>, json: unknown): T | null {
  const tree = parseJson(JSON.stringify(json));
  const errors: [] = [];
  const value = tree.ok ? codec.reads.read(tree.value, '', errors) : undefined;
  return value === undefined || errors.length > 0 ? null : value;
}

/** Null where no implant is recorded, or the record is in a form that this page does not know. */
export function planBaseOf(patient: Patient): PlanBase | null {
  const visit = { at: patient.now, program: { mode: 'stopped' }, bridge: 'compute' };
  const decoded = decodeVisit(JSON.stringify({ ...patient.record, visit }));
  const recorded = recordedIn(patient);
  if (!decoded.ok || recorded === null) return null;
  const { visit: _, ...record } = decoded.value;
  const isCurrentFormulary = patient.formulary === UNADOPTED.version;
  return { record, recorded, formulary: UNADOPTED, isCurrentFormulary };
}

/** As the server takes it: the time is that of the last thing recorded about the pump. */
function recordedIn({ visit }: Patient): Partial<VisitEntry> | null {
  if (visit === null) return {};
  const entry = visit.residuals.at(-1);
  const seen = visit.read === null ? undefined : read(reading, visit.read.reading);
  const at = entry?.at ?? visit.read?.at;
  const when = at === undefined ? undefined : read(moment, at);
  const aspirated = entry === undefined ? undefined : read(entered.volume, entry.aspirated);
  if (seen === null || when === null || aspirated === null) return null;
  return {
    ...(when !== undefined && { at: when }),
    ...(seen !== undefined && { read: seen }),
    ...(aspirated !== undefined && { aspirated }),
    ...(visit.portReconfirmed !== null && { portConfirmed: true }),
  };
}

/** What the screen shows of a plan. */
export interface PlanHere {
  readonly input: VisitInput;
  readonly plan: Plan;
  readonly findings: readonly FindingJson[];
  readonly changes: readonly ChangeJson[];
  /** Whether the old solution would run at another rate: then a bridge is used or declined. */
  readonly isBridgeDue: boolean;
}

/** The same core that the server uses, over the record of the patient and what is ordered. */
export function planHere(
  { record, recorded, formulary }: PlanBase,
  ordered: OrderContent,
  at: Instant,
): PlanHere {
  const input: VisitInput = { ...record, visit: { ...ordered, at, ...recorded } };
  const plan = planVisit(input, formulary, { watch: () => performance.now() });
  const facts = changeFactsOf(input, plan.before, plan.delivery);
  const changes = changesOf({ last: record.last }, ordered, plan);
  return {
    input,
    plan,
    findings: findings.write(plan.findings) as FindingJson[],
    changes: changes.map((each) => change.write(each) as ChangeJson),
    isBridgeDue: facts !== null && isBridgeDue(facts),
  };
}

/** An order as typed with its plan. A decision about a bridge that is not due any more goes: it would answer nothing. */
export function planned(
  base: PlanBase,
  order: ReadOrder,
): { readonly order: ReadOrder; readonly planned: PlanHere | null } {
  const { content, plannedFor } = order;
  if (content === null || plannedFor === null) return { order, planned: null };
  const here = planHere(base, content, plannedFor);
  if (here.isBridgeDue || content.bridge.kind === 'compute') return { order, planned: here };
  const moot: OrderContent = { ...content, bridge: { kind: 'compute' } };
  return { order: { ...order, content: moot }, planned: planHere(base, moot, plannedFor) };
}

/** An order's content as the server told it; null where this page does not know its form. */
export const readContent = (json: unknown): OrderContent | null => read(content, json);

export const momentRead = (iso: string): Instant | null => read(moment, iso);
