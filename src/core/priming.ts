import type { Prime } from './plan.ts';
import { accepted, type Result, refused } from './result.ts';
import { type FlowRate, isPositive, timeToDeliver, type Volume } from './units.ts';
import type { PrimeReason, PrimeRequest } from './visit-input.ts';

/** What stands against a prime, whatever its volume. */
export type PrimeObjection =
  /** Nobody attested that the catheter holds no drug. */
  | 'catheter-not-attested-drug-free'
  /** Nobody said whether it is for an implant, a revision or an aspirated catheter. */
  | 'reason-unknown'
  /** An implant of a pump that has run before. */
  | 'implant-after-therapy'
  /** The tubing holds drug since the last fill; what a prime of it moves leaves the tip. */
  | 'tubing-holds-drug';

export type PrimeRefusal = { readonly code: PrimeObjection } | { readonly code: 'bolus-rate-unknown' };

/** A request that nothing stands against. */
interface OfferedPrime extends PrimeRequest {
  readonly reason: PrimeReason;
}

/** Every objection, not only the first. `isNew`: nothing of a solution has come into tubing or catheter yet. */
export function objectionsTo(request: PrimeRequest, isNew: boolean): readonly PrimeObjection[] {
  const { part, reason, catheterDrugFree } = request;
  const all: readonly (readonly [PrimeObjection, boolean])[] = [
    ['catheter-not-attested-drug-free', !catheterDrugFree],
    ['reason-unknown', reason === undefined],
    ['implant-after-therapy', reason === 'implant' && !isNew],
    ['tubing-holds-drug', part === 'tubing-and-catheter' && !isNew],
  ];
  return all.flatMap(([objection, stands]) => (stands ? [objection] : []));
}

const isOffered = (request: PrimeRequest, objection: PrimeObjection | undefined): request is OfferedPrime =>
  objection === undefined && request.reason !== undefined;

/**
 * The prime of a new pump or of a catheter without drug: exactly the volume of the part that is empty, never more, at an
 * implant, a revision or after the catheter was aspirated [SR-40]. In 2013 to 2017 the excess was a bolus of drug.
 */
export function primeOf(
  request: PrimeRequest,
  isNew: boolean,
  volume: Volume,
  bolusRate: FlowRate | null,
): Result<Prime, PrimeRefusal> {
  const [objection] = objectionsTo(request, isNew);
  if (!isOffered(request, objection)) return refused({ code: objection ?? 'reason-unknown' });
  if (bolusRate === null || !isPositive(bolusRate)) return refused({ code: 'bolus-rate-unknown' });
  const { part, reason } = request;
  const duration = timeToDeliver(volume, bolusRate, 'nearest');
  return accepted({ part, reason, volume, rate: bolusRate, duration });
}
