import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

/** One numbered file. Never edited once it was released: what is wrong is put right by the next one. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

const FOLDER = new URL('./migrations/', import.meta.url);
/** Of this program: two that start at once must not both migrate. */
const LOCK = 727_100;

/** Said in words that an operator can act on; a migration touches no patient's data that it could quote. */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed';
}

/** All migrations in their order; throws where a number is missing or stands twice. */
export function migrations(): readonly Migration[] {
  const names = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort((a, b) => (a < b ? -1 : 1));
  return names.map((name, index) => {
    const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]);
    if (number !== index + 1) throw new Error(`migration ${name} should be number ${index + 1}`);
    const text = readFileSync(new URL(name, FOLDER), 'utf8');
    return { number, name, text, sha256: createHash('sha256').update(text).digest('hex') };
  });
}

/**
 * Brings a database to the newest schema, each file in a transaction of its own, as the owner. Returns the names of those
 * that ran. Throws where a file that ran was changed since, or where the database is newer than this program.
 */
export async function migrate(connection: pg.ClientConfig): Promise<readonly string[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      `create table if not exists theca_migrations (
         number integer primary key, name text not null, sha256 text not null,
         applied_at timestamptz not null default now())`,
    );
    const { rows } = await client.query<{ number: number; name: string; sha256: string }>(
      'select number, name, sha256 from theca_migrations order by number',
    );
    const known = migrations();
    for (const applied of rows) refuseForeign(applied, known);
    const ran: string[] = [];
    for (const migration of known.slice(rows.length)) {
      await run(client, migration);
      ran.push(migration.name);
    }
    return ran;
  } finally {
    await client.end();
  }
}

function refuseForeign(
  applied: { readonly number: number; readonly name: string; readonly sha256: string },
  known: readonly Migration[],
): void {
  const here = known[applied.number - 1];
  if (here === undefined)
    throw new MigrationFailed(
      `The database is newer than this Theca (it knows ${applied.name}). Use the newer version, or another database.`,
    );
  if (here.sha256 !== applied.sha256)
    throw new MigrationFailed(
      `Migration ${applied.name} ran with another text than it has here. Nothing was changed.`,
    );
}

async function run(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    // First, so that a second process that got past the lock fails here and not in the middle.
    await client.query('insert into theca_migrations (number, name, sha256) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.sha256,
    ]);
    await client.query(migration.text);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    const why = error instanceof Error ? error.message : 'for an unknown reason';
    throw new MigrationFailed(`Migration ${migration.name} failed; nothing of it was kept: ${why}`, {
      cause: error,
    });
  }
}
