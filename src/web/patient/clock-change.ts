import { aheadOfUtc, instantAt, timeZoneNamed } from '../../core/time.ts';
import { inSmallestUnit } from '../../core/units.ts';

/** Finer than a minute no day of a change is looked for. */
const NEAR_ENOUGH_MS = 60_000;
const MS_PER_MINUTE = 60_000;

/**
 * The moment between two others at which the clocks of a zone changed by so many minutes; null where they did not, so
 * that something else must have moved the pump's clock away from local time. `minutes` is how far the pump is ahead now.
 */
export function clockChange(from: number, until: number, zone: string, minutes: number): number | null {
  const known = timeZoneNamed(zone);
  if (known === null || minutes === 0) return null;
  const ahead = (at: number): number => inSmallestUnit(aheadOfUtc(known, instantAt(Math.round(at))));
  const before = ahead(from);
  if (before - ahead(until) !== minutes * MS_PER_MINUTE) return null;
  let [low, high] = [from, until];
  while (high - low > NEAR_ENOUGH_MS) {
    const middle = (low + high) / 2;
    if (ahead(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
