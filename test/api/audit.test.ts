import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { instantAt } from '../../src/core/time.ts';
import { inClinic } from '../../src/records/database.ts';
import { apiUnderTest, newKey } from './api-under-test.ts';
import { commanded, identityOf, treated, versionOf } from './refill-by-http.ts';

const api = await apiUnderTest();
const nurse = await api.signedIn('nurse');
const patient = await treated(api, nurse);
const at = `/api/patients/${patient.id}`;

const entries = () =>
  inClinic(api.records, api.clinic.id, (here) =>
    here.sql.selectFrom('audit').select(['action', 'actor', 'patient']).orderBy('entry').execute(),
  );

async function entered(work: () => Promise<unknown>): Promise<string[]> {
  const before = (await entries()).length;
  await work();
  return (await entries()).slice(before).map(({ action }) => action);
}

test('[SR-67] every route that reads or writes of patients makes exactly one entry', async () => {
  const draft = { basedOn: 1, revision: 0, content: {} };
  const book = { type: 'book-appointment', at: instantAt(Date.UTC(2027, 0, 5, 16)) } as const;
  const version = await versionOf(nurse, patient.id);
  for (const [action, work] of [
    ['read-board', () => nurse('GET', '/api/board')],
    ['read-patients', () => nurse('GET', '/api/patients')],
    ['search-patients', () => nurse('POST', '/api/patient-search', { body: { search: 'riv' } })],
    ['read-patient', () => nurse('GET', at)],
    ['read-record', () => nurse('GET', `${at}/record`)],
    ['read-draft', () => nurse('GET', `${at}/draft`)],
    ['save-draft', () => nurse('PUT', `${at}/draft`, { body: draft })],
    ['discard-draft', () => nurse('DELETE', `${at}/draft?revision=1`)],
    ['check-visit', () => nurse('POST', `${at}/check`, { body: { visit: {} } })],
    ['book-appointment', () => commanded(nurse, patient.id, version, book)],
    ['read-conflict', () => commanded(nurse, patient.id, version, book)],
    [
      'register-patient',
      () => nurse('POST', '/api/patients', { body: { identity: identityOf(900), facts: {} }, key: newKey() }),
    ],
  ] as const)
    assert.deepEqual(await entered(work), [action]);
});

test('[SR-67] who asked is entered, and nobody is entered for an id of nobody', async () => {
  const [last] = (await entries()).slice(-1);
  assert.equal(last?.actor, api.clinic.nurse.id);
  assert.deepEqual(await entered(() => nurse('GET', `/api/patients/${newKey()}`)), []);
});

test('[SR-67] where the audit cannot be written, nothing is read and nothing is changed', async () => {
  const owner = new pg.Client(api.owner);
  await owner.connect();
  const version = await versionOf(nurse, patient.id);
  try {
    await owner.query('revoke insert on audit from theca_app');
    const book = { type: 'book-appointment', at: instantAt(Date.UTC(2027, 0, 6, 16)) } as const;
    const key = newKey();
    for (const reply of [
      await nurse('GET', at),
      await nurse('GET', '/api/board'),
      await commanded(nurse, patient.id, version, book, { key }),
    ]) {
      assert.equal(reply.status, 500);
      assert.deepEqual(Object.keys(reply.body), ['theca', 'code', 'message']);
    }
    await owner.query('grant insert on audit to theca_app');
    assert.equal(await versionOf(nurse, patient.id), version);
    assert.equal((await commanded(nurse, patient.id, version, book, { key })).status, 200);
  } finally {
    await owner.query('grant insert on audit to theca_app');
    await owner.end();
  }
});
