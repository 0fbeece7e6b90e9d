import { Temporal } from 'temporal-polyfill';

/** A day as three fields: which figure is the month can then not be misread. The month is chosen by its name. */
export interface DayText {
  readonly day: string;
  /** 1 to 12, or empty. */
  readonly month: string;
  readonly year: string;
}

export const NO_DAY: DayText = { day: '', month: '', year: '' };

export type DayEntry =
  | { readonly ok: true; readonly day: string }
  | { readonly ok: false; readonly problem: 'empty' | 'day-unfinished' | 'day-unknown' };

/** YYYY-MM-DD of a day that exists. Two figures of a year are not completed. */
export function readDay({ day, month, year }: DayText): DayEntry {
  const parts = [day.trim(), month.trim(), year.trim()];
  if (parts.every((part) => part === '')) return { ok: false, problem: 'empty' };
  if (!/^\d{1,2}$/.test(day.trim()) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year.trim()))
    return { ok: false, problem: 'day-unfinished' };
  try {
    const date = Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    );
    return { ok: true, day: date.toString() };
  } catch {
    return { ok: false, problem: 'day-unknown' };
  }
}

/** A known day as the text of its three fields. */
export function dayParts(day: string): DayText {
  const [year = '', month = '', of = ''] = day.split('-');
  return { day: String(Number(of)), month: String(Number(month)), year };
}
