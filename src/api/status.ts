import type { RefusalCode } from '../wire/contract/refusal.ts';

/** The only place that knows which HTTP status a refusal has. */
export const STATUS: Readonly<Record<RefusalCode, number>> = {
  'bad-input': 400,
  'not-signed-in': 401,
  'sign-in-refused': 401,
  'password-refused': 403,
  'too-many-attempts': 429,
  'not-allowed': 403,
  'wrong-origin': 403,
  'not-found': 404,
  'stale-version': 409,
  'stale-draft': 409,
  'idempotency-key-missing': 428,
  'idempotency-key-reused': 422,
  refused: 422,
  'too-large': 413,
  'wrong-media-type': 415,
  unavailable: 503,
  'internal-error': 500,
};
