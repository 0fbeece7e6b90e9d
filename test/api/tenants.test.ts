import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testClinic } from '../records/migrated-database.ts';
import { apiUnderTest, newKey, PASSWORD, passwordHash, usernameOf } from './api-under-test.ts';
import { commanded, submitted, treated, versionOf } from './refill-by-http.ts';

const api = await apiUnderTest();
const theirs = await testClinic(api.records, await passwordHash());
const ours = await api.signedIn('nurse');
const other = await api.signedIn('nurse', theirs);
const patient = await treated(api, ours);

test('[SR-70] nobody of another clinic reads, finds, drafts, checks or commands our patient', async () => {
  const at = `/api/patients/${patient.id}`;
  const visit = { visit: {} };
  for (const [method, url, body] of [
    ['GET', at],
    ['GET', `${at}/record`],
    ['GET', `${at}/draft`],
    ['PUT', `${at}/draft`, { basedOn: 1, revision: 0, content: {} }],
    ['POST', `${at}/check`, visit],
  ] as const)
    assert.equal(
      (await other(method, url, body === undefined ? {} : { body })).status,
      404,
      `${method} ${url}`,
    );
  const found = await other('POST', '/api/patient-search', { body: { search: 'rivera' } });
  assert.deepEqual(found.body.patients, []);
  assert.deepEqual((await other('GET', '/api/board')).body.rows, []);
  assert.deepEqual((await other('GET', '/api/patients')).body.patients, []);
  const version = await versionOf(ours, patient.id);
  for (const expected of [0, version]) {
    const reply = await commanded(other, patient.id, expected, { type: 'cancel-appointment', reason: 'x' });
    assert.equal(reply.status, 404);
  }
  assert.equal(await versionOf(ours, patient.id), version);
});

test('[SR-70] a second person of another clinic is none', async () => {
  const order = await submitted(api, ours, patient.id);
  const version = await versionOf(ours, patient.id);
  const as = { username: usernameOf('pharmacist', theirs), password: PASSWORD };
  const entry = {
    components: [],
    volume: null,
    dailyDose: { text: '1', unit: 'ug/d' },
    prime: null,
  } as const;
  const reply = await commanded(ours, patient.id, version, { type: 'verify-order', order, entry }, { as });
  assert.deepEqual([reply.status, reply.body.code], [403, 'password-refused']);
});

test('[SR-70] a session of ours under the name of another clinic is none', async () => {
  const body = { username: usernameOf('nurse', api.clinic), password: PASSWORD };
  const { headers } = await api.anonymous('POST', '/api/sign-in', { body });
  const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
  const forged = cookie.replace(api.clinic.id, theirs.id);
  assert.equal((await api.anonymous('GET', '/api/board', { headers: { cookie } })).status, 200);
  assert.equal((await api.anonymous('GET', '/api/board', { headers: { cookie: forged } })).status, 401);
});

test('[SR-70] the same key and the same record number in two clinics do not meet', async () => {
  const key = newKey();
  const identity = { name: 'Twin', recordNumber: 'T-9000', birthDate: '1970-01-01' };
  const ask = { body: { identity, facts: {} }, key };
  const [one, two] = [await ours('POST', '/api/patients', ask), await other('POST', '/api/patients', ask)];
  assert.deepEqual([one.status, two.status], [200, 200]);
  assert.notEqual(one.body.id, two.body.id);
});
