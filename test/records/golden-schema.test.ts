// After a new migration: THECA_WRITE_GOLDEN=1 node --test test/records/golden-schema.test.ts, and read the difference.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import pg from 'pg';
import { migrate, migrations } from '../../src/records/migrate.ts';
import { migratedDatabase } from './migrated-database.ts';
import { schemaText } from './schema-text.ts';
import { freshDatabase } from './throw-away-cluster.ts';

const GOLDEN = new URL('./golden-schema.txt', import.meta.url);
const { owner } = await migratedDatabase();

test('the migrations make the schema that was agreed on', async () => {
  const text = await schemaText(owner);
  if (process.env['THECA_WRITE_GOLDEN'] !== undefined) writeFileSync(GOLDEN, text);
  assert.equal(text, readFileSync(GOLDEN, 'utf8'));
});

test('a column that holds an amount says its unit in its name', async () => {
  const text = await schemaText(owner);
  const bare = /column \S+\.(?:\w*_)?(?:volume|dose|rate|mass|concentration|duration|length) /;
  assert.doesNotMatch(text, bare);
});

test('migrating again does nothing, and two at once run every file once', async () => {
  assert.deepEqual(await migrate(owner), []);
  const fresh = await freshDatabase();
  const ran = await Promise.all([migrate(fresh), migrate(fresh)]);
  assert.deepEqual(
    ran.flat(),
    migrations().map(({ name }) => name),
  );
});

test('a migration that ran with another text, or a newer database, is refused', async () => {
  const fresh = await freshDatabase();
  await migrate(fresh);
  const client = new pg.Client(fresh);
  await client.connect();
  try {
    await client.query(`insert into theca_migrations values (999, '0999-later.sql', 'x')`);
    await assert.rejects(migrate(fresh), /newer than this Theca/);
    await client.query('delete from theca_migrations where number = 999');
    await client.query(`update theca_migrations set sha256 = 'x' where number = 1`);
    await assert.rejects(migrate(fresh), /another text/);
  } finally {
    await client.end();
  }
});
