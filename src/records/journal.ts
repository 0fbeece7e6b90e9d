import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonical } from '../core/therapy/canonical.ts';
import type { TherapyEvent } from '../core/therapy/events.ts';
import { fold } from '../core/therapy/evolve.ts';
import type { TherapyState } from '../core/therapy/state.ts';
import { decodeEvent, encodeEvent } from '../wire/therapy/event.ts';
import type { InClinic } from './database.ts';

/** The events of one patient, oldest first, and the number of the newest. Version 0 has none. */
export interface Stream {
  readonly version: number;
  readonly events: readonly TherapyEvent[];
}

/** Somebody else wrote since the version that was expected. */
export class StaleVersion extends Error {
  readonly actual: number;

  constructor(actual: number) {
    super(`the patient is at version ${actual}`);
    this.name = 'StaleVersion';
    this.actual = actual;
  }
}

const NO_DIGEST = Buffer.alloc(0);

const digestOf = (before: Uint8Array, data: unknown): Buffer =>
  createHash('sha256').update(before).update(canonical(data)).digest();

/** Lets one command at a time at a patient, until the transaction ends. Others wait, and then see what it wrote. */
export async function lockStream(here: InClinic, stream: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${stream}, 0))`.execute(here.sql);
}

/** Throws where a stored event cannot be read: a journal with such an event is corrupt, and nothing goes on it. */
export async function readStream(here: InClinic, stream: string): Promise<Stream> {
  const rows = await here.sql
    .selectFrom('events')
    .select(['version', 'data'])
    .where('stream', '=', stream)
    .orderBy('version')
    .execute();
  const events = rows.map(({ version, data }) => {
    const event = decodeEvent(data);
    if (!event.ok) {
      const places = event.refusal.map(({ at }) => at).join(', ');
      throw new Error(`event ${version} of ${stream} cannot be read at ${places}`);
    }
    return event.value;
  });
  return { version: rows.at(-1)?.version ?? 0, events };
}

export interface LoadedTherapy {
  readonly version: number;
  /** Null where nobody is registered under this id. */
  readonly state: TherapyState | null;
}

export async function loadTherapy(here: InClinic, patient: string): Promise<LoadedTherapy> {
  const { version, events } = await readStream(here, patient);
  return { version, state: fold(events) };
}

/**
 * Appends to the stream if it still stands at `expected`, and throws `StaleVersion` if not. Each row's digest holds the one
 * before it. Returns the new version.
 */
export async function appendEvents(
  here: InClinic,
  stream: string,
  expected: number,
  events: readonly TherapyEvent[],
): Promise<number> {
  const newest = await here.sql
    .selectFrom('events')
    .select(['version', 'digest_sha256'])
    .where('stream', '=', stream)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if ((newest?.version ?? 0) !== expected) throw new StaleVersion(newest?.version ?? 0);
  if (events.length === 0) return expected;
  let digest: Uint8Array = newest?.digest_sha256 ?? NO_DIGEST;
  const rows = events.map((event, index) => {
    const data = encodeEvent(event);
    digest = digestOf(digest, data);
    return {
      clinic: here.clinic,
      stream,
      version: expected + index + 1,
      data: JSON.stringify(data),
      digest_sha256: digest,
    };
  });
  await here.sql.insertInto('events').values(rows).execute();
  return expected + events.length;
}

/** The first version whose digest does not follow from the rows before it; null where the chain holds. */
export async function firstBrokenVersion(here: InClinic, stream: string): Promise<number | null> {
  const rows = await here.sql
    .selectFrom('events')
    .select(['version', 'data', 'digest_sha256'])
    .where('stream', '=', stream)
    .orderBy('version')
    .execute();
  let digest: Uint8Array = NO_DIGEST;
  for (const [index, row] of rows.entries()) {
    digest = digestOf(digest, JSON.parse(row.data));
    if (row.version !== index + 1 || !Buffer.from(row.digest_sha256).equals(digest)) return index + 1;
  }
  return null;
}
