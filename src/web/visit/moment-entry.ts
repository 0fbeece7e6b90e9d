import type { Instant, TimeZone } from '../../core/time.ts';
import { isoWithOffset, moment } from '../../wire/visit/local-time.ts';
import { readTimeOfDay } from '../fields/time-of-day-entry.ts';
import { type DayText, NO_DAY, readDay } from './day-entry.ts';
import type { VisitProblem } from './problems.ts';

/** A day and a time on the clinic's wall. */
export interface MomentText {
  readonly day: DayText;
  readonly time: string;
}

export const NO_MOMENT: MomentText = { day: NO_DAY, time: '' };

export type MomentEntry =
  | { readonly ok: true; readonly at: Instant; readonly iso: string; readonly day: string }
  | { readonly ok: false; readonly in: 'day' | 'time'; readonly problem: VisitProblem | 'field' };

/** The moment meant. A time that the clocks skip or pass twice that day is refused, never guessed. */
export function readMoment({ day, time }: MomentText, zone: TimeZone): MomentEntry {
  const date = readDay(day);
  if (!date.ok) return { ok: false, in: 'day', problem: date.problem };
  if (!readTimeOfDay(time).ok) return { ok: false, in: 'time', problem: 'field' };
  const text = `${date.day}T${time.trim()}`;
  const at = moment(zone).read({ kind: 'string', text }, '', []);
  if (at === undefined) return { ok: false, in: 'time', problem: 'time-not-that-day' };
  return { ok: true, at, iso: isoWithOffset(at, zone), day: date.day };
}
