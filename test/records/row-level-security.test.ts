import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { allClinics, findClinic } from '../../src/records/clinics.ts';
import { inClinic } from '../../src/records/database.ts';
import { deactivate, setPassword } from '../../src/records/membership.ts';
import { migratedDatabase, testClinic } from './migrated-database.ts';

const { owner, records } = await migratedDatabase();
const ours = await testClinic(records);
const theirs = await testClinic(records);

const asOwner = async <T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> => {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
};

const TENANT_TABLES = `select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'clinic' and a.attnotnull) as clinic,
    (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
    pg_get_userbyid(c.relowner) as owner
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'theca_migrations'`;

test('[SR-70] every table names its clinic, has a policy, and forces it on its owner too', async () => {
  const tables = await asOwner<{
    name: string;
    enabled: boolean;
    forced: boolean;
    clinic: boolean;
    policies: number;
    owner: string;
  }>(TENANT_TABLES);
  assert.ok(tables.length >= 10);
  for (const table of tables) {
    const { name, ...has } = table;
    assert.deepEqual(
      { ...has, policies: has.policies > 0, owner: has.owner === 'theca_app' },
      { enabled: true, forced: true, clinic: true, policies: true, owner: false },
      name,
    );
  }
});

test('[SR-70] the application role owns nothing and passes no policy', async () => {
  const [role] = await asOwner<{ rolsuper: boolean; rolbypassrls: boolean; rolcanlogin: boolean }>(
    `select rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname = 'theca_app'`,
  );
  assert.deepEqual(role, { rolsuper: false, rolbypassrls: false, rolcanlogin: false });
  const owned = await asOwner(`select relname from pg_class where pg_get_userbyid(relowner) = 'theca_app'`);
  assert.deepEqual(owned, []);
});

test('[SR-70] without a clinic no row of any table is seen', async () => {
  const tables = await asOwner<{ name: string }>(TENANT_TABLES);
  await records.kysely.transaction().execute(async (transaction) => {
    await sql`set local role theca_app`.execute(transaction);
    for (const { name } of tables) {
      const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(transaction);
      assert.deepEqual(rows, [], name);
    }
  });
});

test('[SR-70] a clinic sees itself alone, and can write for no other', async () => {
  const seen = await inClinic(records, ours.id, (here) => findClinic(here));
  assert.equal(seen?.id, ours.id);
  const people = await inClinic(records, ours.id, (here) =>
    here.sql.selectFrom('people').select('clinic').execute(),
  );
  assert.equal(people.length, 4);
  assert.ok(people.every(({ clinic }) => clinic === ours.id));
  await assert.rejects(
    inClinic(records, ours.id, (here) =>
      here.sql
        .insertInto('patients')
        .values({
          clinic: theirs.id,
          patient: ours.id,
          version: 1,
          name: 'x',
          record_number: 'x',
          birth_date: '1970-01-01',
          folded: 'x',
        })
        .execute(),
    ),
    /row-level security/,
  );
});

test('[SR-65] the application role may not change or remove what happened', async () => {
  for (const table of ['events', 'audit']) {
    for (const statement of [
      `update ${table} set clinic = clinic`,
      `delete from ${table}`,
      `truncate ${table}`,
    ]) {
      await assert.rejects(
        inClinic(records, ours.id, (here) => sql.raw(statement).execute(here.sql)),
        /permission denied/,
        statement,
      );
    }
  }
});

test('[SR-70] the owner may list the clinics for the operator; the application role still sees its own alone', async () => {
  const all = await allClinics(records);
  assert.deepEqual(all.map(({ id }) => id).sort(), [ours.id, theirs.id].sort());
  const seen = await inClinic(records, ours.id, (here) =>
    here.sql.selectFrom('clinics').select('clinic').execute(),
  );
  assert.deepEqual(seen, [{ clinic: ours.id }]);
});

test('[SR-70] nobody of another clinic is closed, opened or given a password', async () => {
  await inClinic(records, ours.id, async (here) => {
    await deactivate(here, theirs.nurse.id);
    await setPassword(here, theirs.nurse.id, 'other');
  });
  const [nurse] = await asOwner('select active, password_hash from people where person = $1', [
    theirs.nurse.id,
  ]);
  assert.deepEqual(nurse, { active: true, password_hash: 'nobody' });
});
