import { Temporal } from 'temporal-polyfill';
import { add, type Duration, inSmallestUnit, milliseconds, subtract } from './units.ts';

declare const instant: unique symbol;
/** A moment, opaque milliseconds since 1970 in UTC. */
export interface Instant {
  readonly [instant]: true;
}

declare const minuteOfDay: unique symbol;
/** Minutes after midnight on the pump's own clock, 0 to 1440 (1440 only as an end). */
export interface MinuteOfDay {
  readonly [minuteOfDay]: true;
}

declare const timeZone: unique symbol;
/** An IANA zone that this machine knows. */
export type TimeZone = string & { readonly [timeZone]: true };

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export function instantAt(epochMilliseconds: number): Instant {
  if (!Number.isSafeInteger(epochMilliseconds)) throw new RangeError(`not an instant: ${epochMilliseconds}`);
  return epochMilliseconds as unknown as Instant;
}

export const epochMilliseconds = (at: Instant): number => at as unknown as number;

export function minutes(afterMidnight: number): MinuteOfDay {
  if (!Number.isInteger(afterMidnight) || afterMidnight < 0 || afterMidnight > 1440)
    throw new RangeError(`not a minute of the day: ${afterMidnight}`);
  return afterMidnight as unknown as MinuteOfDay;
}

export const minutesAfterMidnight = (at: MinuteOfDay): number => at as unknown as number;

/** `07:00`; the end of the day is `24:00`. */
export function clockText(at: MinuteOfDay): string {
  const minute = minutesAfterMidnight(at);
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** The zone, or null where it is unknown here. */
export function timeZoneNamed(name: string): TimeZone | null {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return name as TimeZone;
  } catch {
    return null;
  }
}

/** Elapsed real time from one moment to another; negative if it lies before. */
export const elapsed = (from: Instant, until: Instant): Duration =>
  milliseconds(epochMilliseconds(until) - epochMilliseconds(from));

export const later = (at: Instant, by: Duration): Instant =>
  instantAt(inSmallestUnit(add(milliseconds(epochMilliseconds(at)), by)));

export const earlier = (at: Instant, by: Duration): Instant =>
  instantAt(inSmallestUnit(subtract(milliseconds(epochMilliseconds(at)), by)));

export const compareInstants = (a: Instant, b: Instant): number =>
  epochMilliseconds(a) - epochMilliseconds(b);

/** How far the clocks of a zone are ahead of UTC at a moment; negative in the west. */
export const aheadOfUtc = (zone: TimeZone, at: Instant): Duration =>
  milliseconds(
    Temporal.Instant.fromEpochMilliseconds(epochMilliseconds(at)).toZonedDateTimeISO(zone).offsetNanoseconds /
      1_000_000,
  );
