import type { FastifyError, FastifyInstance } from 'fastify';
import { sendRefusal } from './answer.ts';
import { UnreadableBody } from './body.ts';
import { discreetErrors, shapeErrors } from './input-errors.ts';
import { type ApiRefusal, refusal } from './refusal.ts';

/** What PostgreSQL and the network say when nobody is there. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const isUnreachable = (error: unknown): boolean =>
  UNREACHABLE.has(codeOf(error)) ||
  (error instanceof Error &&
    /Connection terminated|not queryable|timeout exceeded when trying to connect/.test(error.message));

function refusalOf(error: FastifyError): ApiRefusal | null {
  if (error instanceof UnreadableBody)
    return refusal('bad-input', { errors: [...discreetErrors(error.errors)] });
  if (error.validation !== undefined) {
    const headers = error.validationContext === 'headers';
    return headers
      ? refusal('idempotency-key-missing')
      : refusal('bad-input', { errors: shapeErrors(error.validation) });
  }
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return refusal('too-large');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return refusal('wrong-media-type');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_BAD_URL':
      return refusal('bad-input');
    default:
      return isUnreachable(error) ? refusal('unavailable') : null;
  }
}

/** Where in our code it happened, without the message: a message may quote what somebody typed [SR-83]. */
const framesOf = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .map((line) => line.trim());

/** What is logged of something that was thrown: its kind and the places in our code, never its words. */
export const failureOf = (
  thrown: unknown,
): { readonly fault: string; readonly code: string; readonly frames: readonly string[] } =>
  thrown instanceof Error
    ? { fault: thrown.name, code: codeOf(thrown), frames: framesOf(thrown) }
    : { fault: typeof thrown, code: '', frames: [] };

/** The one place where what was thrown ends: known ones as refusals, the others as "internal error" and a line of log. */
export function catchFailures(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const known = refusalOf(error);
    if (known !== null && known.code !== 'unavailable') return sendRefusal(reply, known);
    const log = { request: request.id, ...failureOf(error) };
    request.log.error(log, known === null ? 'internal error' : 'database does not answer');
    return sendRefusal(reply, known ?? refusal('internal-error'));
  });
}
