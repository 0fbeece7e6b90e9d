import type { Formulary } from '../../core/formulary.ts';
import type { TherapyState } from '../../core/therapy/state.ts';
import type { Instant, TimeZone } from '../../core/time.ts';
import type { ClinicPolicy } from '../../core/visit-input.ts';
import type { BoardGroup } from '../contract/board.ts';
import type { Patient } from '../contract/patient.ts';
import { encodeClinic } from '../visit/clinic.ts';
import { encodeCatheter, encodePump } from '../visit/implant.ts';
import { encodeLast } from '../visit/last-state.ts';
import { encodePatient } from '../visit/patient.ts';
import { list, oneOf, orNull, record } from './codec.ts';
import { standing } from './judged.ts';
import { encodeOrder } from './order-view.ts';
import { alarm } from './parts.ts';
import { moment } from './quantities.ts';
import { encodeOpenVisit, pastRefill, unreconciled } from './visit-view.ts';

/** What the answer about a patient knows beside the state. */
export interface PatientContext {
  readonly id: string;
  readonly version: number;
  readonly now: Instant;
  readonly reader: string;
  readonly clinic: ClinicPolicy;
  readonly timeZone: TimeZone;
  readonly formulary: Formulary;
  readonly groups: readonly BoardGroup[];
}

const settled = orNull(unreconciled);
const stands = orNull(standing);
const refills = list(pastRefill);
const alarms = list(alarm);
const interruption = orNull(
  record('an interruption', {
    since: moment,
    because: oneOf(['stopped-by-order', 'stopped-as-read', 'delivery-in-doubt', 'emptied']),
  }),
);
const momentOrNull = orNull(moment);

/** The patient as one reader may see him: a visit/1 file without its visit, and where the order and the visit stand. */
export function encodePatientView(state: TherapyState, context: PatientContext): Patient {
  const { pump } = state;
  return {
    id: context.id,
    version: context.version,
    now: String(moment.write(context.now)),
    identity: { ...state.identity },
    pump:
      pump === null
        ? null
        : { serial: pump.serial, implantedOn: pump.implantedOn ?? null, site: pump.site ?? null },
    record: visitFileOf(state, context),
    formulary: context.formulary.version,
    standing: stands.write(state.standing) as Patient['standing'],
    order: state.order === null ? null : encodeOrder(state.order, context.reader),
    visit: state.visit === null ? null : encodeOpenVisit(state.visit),
    unreconciled: settled.write(state.unreconciled) as Patient['unreconciled'],
    interrupted: interruption.write(state.interrupted) as Patient['interrupted'],
    refills: refills.write(state.refills) as Patient['refills'],
    alarms: alarms.write(state.alarms) as Patient['alarms'],
    appointment: momentOrNull.write(state.appointment) as string | null,
    waiver: state.waiver,
    groups: [...context.groups],
  };
}

function visitFileOf(state: TherapyState, { clinic, timeZone }: PatientContext): Patient['record'] {
  const policy = encodeClinic(clinic);
  return {
    theca: 'visit/1',
    timeZone,
    ...(policy !== undefined && { clinic: { ...policy } }),
    patient: { ...encodePatient(state.facts) },
    ...(state.pump !== null && { pump: encodePump(state.pump) }),
    ...(state.catheter !== null && { catheter: encodeCatheter(state.catheter) }),
    ...(state.last !== null && { last: { ...encodeLast(state.last, timeZone) } }),
  };
}
