import type { InputError, RefusalCode, RefusalJson } from '../../wire/contract/refusal.ts';

/** What a screen can say about a request that did not succeed; each kind has its own designed words. */
export const FAILURE_KINDS = [
  'offline',
  'timeout',
  'signed-out',
  'forbidden',
  'not-found',
  'conflict',
  'bad-input',
  'refused',
  'too-many',
  'unavailable',
  'fault',
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

export interface Failure {
  readonly kind: FailureKind;
  /** The server's own code; null where no answer of Theca's came back. */
  readonly code: RefusalCode | null;
  /** May be shown as it stands; null where the kind says enough. */
  readonly message: string | null;
  /** With `bad-input`: where, what was expected, what was found. */
  readonly errors: readonly InputError[];
  /** With `refused`: the domain's own code. */
  readonly reason: string | null;
  readonly fields: readonly string[];
  /** What the log of the server calls this request; null where it was never reached. */
  readonly reference: string | null;
  /** The whole answer, for a conflict that shows what stands there now. */
  readonly body: unknown;
}

export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

const KIND_OF: Readonly<Record<RefusalCode, FailureKind>> = {
  'bad-input': 'bad-input',
  'not-signed-in': 'signed-out',
  'sign-in-refused': 'refused',
  'password-refused': 'refused',
  'too-many-attempts': 'too-many',
  'not-allowed': 'forbidden',
  'wrong-origin': 'forbidden',
  'not-found': 'not-found',
  'stale-version': 'conflict',
  'stale-draft': 'conflict',
  'idempotency-key-missing': 'fault',
  'idempotency-key-reused': 'fault',
  refused: 'refused',
  'too-large': 'bad-input',
  'wrong-media-type': 'fault',
  unavailable: 'unavailable',
  'internal-error': 'fault',
};

const isRefusal = (body: unknown): body is RefusalJson =>
  typeof body === 'object' && body !== null && 'theca' in body && body.theca === 'error/1' && 'code' in body;

/** A gateway before Theca answers without Theca's code: then only the status speaks. */
function kindOfStatus(status: number): FailureKind {
  if (status === 401) return 'signed-out';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 429) return 'too-many';
  return status === 502 || status === 503 || status === 504 ? 'unavailable' : 'fault';
}

const silent = {
  code: null,
  message: null,
  errors: [],
  reason: null,
  fields: [],
  reference: null,
  body: null,
};

/** No answer came: the network, or a time limit of our own. */
export const unanswered = (kind: 'offline' | 'timeout'): Failure => ({ ...silent, kind });

/** The failure behind an answer that is not a success. An unknown code is a fault, never a guess. */
export function failureOf(status: number, body: unknown, reference: string | null): Failure {
  if (!isRefusal(body)) return { ...silent, kind: kindOfStatus(status), reference, body };
  return {
    kind: KIND_OF[body.code] ?? 'fault',
    code: body.code,
    message: body.message,
    errors: body.errors ?? [],
    reason: body.reason ?? null,
    fields: body.fields ?? [],
    reference,
    body,
  };
}

/** Whatever was thrown, as a failure: our own bugs are faults like the server's. */
export const failureFrom = (thrown: unknown): Failure =>
  thrown instanceof RequestFailed ? thrown.failure : { ...silent, kind: 'fault' };
