import { aheadOfUtc, epochMilliseconds, type Instant, type TimeZone } from './time.ts';
import { add, type Duration, inSmallestUnit, milliseconds } from './units.ts';

/** A pump's own clock: a fixed distance from UTC, because it does not follow summer time or travel. */
export interface PumpClock {
  readonly aheadOfUtc: Duration;
}

/**
 * The clock as it stood when it was last read or set, in a zone: local time of that moment, plus how far the pump was found
 * ahead of it. It keeps that distance from UTC whatever the zone does afterwards.
 */
export const pumpClock = (
  zone: TimeZone,
  at: Instant,
  aheadOfLocal: Duration = milliseconds(0),
): PumpClock => ({
  aheadOfUtc: add(aheadOfUtc(zone, at), aheadOfLocal),
});

const MS_PER_WEEK = 604_800_000;
/** 1 January 1970 was a Thursday: three days after a Monday. */
const MONDAY_TO_EPOCH_MS = 259_200_000;

/** Milliseconds since Monday 00:00 on the pump's clock, 0 to a week. */
export function millisecondOfWeek(at: Instant, clock: PumpClock): number {
  const shown = epochMilliseconds(at) + inSmallestUnit(clock.aheadOfUtc) + MONDAY_TO_EPOCH_MS;
  // Exact for every instant: there are fewer than 2^24 weeks, so no quotient a ms below a whole one is rounded up to it.
  return shown - Math.floor(shown / MS_PER_WEEK) * MS_PER_WEEK;
}
