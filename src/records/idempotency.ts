import type { Instant } from '../core/time.ts';
import type { InClinic } from './database.ts';
import { iso } from './iso.ts';

/** An answer that was given: the HTTP status and the body as JSON text. */
export interface KeptAnswer {
  readonly status: number;
  readonly reply: string;
}

export type Claim =
  /** Nobody used the key: this transaction now does the work, and `keepAnswer` ends it. */
  | { readonly kind: 'first' }
  | { readonly kind: 'again'; readonly answer: KeptAnswer }
  /** The key belongs to another request. */
  | { readonly kind: 'reused' };

export interface KeyedRequest {
  readonly key: string;
  readonly person: string;
  /** SHA-256 over everything that was asked, passwords left out. */
  readonly digest: Uint8Array;
}

/** Waits while another transaction works under the same key, then sees its answer. */
export async function claimKey(here: InClinic, request: KeyedRequest, at: Instant): Promise<Claim> {
  const claimed = await here.sql
    .insertInto('idempotency_keys')
    .values({
      clinic: here.clinic,
      key: request.key,
      person: request.person,
      request_sha256: request.digest,
      status: null,
      reply: null,
      created_at: iso(at),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (claimed !== undefined) return { kind: 'first' };
  const kept = await here.sql
    .selectFrom('idempotency_keys')
    .selectAll()
    .where('key', '=', request.key)
    .executeTakeFirstOrThrow();
  const same = kept.person === request.person && Buffer.from(kept.request_sha256).equals(request.digest);
  if (!same) return { kind: 'reused' };
  if (kept.status === null || kept.reply === null) throw new Error('a key was kept without its answer');
  return { kind: 'again', answer: { status: kept.status, reply: kept.reply } };
}

export async function keepAnswer(here: InClinic, key: string, answer: KeptAnswer): Promise<void> {
  await here.sql
    .updateTable('idempotency_keys')
    .set({ status: answer.status, reply: answer.reply })
    .where('key', '=', key)
    .execute();
}
