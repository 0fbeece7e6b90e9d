import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { clinicFile } from './clinic-files.ts';
import { ownDatabase } from './own-database.ts';
import {
  cookieFor,
  dataFolder,
  endServer,
  postmasterOf,
  type RunningServer,
  removeFolder,
  startServer,
} from './running-server.ts';
import { theca } from './theca.ts';

const FIRST = 'river stone lamp tree';
const SECOND = 'another set of words';

const folder = dataFolder();
const servers: RunningServer[] = [];
after(async () => {
  for (const server of servers) await endServer(server, 'SIGTERM');
  removeFolder(folder);
});

async function started(environment: NodeJS.ProcessEnv = {}): Promise<RunningServer> {
  const server = await startServer(folder, environment);
  servers.push(server);
  return server;
}

const meStatus = async ({ url }: RunningServer, cookie: string): Promise<number> =>
  (await fetch(`${url}/api/me`, { headers: { cookie } })).status;

const signInStatus = async ({ url }: RunningServer, username: string, password: string): Promise<number> => {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ username, password });
  return (await fetch(`${url}/api/sign-in`, { method: 'POST', headers, body })).status;
};

/** A clinic and one nurse of it, added while the server runs. */
async function nurseAdded(environment: NodeJS.ProcessEnv): Promise<void> {
  const clinic = await theca(['clinic', 'add', '-', '--json'], clinicFile('Ribeira'), environment);
  assert.equal(clinic.code, 0, clinic.error);
  const { id } = JSON.parse(clinic.out) as { id: string };
  const options = ['--clinic', id, '--username', 'rui', '--name', 'Rui Reis', '--role', 'nurse'];
  const person = await theca(['person', 'add', ...options], FIRST, environment);
  assert.equal(person.code, 0, person.error);
}

test('beside a server on the embedded database a person is added, gets another password, leaves and comes back', async () => {
  const environment = { THECA_DATA: folder, DATABASE_URL: '' };
  const server = await started();
  assert.match(server.output(), /lakeside-demonstration/);
  const postmaster = postmasterOf(folder);
  await nurseAdded(environment);
  const person = (action: string, input = '') =>
    theca(['person', action, '--username', 'rui'], input, environment);

  const first = await cookieFor(server.url, 'rui', FIRST);
  assert.equal(await meStatus(server, first), 200);
  assert.equal((await person('password', SECOND)).code, 0);
  assert.equal(await meStatus(server, first), 401);
  assert.equal(await signInStatus(server, 'rui', FIRST), 401);

  const second = await cookieFor(server.url, 'rui', SECOND);
  assert.equal(await meStatus(server, second), 200);
  assert.equal((await person('deactivate')).code, 0);
  assert.equal(await meStatus(server, second), 401);
  assert.equal(await signInStatus(server, 'rui', SECOND), 401);

  assert.equal((await person('activate')).code, 0);
  assert.equal(await meStatus(server, second), 401);
  assert.equal(await signInStatus(server, 'rui', SECOND), 200);
  assert.equal(postmasterOf(folder), postmaster, 'the commands took the database of the server along');
});

test('on a database of somebody’s own the server makes no demonstration and says how a clinic begins', async () => {
  const environment = await ownDatabase();
  const server = await started(environment);
  assert.match(server.output(), /There is no clinic/);
  assert.match(server.output(), /theca clinic add/);
  assert.doesNotMatch(server.output(), /lakeside-demonstration/);
  assert.equal(await signInStatus(server, 'nurse', 'lakeside-demonstration'), 401);
  const about = await fetch(`${server.url}/api/about`);
  assert.equal(((await about.json()) as { demonstration: unknown }).demonstration, null);

  await nurseAdded(environment);
  assert.equal(await signInStatus(server, 'rui', FIRST), 200);
});

test('on a database of somebody’s own the demonstration comes with theca seed, twice the same', async () => {
  const environment = await ownDatabase();
  for (let round = 0; round < 2; round += 1) {
    const seeded = await theca(['seed'], '', environment);
    assert.equal(seeded.code, 0, seeded.error);
    assert.match(seeded.out, /lakeside-demonstration/);
  }
  const server = await started(environment);
  assert.match(server.output(), /lakeside-demonstration/);
  assert.equal(await signInStatus(server, 'nurse', 'lakeside-demonstration'), 200);
});
