import { dayOf } from './calendar-day.ts';
import type { VisitInput } from './visit-input.ts';

/** Whole years completed on the day of the visit, in the clinic's zone; null where the birth date is unknown. */
export function ageOf({ patient, visit, timeZone }: VisitInput): number | null {
  if (patient.birthDate === undefined) return null;
  const today = dayOf(visit.at, timeZone);
  const years = Number(today.slice(0, 4)) - Number(patient.birthDate.slice(0, 4));
  return today.slice(5) < patient.birthDate.slice(5) ? years - 1 : years;
}

/** From this age on a patient counts as an adult, where a source speaks of adults and of children without a number. */
export const ADULT_AGE = 18;
