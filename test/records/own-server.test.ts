// A PostgreSQL of the user's own, where the owner of the schema is an ordinary role and no superuser.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import pg from 'pg';
import { LAKESIDE } from '../../src/cli/demonstration/clinic.ts';
import { seedDemonstration } from '../../src/cli/demonstration/seed-demonstration.ts';
import { milliseconds } from '../../src/core/units.ts';
import { keptBoardRows } from '../../src/records/board.ts';
import { allClinics, findUser } from '../../src/records/clinics.ts';
import { inClinic, openRecords } from '../../src/records/database.ts';
import { MigrationFailed, migrate } from '../../src/records/migrate.ts';
import { prune } from '../../src/records/prune.ts';
import { START } from './migrated-database.ts';
import { freshDatabase } from './throw-away-cluster.ts';

const database = await freshDatabase();
const owner = `owner_${randomBytes(6).toString('hex')}`;
const connection = { ...database, user: owner, password: 'x' };

async function asAdministrator(config: pg.ClientConfig, ...statements: string[]): Promise<void> {
  const admin = new pg.Client(config);
  await admin.connect();
  try {
    for (const statement of statements) await admin.query(statement);
  } finally {
    await admin.end();
  }
}

await asAdministrator(
  database,
  `create role ${owner} login createrole nosuperuser nobypassrls password 'x'`,
  `alter database ${database.database} owner to ${owner}`,
  `alter schema public owner to ${owner}`,
);

test('a role that another owner made has to be granted, and a refusal says so', async () => {
  const make = 'create role theca_app nologin; exception when duplicate_object then null';
  await asAdministrator(database, `do $$ begin ${make}; end $$`);
  await assert.rejects(
    migrate(connection),
    (error) => error instanceof MigrationFailed && /permission denied to grant role/.test(error.message),
  );
});

test('[SR-70] an owner who is no superuser migrates, and the program sees one clinic through its role', async () => {
  await asAdministrator(database, `grant theca_app to ${owner}`);
  assert.ok((await migrate(connection)).length > 0);
  const records = openRecords(connection);
  try {
    await seedDemonstration(records, START);
    assert.equal((await inClinic(records, LAKESIDE.id, keptBoardRows)).length, 13);
    assert.equal((await findUser(records, 'NURSE'))?.clinic, LAKESIDE.id);
    assert.deepEqual(
      (await allClinics(records)).map(({ id }) => id),
      [LAKESIDE.id],
    );
    assert.deepEqual(await prune(records, START, milliseconds(1)), { sessions: 0, answers: 0 });
  } finally {
    await records.close();
  }
});

test('[SR-70] even the owner of the tables sees no row without a clinic', async () => {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    assert.deepEqual((await client.query('select * from patients')).rows, []);
    assert.deepEqual((await client.query('select * from events')).rows, []);
  } finally {
    await client.end();
  }
});

test('the role is gone when its tables are: a role belongs to the whole cluster', async () => {
  await asAdministrator(
    database,
    `reassign owned by ${owner} to current_user`,
    `drop owned by ${owner}`,
    `drop role ${owner}`,
  );
});
