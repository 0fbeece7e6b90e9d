import { usedBridge } from '../../core/bridge.ts';
import type { DrugId } from '../../core/ids.ts';
import { drugsOf } from '../../core/mixture.ts';
import { epochMilliseconds } from '../../core/time.ts';
import { programBefore, pumpOf } from '../../core/visit-facts.ts';
import type { LastState, VisitInput } from '../../core/visit-input.ts';
import type { Patient, RecordJson } from '../../wire/contract/patient.ts';
import { openOrderOf } from '../order/open-order-of.ts';
import {
  momentRead,
  type PlanBase,
  type PlanHere,
  planBaseOf,
  planHere,
  readContent,
} from '../order/plan-here.ts';
import { asLeftByVisit } from '../patient/at-visit.ts';
import { courseOf, type FillsOfRecord, fillsOf, proposedOf } from './course-here.ts';
import type { TwinProps } from './use-looking.ts';

/** What the pump was told when nobody looks: the record at a moment, with nothing ordered. */
function inputAt({ record, recorded }: PlanBase, last: LastState, now: string): VisitInput | null {
  const at = momentRead(now);
  if (at === null) return null;
  const input: VisitInput = {
    ...record,
    visit: { at, program: last.program, bridge: { kind: 'compute' }, ...recorded },
  };
  return { ...input, visit: { ...input.visit, program: programBefore(last, input) } };
}

/** What is simulated for a patient; null where nothing was ever filled, or the record holds no drug or cannot be read. */
export function twinProps(
  patient: Patient,
  base: PlanBase,
  { fills, isWhole }: FillsOfRecord,
  planned: PlanHere | null,
): TwinProps | null {
  const { last } = base.record;
  const input = last === null ? null : (planned?.input ?? inputAt(base, last, patient.now));
  const course = input === null ? null : courseOf(input, fills);
  if (input === null || course === null) return null;
  const proposed = planned === null ? null : proposedOf(planned.input, planned.plan);
  const isBridged = usedBridge(planned?.plan.bridge ?? null) !== null;
  const mixtures = course.fills.map(({ fill }) => fill.components).toReversed();
  const [first, ...rest] = drugsOf(proposed?.fill?.components ?? [], ...mixtures);
  if (first === undefined) return null;
  const accuracy = pumpOf(input).accuracy;
  const drugs: readonly [DrugId, ...DrugId[]] = [first, ...rest];
  return {
    course,
    drugs,
    proposed,
    withoutBridge: planned !== null && isBridged ? proposedOf(planned.input, planned.plan, true) : null,
    accuracy: accuracy === null ? null : { lower: accuracy.lower.value, upper: accuracy.upper.value },
    nowMs: epochMilliseconds(momentRead(patient.now) ?? input.visit.at),
    zone: patient.record.timeZone,
    isHistoryWhole: isWhole,
  };
}

/** The order that waits, planned over the record; null where there is none to see. */
function orderedHere(patient: Patient, base: PlanBase): PlanHere | null {
  const order = openOrderOf(patient.order);
  // What the open visit has already programmed is in the record of it.
  if (order === null || patient.visit !== null) return null;
  const [content, at] = [readContent(order.content), momentRead(order.plannedFor)];
  return content === null || at === null ? null : planHere(base, content, at);
}

/** For the page of a patient: his whole journal, and what is ordered. A journal that cannot be read leaves the last fill. */
export function twinOfPatient(recorded: Patient, events: RecordJson['events'] | null): TwinProps | null {
  const patient = asLeftByVisit(recorded);
  const base = planBaseOf(patient);
  if (base === null) return null;
  const fills = events === null ? { fills: [], isWhole: false } : fillsOf(events);
  return twinProps(patient, base, fills, orderedHere(patient, base));
}
