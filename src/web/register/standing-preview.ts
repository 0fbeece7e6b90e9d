import { UNADOPTED } from '../../core/formulary.ts';
import type { PlanDates } from '../../core/plan.ts';
import { compareInstants, type Instant, later } from '../../core/time.ts';
import { compare, milliseconds } from '../../core/units.ts';
import { planVisit } from '../../core/visit.ts';
import type { LastState, VisitInput } from '../../core/visit-input.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import { decodeVisit } from '../../wire/visit/decode-visit.ts';
import { type FilledPump, pumpNow } from '../patient/pump-now.ts';
import type { LastFile } from './last-entry.ts';

/** What follows from a take-over as it is typed, before it is recorded. */
export interface Preview {
  readonly pump: FilledPump;
  readonly dates: PlanDates;
  /** More was filled than the reservoir of this model holds. */
  readonly isTooMuch: boolean;
}

/** When the last thing was done to the pump: its dates count from there. */
function latestOf(last: LastState): Instant {
  const ends = last.delivered.map((each) => later(each.at, each.duration ?? milliseconds(0)));
  return [...last.changes.map((change) => change.at), ...ends].reduce(
    (latest, at) => (compareInstants(at, latest) > 0 ? at : latest),
    last.fill.at,
  );
}

/** By the same core as the record will be; null where no implant is recorded or what was typed does not decode. */
export function previewOf(patient: Patient, last: LastFile): Preview | null {
  const record = { ...patient.record, last };
  const pump = pumpNow({ ...patient, record });
  if (pump.kind !== 'filled') return null;
  const visit = { at: patient.now, program: { mode: 'stopped' }, bridge: 'compute' };
  const decoded = decodeVisit(JSON.stringify({ ...record, visit }));
  if (!decoded.ok) return null;
  const at = latestOf(pump.last);
  const input: VisitInput = {
    ...decoded.value,
    visit: { at, program: pump.program, bridge: { kind: 'compute' } },
  };
  const capacity = pump.profile.reservoir?.value;
  return {
    pump,
    dates: planVisit(input, UNADOPTED).dates,
    isTooMuch: capacity !== undefined && compare(pump.last.fill.volume, capacity) > 0,
  };
}
