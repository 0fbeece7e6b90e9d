import type { BoardRow } from '../../wire/contract/board.ts';
import { isBeingChanged } from './open-visit.ts';

const DAY_MS = 86_400_000;

/** The stretch of time that a board draws, in days from now. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

export const DESK: Stretch = { from: -10, until: 81 };
export const PHONE: Stretch = { from: -7, until: 49 };

/** Where a day stands, in percent of the lane; not clamped. */
export const place = (day: number, stretch: Stretch): number =>
  ((day - stretch.from) / (stretch.until - stretch.from)) * 100;

/** What a lane draws, in days from now. Null where there is no such date: nothing is drawn in its place. */
export interface Runway {
  /** Above the alarm even if every patient bolus is used. */
  readonly sure: number | null;
  /** Above the alarm as programmed. */
  readonly likely: number | null;
  readonly stability: number | null;
  readonly visit: number | null;
  readonly refillBy: number | null;
}

/** While an open visit changes the pump only the booked day is drawn: every other date is of the old fill. */
export function runwayOf(row: BoardRow, now: string): Runway {
  const start = Date.parse(now);
  const days = (moment: string | null): number | null =>
    moment === null ? null : (Date.parse(moment) - start) / DAY_MS;
  const visit = days(row.appointment);
  if (isBeingChanged(row)) return { sure: null, likely: null, stability: null, visit, refillBy: null };
  return {
    sure: days(row.worstCaseAlarm ?? row.lowReservoirAlarm),
    likely: days(row.lowReservoirAlarm),
    stability: days(row.stability),
    visit,
    // A day, not a moment: drawn at its noon, whatever the zone.
    refillBy: row.refillBy === null ? null : days(`${row.refillBy}T12:00:00Z`),
  };
}

/** A mark inside the stretch, or an arrow at the edge it lies beyond. */
export type Placing = { readonly at: number; readonly beyond: 'before' | 'after' | null };

export function placed(day: number, stretch: Stretch): Placing {
  if (day < stretch.from) return { at: 0, beyond: 'before' };
  if (day > stretch.until) return { at: 100, beyond: 'after' };
  return { at: place(day, stretch), beyond: null };
}

/** A bar from one day to another, cut to the stretch; null where nothing of it lies inside. */
export function bar(
  from: number,
  until: number,
  stretch: Stretch,
): { readonly x: number; readonly width: number } | null {
  const [a, b] = [Math.max(from, stretch.from), Math.min(until, stretch.until)];
  if (b <= a) return null;
  return { x: place(a, stretch), width: place(b, stretch) - place(a, stretch) };
}

/** The Mondays of the stretch, in days from now, with their date: the ticks of the axis. */
export function weeks(
  today: string,
  stretch: Stretch,
): readonly { readonly day: number; readonly date: string }[] {
  const start = Date.parse(`${today}T00:00:00Z`);
  const ticks: { day: number; date: string }[] = [];
  for (let day = Math.ceil(stretch.from); day <= stretch.until - 2; day++) {
    const at = new Date(start + day * DAY_MS);
    if (at.getUTCDay() === 1) ticks.push({ day, date: at.toISOString().slice(0, 10) });
  }
  return ticks;
}
