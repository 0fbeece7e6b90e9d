import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

import pg from 'pg';

import { type Cluster, clusterOwner, openCluster } from '../../src/records/cluster/cluster.ts';
import { placesOf } from '../../src/records/cluster/places.ts';

function emptyFolder(suffix = ''): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'theca-cluster-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, `data${suffix}`);
}

/** Made once: every test but the ones about making a cluster begins with a copy of it. */
const made = emptyFolder();
await openCluster(made).then((cluster) => cluster.stop());

/** A data folder with a cluster in it that has never served. */
function preparedFolder(suffix = ''): string {
  const folder = emptyFolder(suffix);
  for (const part of ['data', 'password']) {
    cpSync(path.join(placesOf(made).home, part), path.join(placesOf(folder).home, part), { recursive: true });
  }
  chmodSync(placesOf(folder).data, 0o700);
  return folder;
}

async function ask(cluster: Cluster, text: string, values: unknown[] = []): Promise<unknown> {
  const client = new pg.Client(cluster.connection);
  await client.connect();
  try {
    const result = await client.query({ text, values, rowMode: 'array' });
    return result.rows[0]?.[0];
  } finally {
    await client.end();
  }
}

const serverStarted = (cluster: Cluster): Promise<unknown> =>
  ask(cluster, 'select pg_postmaster_start_time()::text');

