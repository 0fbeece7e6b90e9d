import type { Patient } from '../../wire/contract/patient.ts';
import { dayOf } from '../fields/date-text.ts';
import { atVisit } from './at-visit.ts';

/** What has gone by. Each is null where it has not, or where it is not known. */
export interface Lateness {
  /** From this moment on the reservoir may be empty: the pump may run as fast as its label allows. */
  readonly empty: string | null;
  /** The low-reservoir alarm as calculated. */
  readonly alarm: string | null;
  /** The day by which it had to be refilled, YYYY-MM-DD. */
  readonly refillBy: string | null;
  /** A booked visit that no visit followed. */
  readonly missed: string | null;
}

/** The booked day has gone by and no visit is open. */
export function missedVisit({ appointment, now, record, visit }: Patient): string | null {
  if (appointment === null || visit !== null) return null;
  return dayOf(appointment, record.timeZone) < dayOf(now, record.timeZone) ? appointment : null;
}

/** What is overdue; null where nothing is, or where an open visit has already emptied or filled the pump. */
export function latenessOf(patient: Patient): Lateness | null {
  const { standing, now, record } = patient;
  if (atVisit(patient) !== null || standing === null) return null;
  const past = (moment: string | null): string | null =>
    moment !== null && Date.parse(moment) <= Date.parse(now) ? moment : null;
  const { dates } = standing;
  const due = dates.refillBy !== null && dates.refillBy < dayOf(now, record.timeZone);
  const lateness = {
    empty: past(dates.empty),
    alarm: past(dates.lowReservoirAlarm),
    refillBy: due ? dates.refillBy : null,
    missed: missedVisit(patient),
  };
  const { missed: _missed, ...late } = lateness;
  return Object.values(late).every((one) => one === null) ? null : lateness;
}
