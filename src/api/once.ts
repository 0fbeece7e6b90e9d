import { createHash } from 'node:crypto';
import { accepted, type Result } from '../core/result.ts';
import { canonical } from '../core/therapy/canonical.ts';
import { type InClinic, inClinic } from '../records/database.ts';
import { claimKey, keepAnswer } from '../records/idempotency.ts';
import { refusalBody } from './answer.ts';
import type { Api, Asker } from './api.ts';
import { type ApiRefusal, refuse } from './refusal.ts';
import { STATUS } from './status.ts';

/** An answer as it was given the first time. */
export interface Answer {
  readonly status: number;
  readonly body: object;
}

export interface OnceRequest {
  readonly key: string;
  /** Everything that was asked, passwords left out. */
  readonly asked: unknown;
}

/**
 * Does the work once for a key, in one transaction with the keeping of the answer, and answers every retry the same
 * [SR-58, SR-75]. What the domain refused is kept too; what `work` throws is not, and wrote nothing.
 */
export async function once(
  api: Api,
  asker: Asker,
  { key, asked }: OnceRequest,
  work: (here: InClinic) => Promise<Result<object, ApiRefusal>>,
): Promise<Result<Answer, ApiRefusal>> {
  const digest = createHash('sha256').update(canonical(asked)).digest();
  return inClinic(api.records, asker.clinic.id, async (here) => {
    const claim = await claimKey(here, { key, person: asker.person.id, digest }, asker.now);
    if (claim.kind === 'reused') return refuse('idempotency-key-reused');
    if (claim.kind === 'again') {
      const { status, reply } = claim.answer;
      return accepted({ status, body: JSON.parse(reply) as object });
    }
    const result = await work(here);
    const answer: Answer = result.ok
      ? { status: 200, body: result.value }
      : { status: STATUS[result.refusal.code], body: refusalBody(result.refusal) };
    await keepAnswer(here, key, { status: answer.status, reply: JSON.stringify(answer.body) });
    return accepted(answer);
  });
}
