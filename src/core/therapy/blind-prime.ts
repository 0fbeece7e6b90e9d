import type { Prime } from '../plan.ts';
import { accepted, type Result, refused } from '../result.ts';
import { nanolitres, timeToDeliver } from '../units.ts';
import { isReadable, matchesDisplayed, significantDigits, smallestUnitsOf } from './displayed.ts';
import type { BlindPrime } from './events.ts';
import type { OrderRefusal, VisitRefusal } from './refusals.ts';

/** Digits that a derived amount must be entered with, so that an entry cannot agree by being vague. */
export const DIGITS_OF_A_DERIVED_AMOUNT = 3;

/** The time follows from the volume and a rate that the pump sets itself: whole minutes or seconds do, nothing does not. */
const DIGITS_OF_THE_TIME = 1;

/**
 * Whether the second person knows of another prime than the one ordered, of one where none is, or of none where one is. Both
 * amounts are compared at the digits entered. Refused, and not logged as a disagreement, where they cannot be read or have too
 * few digits: also where they would differ, so that the refusal tells nothing of the order.
 */
export function primeDiffers(
  entered: BlindPrime | null,
  ordered: Prime | null,
): Result<boolean, OrderRefusal | VisitRefusal> {
  if (entered === null) return accepted(ordered !== null);
  const fields = [
    ['nL', '/entry/prime/volume', entered.volume, DIGITS_OF_A_DERIVED_AMOUNT],
    ['ms', '/entry/prime/duration', entered.duration, DIGITS_OF_THE_TIME],
  ] as const;
  for (const [dimension, at, displayed, digits] of fields) {
    if (!isReadable(dimension, displayed))
      return refused({ code: 'unreadable', at, expected: 'a decimal number' });
    if (significantDigits(displayed) < digits)
      return refused({
        code: 'entry-too-coarse',
        at,
        expected: digits === 1 ? 'more than zero' : 'at least three digits that carry meaning',
      });
  }
  return accepted(ordered === null || !isSamePrime(entered, ordered));
}

/**
 * The time may be that of the ordered volume or of the volume as it was entered: who rounds 0.3358 mL to 0.336 mL gets 20.16 min
 * at 1 mL/h and not 20.148, and means the same prime.
 */
function isSamePrime({ volume, duration }: BlindPrime, ordered: Prime): boolean {
  if (!matchesDisplayed('nL', ordered.volume, volume)) return false;
  if (matchesDisplayed('ms', ordered.duration, duration)) return true;
  const rounded = smallestUnitsOf('nL', volume);
  if (rounded === null) return false;
  return matchesDisplayed('ms', timeToDeliver(nanolitres(rounded), ordered.rate, 'nearest'), duration);
}
