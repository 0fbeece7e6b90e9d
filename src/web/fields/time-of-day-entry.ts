import { type MinuteOfDay, minutes, minutesAfterMidnight } from '../../core/time.ts';

export type TimeOfDayProblem = 'empty' | 'form' | 'range';

export type TimeOfDayEntry =
  | { readonly ok: true; readonly at: MinuteOfDay }
  | { readonly ok: false; readonly problem: TimeOfDayProblem };

/** Hours and minutes of 24, as on the pump's clock: `07:30`. Nothing shorter, no am or pm, nothing guessed. */
export function readTimeOfDay(text: string): TimeOfDayEntry {
  const typed = text.trim();
  if (typed === '') return { ok: false, problem: 'empty' };
  const parts = /^(\d{2}):(\d{2})$/.exec(typed);
  if (parts === null) return { ok: false, problem: 'form' };
  const [hour, minute] = [Number(parts[1]), Number(parts[2])];
  if (hour > 23 || minute > 59) return { ok: false, problem: 'range' };
  return { ok: true, at: minutes(hour * 60 + minute) };
}

/** `07:30`; 24:00 at the end of a day. */
export function timeOfDayText(at: MinuteOfDay): string {
  const total = minutesAfterMidnight(at);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(Math.floor(total / 60))}:${two(total % 60)}`;
}
