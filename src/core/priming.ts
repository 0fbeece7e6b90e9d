import type { Prime } from './plan.ts';
import { accepted, type Result, refused } from './result.ts';
import { type FlowRate, isPositive, timeToDeliver, type Volume } from './units.ts';
import type { PrimeRequest } from './visit-input.ts';

export type PrimeRefusal =
  /** Nobody attested that the catheter holds no drug. */
  { readonly code: 'catheter-not-attested-drug-free' } | { readonly code: 'bolus-rate-unknown' };

/**
 * The prime of a new pump or a new catheter: exactly the volume of the part that is not primed yet, never more. Refused on a
 * catheter that may hold drug: in 2013 to 2017 the excess was a bolus of it.
 */
export function primeOf(
  request: PrimeRequest,
  volume: Volume,
  bolusRate: FlowRate | null,
): Result<Prime, PrimeRefusal> {
  if (!request.catheterDrugFree) return refused({ code: 'catheter-not-attested-drug-free' });
  if (bolusRate === null || !isPositive(bolusRate)) return refused({ code: 'bolus-rate-unknown' });
  const duration = timeToDeliver(volume, bolusRate, 'nearest');
  return accepted({ part: request.part, volume, rate: bolusRate, duration });
}
