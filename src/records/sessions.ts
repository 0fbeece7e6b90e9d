import { sql } from 'kysely';
import type { Person } from '../core/therapy/events.ts';
import { earlier, type Instant } from '../core/time.ts';
import type { Duration } from '../core/units.ts';
import type { InClinic } from './database.ts';
import { iso, moment } from './iso.ts';

/** Who is signed in. Only the digest of a token is kept: a copy of the table opens nothing. */
export interface Session {
  readonly person: Person;
  readonly username: string;
}

export async function openSession(
  here: InClinic,
  tokenDigest: Uint8Array,
  person: string,
  at: Instant,
): Promise<void> {
  await here.sql
    .insertInto('sessions')
    .values({
      clinic: here.clinic,
      token_sha256: tokenDigest,
      person,
      created_at: iso(at),
      used_at: iso(at),
    })
    .execute();
}

export interface SessionUse {
  readonly at: Instant;
  readonly idle: Duration;
  /** False for what a page asks by itself: it does not count as use. */
  readonly attended: boolean;
}

/** The session, marked as used now; null where there is none, or nobody used it for `idle`, or the user was closed. */
export async function useSession(
  here: InClinic,
  tokenDigest: Uint8Array,
  { at, idle, attended }: SessionUse,
): Promise<Session | null> {
  const used = await here.sql
    .updateTable('sessions')
    .set({ used_at: attended ? iso(at) : sql<string>`used_at` })
    .where('token_sha256', '=', tokenDigest)
    .where('used_at', '>', moment(earlier(at, idle)))
    .returning('person')
    .executeTakeFirst();
  if (used === undefined) return null;
  const row = await here.sql
    .selectFrom('people')
    .select(['person', 'name', 'role', 'username'])
    .where('person', '=', used.person)
    .where('active', '=', true)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { person: { id: row.person, name: row.name, role: row.role }, username: row.username };
}

/** Ends one session, and sweeps away those of the clinic that nobody used for `idle`. */
export async function closeSession(
  here: InClinic,
  tokenDigest: Uint8Array,
  at: Instant,
  idle: Duration,
): Promise<void> {
  await here.sql
    .deleteFrom('sessions')
    .where((where) =>
      where.or([where('token_sha256', '=', tokenDigest), where('used_at', '<=', moment(earlier(at, idle)))]),
    )
    .execute();
}
