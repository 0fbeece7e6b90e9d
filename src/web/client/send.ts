import { isAttended } from './attention.ts';
import { failureOf, RequestFailed, unanswered } from './failure.ts';
import { ringSessionEnd } from './session-end.ts';

export interface Sending {
  readonly body?: unknown;
  /** One intention of a person: made once with `newKey`, sent again unchanged with every retry. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal | undefined;
  /** Quiet about a missing session: the sign-in page asks whether there is one. */
  readonly quiet?: boolean;
}

/** Longer than any answer of Theca takes, shorter than a nurse's patience. */
const TIME_LIMIT_MS = 20_000;

export const newKey = (): string => crypto.randomUUID();

/** Keeps an id from leaving its place in the address. */
export const part = (id: string): string => encodeURIComponent(id);

async function answerTo(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request);
  } catch (thrown) {
    const name = thrown instanceof Error ? thrown.name : '';
    if (name === 'AbortError') throw thrown;
    throw new RequestFailed(unanswered(name === 'TimeoutError' ? 'timeout' : 'offline'));
  }
}

async function bodyOf(answer: Response): Promise<unknown> {
  const text = await answer.text();
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** One request under /api. Throws `RequestFailed`, with a failure that has words, for everything but a success. */
export async function send<Reply>(method: string, url: string, sending: Sending = {}): Promise<Reply> {
  const limit = AbortSignal.timeout(TIME_LIMIT_MS);
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (!isAttended()) headers['X-Theca-Unattended'] = '1';
  if (sending.body !== undefined) headers['Content-Type'] = 'application/json';
  if (sending.idempotencyKey !== undefined) headers['Idempotency-Key'] = sending.idempotencyKey;
  const answer = await answerTo(url, {
    method,
    headers,
    credentials: 'same-origin',
    cache: 'no-store',
    signal: sending.signal === undefined ? limit : AbortSignal.any([limit, sending.signal]),
    ...(sending.body === undefined ? {} : { body: JSON.stringify(sending.body) }),
  });
  const body = await bodyOf(answer);
  if (answer.ok) return body as Reply;
  const failure = failureOf(answer.status, body, answer.headers.get('X-Request-Id'));
  if (failure.kind === 'signed-out' && sending.quiet !== true) ringSessionEnd();
  throw new RequestFailed(failure);
}
