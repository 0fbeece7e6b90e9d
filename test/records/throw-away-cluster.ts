// A PostgreSQL for tests alone, in a temporary folder. `npm test` makes one for the whole run and names it in
// THECA_TEST_CLUSTER; a test file that is run by itself makes its own. Either way every test file has databases
// of its own and drops them.

import { createHash, randomBytes } from 'node:crypto';
import { after } from 'node:test';

import pg from 'pg';

import {
  makeThrowAwayCluster,
  refuseIfNotThrowAway,
  type ThrowAwayCluster,
} from '../../scripts/throw-away-cluster.ts';
import { openCluster } from '../../src/records/cluster/cluster.ts';

let shared: Promise<pg.ClientConfig> | undefined;
let own: ThrowAwayCluster | undefined;
const databases: string[] = [];

// Registered when the test file is loaded, so it runs when all its tests are done, whichever test asked first.
after(async () => {
  if (own !== undefined) return own.remove();
  if (databases.length === 0) return;
  await withClient(await testCluster(), async (admin) => {
    for (const database of databases) await admin.query(`drop database ${database} with (force)`);
  });
});

async function open(): Promise<pg.ClientConfig> {
  const folder = process.env['THECA_TEST_CLUSTER'];
  if (folder === undefined) {
    own = await makeThrowAwayCluster();
    return own.connection;
  }
  refuseIfNotThrowAway(folder);
  const guest = await openCluster(folder, { orShare: true });
  return guest.connection;
}

/** The owner's connection to the cluster of this test run; to its `postgres` database unless told otherwise. */
export async function testCluster(): Promise<pg.ClientConfig> {
  shared ??= open();
  return { ...(await shared), database: 'postgres' };
}

async function withClient<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** How a database is made before it is copied: its name says what it holds, and `fill` makes it. */
export interface Template {
  /** Changes whenever what `fill` makes changes: the texts of the migrations, say. */
  readonly key: string;
  fill(connection: pg.ClientConfig): Promise<void>;
}

/** Copying a template is let through one at a time: PostgreSQL refuses while another session is connected to it. */
const LOCK = 727_001;

async function ensureTemplate(
  admin: pg.Client,
  config: pg.ClientConfig,
  template: Template,
): Promise<string> {
  const name = `template_${createHash('sha256').update(template.key).digest('hex').slice(0, 16)}`;
  const found = await admin.query('select 1 from pg_database where datname = $1', [name]);
  if (found.rowCount !== 0) return name;
  // Under another name until it is whole: the filling may fail.
  const unfinished = `unfinished_${randomBytes(8).toString('hex')}`;
  await admin.query(`create database ${unfinished}`);
  await template.fill({ ...config, database: unfinished });
  await admin.query(`alter database ${unfinished} rename to ${name}`);
  return name;
}

/**
 * Makes a database for this test file, a copy of the template, and drops it when the file's tests are done.
 * Connections that are still open then are closed from the other end.
 */
export async function freshDatabase(template?: Template): Promise<pg.ClientConfig> {
  const config = await testCluster();
  const database = `test_${randomBytes(8).toString('hex')}`;
  await withClient(config, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [LOCK]);
    const source = template === undefined ? 'template1' : await ensureTemplate(admin, config, template);
    await admin.query(`create database ${database} template ${source}`);
  });
  databases.push(database);
  return { ...config, database };
}