/** Another process that opens the cluster, writes one row, says so, and then waits to be killed. */
async function openElsewhere(folder: string): Promise<{ pid: number; kill(): Promise<void> }> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'cluster-keeper.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`the keeper ended with ${code}`)));
  });
  return {
    pid: child.pid ?? 0,
    kill: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

test('a cluster is made in an empty folder, keeps what it was told over a restart, and stops', async () => {
  const folder = emptyFolder();
  const first = await openCluster(folder);
  await ask(first, 'create table kept (id int)');
  await ask(first, 'insert into kept values (7)');
  await first.stop();
  assert.equal(existsSync(path.join(placesOf(folder).data, 'postmaster.pid')), false);
  const second = await openCluster(folder);
  assert.equal(await ask(second, 'select id from kept'), 7);
  await second.stop();
});

test('every commit of an embedded cluster reaches the disk before it is acknowledged', async () => {
  const cluster = await openCluster(preparedFolder());
  assert.equal(await ask(cluster, "select current_setting('fsync')"), 'on');
  assert.equal(await ask(cluster, "select current_setting('synchronous_commit')"), 'on');
  assert.equal(await ask(cluster, "select current_setting('full_page_writes')"), 'on');
  assert.equal(await ask(cluster, "select current_setting('data_checksums')"), 'on');
  await cluster.stop();
});

test('text sorts by code point, in UTF-8, whatever the language of the machine', async () => {
  const cluster = await openCluster(preparedFolder());
  const order = await ask(
    cluster,
    "select string_agg(x, '' order by x) from unnest(array['b','A','ä','a','B']) as t(x)",
  );
  assert.equal(order, 'ABabä');
  assert.equal(await ask(cluster, 'show server_encoding'), 'UTF8');
  await cluster.stop();
});

test('the database listens on no network, and asks for a password that only its owner can read', async () => {
  const folder = preparedFolder();
  const cluster = await openCluster(folder);
  assert.equal(await ask(cluster, 'show listen_addresses'), '');
  assert.equal(statSync(placesOf(folder).password).mode & 0o777, 0o600);
  const wrong = new pg.Client({ ...cluster.connection, password: 'wrong' });
  await assert.rejects(wrong.connect(), /password authentication failed/);
  await cluster.stop();
});

test('[SR-83] the log of the database says what failed and not what was asked', async () => {
  const folder = preparedFolder();
  const cluster = await openCluster(folder);
  await ask(cluster, 'create table person (name text unique)');
  await ask(cluster, "insert into person values ('Emilia Maderna')");
  await assert.rejects(ask(cluster, "insert into person values ('Emilia Maderna')"), /duplicate key/);
  await cluster.stop();
  const log = readFileSync(placesOf(folder).log, 'utf8');
  assert.match(log, /duplicate key/);
  assert.doesNotMatch(log, /Maderna/);
});

test('after kill -9 the database goes on, and the next start adopts it with every acknowledged row', async () => {
  const folder = preparedFolder();
  const keeper = await openElsewhere(folder);
  await keeper.kill();
  const cluster = await openCluster(folder, { orShare: true });
  assert.equal(clusterOwner(folder), process.pid);
  const started = await serverStarted(cluster);
  assert.equal(await ask(cluster, 'select count(*)::int from kept'), 1);
  // The very server that the killed process started.
  const log = readFileSync(placesOf(folder).log, 'utf8');
  assert.equal(log.split('database system is ready').length - 1, 1);
  assert.ok(started);
  await cluster.stop();
});

test('after kill -9 of the database itself the next start recovers every acknowledged row', async () => {
  const folder = preparedFolder();
  const keeper = await openElsewhere(folder);
  const postmaster = Number.parseInt(
    readFileSync(path.join(placesOf(folder).data, 'postmaster.pid'), 'utf8'),
    10,
  );
  process.kill(postmaster, 'SIGKILL');
  await keeper.kill();
  const cluster = await openCluster(folder);
  assert.equal(await ask(cluster, 'select count(*)::int from kept'), 1);
  await cluster.stop();
});

test('a second server on the same data folder is refused with the number of the first', async () => {
  const folder = preparedFolder();
  const keeper = await openElsewhere(folder);
  await assert.rejects(openCluster(folder), { name: 'ClusterInUse', pid: keeper.pid });
  await keeper.kill();
  const cluster = await openCluster(folder);
  await cluster.stop();
});

test('a guest uses a running cluster and leaves it running', async () => {
  const folder = preparedFolder();
  const keeper = await openElsewhere(folder);
  const guest = await openCluster(folder, { orShare: true });
  assert.equal(await ask(guest, 'select count(*)::int from kept'), 1);
  await guest.stop();
  const again = await openCluster(folder, { orShare: true });
  assert.equal(await ask(again, 'select count(*)::int from kept'), 1);
  await keeper.kill();
  const own = await openCluster(folder);
  await own.stop();
});

test('a data folder with a long name has its socket in a short place', async () => {
  const folder = preparedFolder(`-${'long'.repeat(30)}`);
  const cluster = await openCluster(folder);
  assert.ok(String(cluster.connection.host).length < 90);
  assert.equal(await ask(cluster, 'select 1'), 1);
  await cluster.stop();
  rmSync(placesOf(folder).socketFolder, { recursive: true, force: true });
});

test('an initialisation that was interrupted is begun again', async () => {
  const folder = emptyFolder();
  const places = placesOf(folder);
  const cluster = await openCluster(folder);
  await cluster.stop();
  rmSync(places.unfinished, { recursive: true, force: true });
  renameSync(places.data, places.unfinished);
  rmSync(path.join(places.unfinished, 'PG_VERSION'));
  const again = await openCluster(folder);
  assert.equal(await ask(again, 'select 1'), 1);
  await again.stop();
});

test('a process file left by a power failure, whose number is now another program, does not stop a start', async () => {
  const folder = preparedFolder();
  const first = await openCluster(folder);
  await first.stop();
  writeFileSync(
    path.join(placesOf(folder).data, 'postmaster.pid'),
    `${process.pid}\n/nowhere\n1\n5432\n/nowhere\n\n\nready\n`,
  );
  const second = await openCluster(folder);
  assert.equal(await ask(second, 'select 1'), 1);
  await second.stop();
});

test('a private folder that nobody can enter is refused with what to do', {
  skip: process.getuid?.() !== 0 && 'only root is refused',
}, async () => {
  await assert.rejects(openCluster(emptyFolder(), { withoutNamespaces: true }), /Set THECA_DATA/);
});

test('root runs the database without being root, with user namespaces and without', {
  skip: process.getuid?.() !== 0 && 'only root can',
}, async () => {
  for (const withoutNamespaces of [false, true]) {
    const folder = emptyFolder();
    // Nobody must be able to come in at all.
    chmodSync(path.dirname(folder), 0o711);
    const cluster = await openCluster(folder, { withoutNamespaces });
    assert.equal(await ask(cluster, 'select 1'), 1);
    await cluster.stop();
  }
});

test('a user who has a number and no name, as in a container, runs the database', {
  skip: process.getuid?.() !== 0 && 'only root can become somebody',
}, async (t) => {
  const folder = emptyFolder();
  const uid = 54_321;
  chownSync(path.dirname(folder), uid, uid);
  const keeper = path.join(import.meta.dirname, 'cluster-keeper.ts');
  if (spawnSync('test', ['-r', keeper], { uid, gid: uid }).status !== 0) {
    t.skip('the project lies in a private folder');
    return;
  }
  const child = spawn(process.execPath, [keeper, folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
    uid,
    gid: uid,
  });
  const said = await new Promise<string>((resolve) => {
    child.stdout.once('data', (chunk) => resolve(String(chunk)));
    child.stderr.once('data', (chunk) => resolve(String(chunk)));
  });
  await new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });
  assert.equal(said, 'ready\n');
  const cluster = await openCluster(folder);
  await cluster.stop();
});
