import { Temporal } from 'temporal-polyfill';
import { epochMilliseconds, type Instant, instantAt, type TimeZone, WEEKDAYS, type Weekday } from './time.ts';

/** The calendar day of a moment in a zone, YYYY-MM-DD. */
export const dayOf = (at: Instant, zone: TimeZone): string => zoned(at, zone).toPlainDate().toString();

/** Day and wall-clock time of a moment in a zone, as it is spoken of: `2026-11-22 10:00`. */
export function dayAndTimeOf(at: Instant, zone: TimeZone): string {
  const local = zoned(at, zone);
  return `${local.toPlainDate().toString()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

function zoned(at: Instant, zone: TimeZone): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds(at)).toZonedDateTimeISO(zone);
}

/** The first moment of a day in a zone; where a clock change takes midnight away it is the first one after it. */
export const startOfDay = (day: string, zone: TimeZone): Instant =>
  instantAt(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);

/** The first moment after a day in a zone. */
export const endOfDay = (day: string, zone: TimeZone): Instant =>
  startOfDay(Temporal.PlainDate.from(day).add({ days: 1 }).toString(), zone);

export function weekdayOf(day: string): Weekday {
  const weekday = WEEKDAYS[Temporal.PlainDate.from(day).dayOfWeek - 1];
  if (weekday === undefined) throw new RangeError(`not a day: ${day}`);
  return weekday;
}

/** The day itself if the clinic is open, else the last open one before; null where the clinic never opens. */
export function clinicDayUpTo(day: string, open: readonly Weekday[]): string | null {
  if (open.length === 0) return null;
  let candidate = Temporal.PlainDate.from(day);
  while (!open.includes(weekdayOf(candidate.toString()))) candidate = candidate.subtract({ days: 1 });
  return candidate.toString();
}
