import { weekdayOf } from '../../core/calendar-day.ts';
import { epochMilliseconds, type TimeZone, type Weekday } from '../../core/time.ts';
import type { CommandJson } from '../../wire/contract/command.ts';
import { daysBetween } from '../fields/date-text.ts';
import { type AnyProblem, type Typed, typedOr } from '../register/record-problem.ts';
import { type MomentText, NO_MOMENT, readMoment } from '../visit/moment-entry.ts';

/** An appointment to book, to move or to cancel, as typed. */
export interface AppointmentEntry {
  /** What is to be done where one is booked; null until somebody has chosen. */
  readonly what: 'move' | 'cancel' | null;
  readonly at: MomentText;
  readonly reason: string;
}

export const NO_APPOINTMENT: AppointmentEntry = { what: null, at: NO_MOMENT, reason: '' };

export interface AppointmentPlace {
  readonly zone: TimeZone;
  readonly nowMs: number;
  readonly isBooked: boolean;
}

type Command = Extract<CommandJson, { type: 'book-appointment' | 'cancel-appointment' }>;

/** The command that books, moves or cancels. A time that has passed is no appointment. */
export function readAppointment(entry: AppointmentEntry, place: AppointmentPlace): Typed<Command> {
  const problems: Record<string, AnyProblem> = {};
  const { what, at, reason } = entry;
  if (place.isBooked && what === null) problems['what'] = 'no-choice';
  if (place.isBooked && what === 'cancel') {
    const words = reason.trim();
    if (words === '') problems['reason'] = 'empty';
    return typedOr(problems, () => ({ type: 'cancel-appointment', reason: words }));
  }
  const moment = readMoment(at, place.zone);
  if (!moment.ok) problems[`at/${moment.in}`] = moment.problem;
  else if (epochMilliseconds(moment.at) <= place.nowMs) problems['at/day'] = 'in-the-past';
  return typedOr(problems, () => ({ type: 'book-appointment', at: moment.ok ? moment.iso : '' }));
}

/** What to see before an appointment is booked: it is allowed all the same. */
export interface AppointmentDoubts {
  /** Days after the day by which the pump has to be refilled; null where it is not after it. */
  readonly daysLate: number | null;
  readonly isClosed: boolean;
}

/**
 * `refillBy` is a day (YYYY-MM-DD) or null where none can be computed; `clinicDays` are the days on which the clinic is open,
 * null where the record does not say.
 */
export function doubtsAbout(
  day: string,
  {
    refillBy,
    clinicDays,
  }: { readonly refillBy: string | null; readonly clinicDays: readonly Weekday[] | null },
): AppointmentDoubts {
  const late = refillBy === null ? 0 : daysBetween(refillBy, day);
  return {
    daysLate: late > 0 ? late : null,
    isClosed: clinicDays !== null && !clinicDays.includes(weekdayOf(day)),
  };
}
