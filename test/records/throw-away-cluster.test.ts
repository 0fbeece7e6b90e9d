import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

import pg from 'pg';

import { refuseIfNotThrowAway } from '../../scripts/throw-away-cluster.ts';
import { freshDatabase, type Template, testCluster } from './throw-away-cluster.ts';

async function rowsOf(config: pg.ClientConfig, text: string): Promise<unknown[]> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test('two databases made from one template are filled once and share nothing', async () => {
  let filled = 0;
  const template: Template = {
    key: `counted ${process.pid}`,
    fill: async (connection) => {
      filled += 1;
      await rowsOf(connection, 'create table row (id int)');
    },
  };
  const one = await freshDatabase(template);
  const two = await freshDatabase(template);
  await rowsOf(one, 'insert into row values (1)');
  assert.deepEqual(await rowsOf(one, 'select id from row'), [{ id: 1 }]);
  assert.deepEqual(await rowsOf(two, 'select id from row'), []);
  assert.equal(filled, 1);
});

test('a template that could not be filled is not taken for one', async () => {
  const key = `fails ${process.pid}`;
  const fails: Template = { key, fill: () => Promise.reject(new Error('the third migration fails')) };
  await assert.rejects(freshDatabase(fails), /the third migration fails/);
  await assert.rejects(freshDatabase(fails), /the third migration fails/);
});

test('tests refuse to run on a cluster that is not thrown away', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'theca-not-'));
  assert.throws(() => refuseIfNotThrowAway(folder), /is not a throw-away cluster/);
  rmSync(folder, { recursive: true });
});

test('the cluster of the tests is not the one of a clinic: it may lose what it acknowledged', async () => {
  assert.deepEqual(await rowsOf(await testCluster(), 'show fsync'), [{ fsync: 'off' }]);
});
