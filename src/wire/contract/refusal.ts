import { z } from 'zod';
import { amount } from './form.ts';
import { finding } from './order.ts';

/** Every refusal of the API. `api/status.ts` has the one table from code to HTTP status. */
export const REFUSAL_CODES = [
  'bad-input',
  'not-signed-in',
  'sign-in-refused',
  'password-refused',
  'too-many-attempts',
  'not-allowed',
  'wrong-origin',
  'not-found',
  'stale-version',
  'stale-draft',
  'idempotency-key-missing',
  'idempotency-key-reused',
  'refused',
  'too-large',
  'wrong-media-type',
  'unavailable',
  'internal-error',
] as const;
export const refusalCode = z.enum(REFUSAL_CODES);
export type RefusalCode = z.infer<typeof refusalCode>;

/** One place of a request that could not be read: a JSON pointer, what was expected, what stood there. */
export const inputError = z.strictObject({ at: z.string(), expected: z.string(), found: z.string() });
export type InputError = z.infer<typeof inputError>;

/**
 * The body of every reply that is not a success. `message` may be shown as it stands and never holds patient data.
 * `errors` with `bad-input`; `reason` is the domain's own code with `refused`; `fields` names what differs.
 */
export const refusal = z.strictObject({
  theca: z.literal('error/1'),
  code: refusalCode,
  message: z.string(),
  errors: z.array(inputError).optional(),
  reason: z.string().optional(),
  fields: z.array(z.string()).optional(),
  /** With `refused`, where findings stand against it. */
  findings: z.array(finding).optional(),
  /** With `refused`: what the reason says beside its code, such as the step, the day or the volume that it means. */
  details: z.record(z.string(), z.union([z.string(), z.number(), amount])).optional(),
});
export type RefusalJson = z.infer<typeof refusal>;
