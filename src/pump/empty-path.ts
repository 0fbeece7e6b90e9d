import type { PumpCommand } from './pump-input.ts';
import type { AttestedPath, PumpState } from './pump-state.ts';
import { NO_VOLUME } from './total.ts';

type Prime = Extract<PumpCommand, { readonly kind: 'prime' }>;

/**
 * What a person attests with a prime. In one session it is the same attestation however often it is said, and there is one implant in
 * the life of a pump: what the motor was told before counts. A revision or an aspiration is a new one in another session.
 */
export function attestedBy(
  { attestedPath: last, session, commanded }: Pick<PumpState, 'attestedPath' | 'session' | 'commanded'>,
  { reason }: Pick<Prime, 'reason'>,
  pathNl: number,
): AttestedPath {
  const number = session?.number ?? null;
  if (last !== null && (last.session === number || (reason === 'implant' && last.reason === 'implant')))
    return { ...last, session: number, pathNl: Math.min(pathNl, last.pathNl) };
  return { session: number, reason, pathNl, from: reason === 'implant' ? NO_VOLUME : commanded };
}

/** What may still be primed on it, nL rounded down: the path, less all that the motor was told since, as primes or otherwise. */
export function emptyNl({ commanded }: Pick<PumpState, 'commanded'>, { pathNl, from }: AttestedPath): number {
  const begun = commanded.rest > from.rest ? 1 : 0;
  return Math.max(0, pathNl - (commanded.nl - from.nl + begun));
}
