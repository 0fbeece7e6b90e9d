import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { instantAt } from '../core/time.ts';
import type { Tables } from './tables.ts';

/** Numbers of PostgreSQL's types. */
const INT8 = 20;
const JSON_AS_WRITTEN = 114;
const DATE = 1082;
const TIMESTAMPTZ = 1184;
const JSONB = 3802;

const MOST_CONNECTIONS = 10;
const CONNECT_WITHIN_MS = 5_000;
const STATEMENT_WITHIN_MS = 15_000;

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${text}`);
  return value;
}

/** A date stays its text, an int8 is a safe integer or an error, json and jsonb stay their text. */
function parserOf(type: number): ((text: string) => unknown) | undefined {
  switch (type) {
    case INT8:
      return wholeNumber;
    case TIMESTAMPTZ:
      return (text) => instantAt(Date.parse(`${text.replace(' ', 'T')}:00`));
    case DATE:
    case JSON_AS_WRITTEN:
    case JSONB:
      return (text) => text;
    default:
      return undefined;
  }
}

const types: pg.CustomTypesConfig = {
  getTypeParser: (type: number, format?: 'text' | 'binary') =>
    parserOf(type) ?? pg.types.getTypeParser(type, format as 'text'),
};

/** The records of all clinics of one database. Nothing is seen but through `inClinic`. */
export interface Records {
  readonly kysely: Kysely<Tables>;
  readonly close: () => Promise<void>;
}

/** What the functions of this folder work in: one transaction, seeing one clinic. */
export interface InClinic {
  readonly clinic: string;
  readonly sql: Transaction<Tables>;
}

export function openRecords(connection: pg.ClientConfig): Records {
  const pool = new pg.Pool({
    ...connection,
    types,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    statement_timeout: STATEMENT_WITHIN_MS,
    options: '-c TimeZone=UTC -c DateStyle=ISO',
  });
  // A connection that breaks while idle is replaced at its next use; the request then speaks.
  pool.on('error', () => {});
  // One that breaks inside a transaction, between two of its statements, has no statement to fail: the next one does.
  pool.on('connect', (client) => client.on('error', () => {}));
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { kysely, close: () => kysely.destroy() };
}

/**
 * Runs `work` in one transaction as the application's role, which sees this clinic and no other. What `work` returns was
 * committed, durably; what it throws undid everything.
 */
export async function inClinic<T>(
  records: Records,
  clinic: string,
  work: (here: InClinic) => Promise<T>,
): Promise<T> {
  return records.kysely.transaction().execute(async (transaction) => {
    await sql`select set_config('role', 'theca_app', true), set_config('theca.clinic', ${clinic}, true)`.execute(
      transaction,
    );
    return work({ clinic, sql: transaction });
  });
}
