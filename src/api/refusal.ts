import type { Refused } from '../core/result.ts';
import { refused } from '../core/result.ts';
import type { InputError, RefusalCode, RefusalJson } from '../wire/contract/refusal.ts';

/** A refusal with all that its reply holds; `also` is what a conflict shows beside it. Never patient data in `message`. */
export interface ApiRefusal extends Omit<RefusalJson, 'theca'> {
  readonly also?: Readonly<Record<string, unknown>>;
}

/** The words of every code, as a person may read them. */
const MESSAGES: Readonly<Record<RefusalCode, string>> = {
  'bad-input': 'Something in the request could not be read. Nothing was changed.',
  'not-signed-in': 'Sign in first.',
  'sign-in-refused': 'The username or the password is not right.',
  'password-refused': 'The password, or the username with it, is not right. Nothing was changed.',
  'too-many-attempts': 'Too many attempts. Wait a minute and try again.',
  'not-allowed': 'Your role may not do this.',
  'wrong-origin': 'The request did not come from this app.',
  'not-found': 'There is nothing under this address.',
  'stale-version': 'Somebody changed this patient since you looked. Nothing was changed by you.',
  'stale-draft': 'Somebody else saved this draft since you looked. Yours was not kept.',
  'idempotency-key-missing': 'The request needs the header Idempotency-Key: a UUID for one intention.',
  'idempotency-key-reused': 'This Idempotency-Key belongs to another request.',
  refused: 'This cannot be done.',
  'too-large': 'The request is too large.',
  'wrong-media-type': 'The request has to be application/json.',
  unavailable: 'The database does not answer. Try again in a moment.',
  'internal-error': 'Internal error.',
};

export const refusal = (
  code: RefusalCode,
  details: Omit<ApiRefusal, 'code' | 'message'> = {},
): ApiRefusal => ({ code, message: MESSAGES[code], ...details });

export const refuse = (
  code: RefusalCode,
  details: Omit<ApiRefusal, 'code' | 'message'> = {},
): Refused<ApiRefusal> => refused(refusal(code, details));

export const badInput = (errors: readonly InputError[]): Refused<ApiRefusal> =>
  refuse('bad-input', { errors: [...errors] });
