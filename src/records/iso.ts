import { type RawBuilder, sql } from 'kysely';
import { epochMilliseconds, type Instant } from '../core/time.ts';

/** A moment as PostgreSQL and replies have it: ISO 8601 in UTC, to the millisecond. */
export const iso = (at: Instant): string => new Date(epochMilliseconds(at)).toISOString();

/** The same in a condition. */
export const moment = (at: Instant): RawBuilder<Instant> => sql<Instant>`${iso(at)}::timestamptz`;
