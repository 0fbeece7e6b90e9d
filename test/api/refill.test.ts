import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantAt } from '../../src/core/time.ts';
import { inClinic } from '../../src/records/database.ts';
import { entryOf, readBackOf, SAME } from '../core/therapy/patient.ts';
import { apiUnderTest, newKey, PASSWORD, usernameOf } from './api-under-test.ts';
import {
  aspirated,
  commanded,
  does,
  injection,
  signed,
  submitted,
  treated,
  versionOf,
  witness,
} from './refill-by-http.ts';

const api = await apiUnderTest();
const nurse = await api.signedIn('nurse');

test('a refill goes from the order to the completed visit, and the board and the record have it', async () => {
  const patient = await treated(api, nurse);
  const visit = await aspirated(api, nurse, patient);
  const at = await nurse('GET', `/api/patients/${patient.id}`);
  assert.equal(at.body.visit.step, 'inject');
  assert.deepEqual(at.body.visit.residuals[0].residual.expected, { value: 16, unit: 'mL' });
  await does(nurse, patient.id, injection(visit), witness(api));
  await does(nurse, patient.id, { type: 'confirm-program', visit });
  await does(nurse, patient.id, { type: 'enter-read-back', visit, readBack: readBackOf('500') });
  api.passTime(9);
  await nurse('GET', '/api/me');
  api.passTime(9);
  await nurse('GET', '/api/me');
  api.passTime(9);
  await does(nurse, patient.id, { type: 'end-observation', visit, overridden: null, symptoms: null });
  const next = { appointment: instantAt(Date.UTC(2027, 0, 20, 16)) };
  await does(nurse, patient.id, { type: 'complete-visit', visit, next });

  const after = (await nurse('GET', `/api/patients/${patient.id}`)).body;
  assert.equal(after.visit, null);
  assert.equal(after.order, null);
  assert.equal(after.refills.length, 1);
  assert.equal(after.refills[0].verdict, 'as-labelled');
  const board = (await nurse('GET', '/api/board')).body;
  const row = board.rows.find(({ id }: { id: string }) => id === patient.id);
  assert.equal(row.group, 'on-plan');
  assert.deepEqual(row.drugs[0].dailyDose, { value: 200, unit: 'ug/d' });
  const record = (await nurse('GET', `/api/patients/${patient.id}/record`)).body;
  assert.equal(record.events.length, after.version);
  const injected = record.events.find(({ type }: { type: string }) => type === 'refill-injected');
  assert.equal(injected.data.witness.name, 'Sam Second');
});

test('[SR-45] a submitted order is hidden from everybody but its author until somebody verified it blind', async () => {
  const patient = await treated(api, nurse);
  const order = await submitted(api, nurse, patient.id);
  const pharmacist = await api.signedIn('pharmacist');
  const hidden = (await pharmacist('GET', `/api/patients/${patient.id}`)).body.order;
  assert.equal(hidden.hidden, true);
  assert.equal(hidden.content, null);
  assert.equal(hidden.findings, null);
  const record = (await pharmacist('GET', `/api/patients/${patient.id}/record`)).body;
  assert.equal(record.events.at(-1).type, 'order-submitted');
  assert.equal(record.events.at(-1).data, null);
  const own = (await nurse('GET', `/api/patients/${patient.id}`)).body.order;
  assert.equal(own.hidden, false);
  assert.ok(own.content.fill);

  await does(pharmacist, patient.id, { type: 'verify-order', order, entry: entryOf(SAME, '200') });
  const shown = (await pharmacist('GET', `/api/patients/${patient.id}`)).body.order;
  assert.equal(shown.hidden, false);
  assert.ok(shown.content.fill);
});

test('[SR-45] the author cannot be the second person; another can be it at the same desk, with his own password', async () => {
  const patient = await treated(api, nurse);
  const order = await submitted(api, nurse, patient.id);
  const command = { type: 'verify-order', order, entry: entryOf(SAME, '200') } as const;
  const version = await versionOf(nurse, patient.id);
  const alone = await commanded(nurse, patient.id, version, command);
  assert.deepEqual([alone.status, alone.body.reason], [422, 'second-person-needed']);
  const username = usernameOf('secondNurse', api.clinic);
  const wrong = await commanded(nurse, patient.id, version, command, { as: { username, password: 'wrong' } });
  assert.deepEqual([wrong.status, wrong.body.code], [403, 'password-refused']);
  const right = await commanded(nurse, patient.id, version, command, {
    as: { username, password: PASSWORD },
  });
  assert.equal(right.status, 200);
  const { verified } = (await nurse('GET', `/api/patients/${patient.id}`)).body.order;
  assert.equal(verified.by.name, 'Sam Second');
});

test('[SR-45] a second entry that differs blocks the order and is recorded', async () => {
  const patient = await treated(api, nurse);
  const order = await submitted(api, nurse, patient.id);
  const pharmacist = await api.signedIn('pharmacist');
  const reply = await does(pharmacist, patient.id, {
    type: 'verify-order',
    order,
    entry: entryOf(SAME, '2000'),
  });
  assert.deepEqual(
    reply.body.events.map(({ type }: { type: string }) => type),
    ['order-disputed'],
  );
  const state = (await nurse('GET', `/api/patients/${patient.id}`)).body.order;
  assert.deepEqual([state.status, state.disputed.fields], ['disputed', ['daily-dose']]);
});

test('[SR-68] signing needs the signer’s own password again, a physician, and the digest that was seen', async () => {
  const patient = await treated(api, nurse);
  const order = await submitted(api, nurse, patient.id);
  const pharmacist = await api.signedIn('pharmacist');
  await does(pharmacist, patient.id, { type: 'verify-order', order, entry: entryOf(SAME, '200') });
  const physician = await api.signedIn('physician');
  const { version, order: seen } = (await physician('GET', `/api/patients/${patient.id}`)).body;
  const command = { type: 'sign-order', order, digest: seen.digest } as const;
  const sign = (caller: typeof nurse, given: object, what: typeof command = command) =>
    commanded(caller, patient.id, version, what, given);
  assert.equal((await sign(physician, {})).body.code, 'password-refused');
  assert.equal((await sign(physician, { password: 'wrong' })).body.code, 'password-refused');
  assert.equal((await sign(nurse, { password: PASSWORD })).body.code, 'not-allowed');
  const other = { ...command, digest: 'another' };
  assert.equal((await sign(physician, { password: PASSWORD }, other)).body.reason, 'changed-since-check');
  assert.equal((await sign(physician, { password: PASSWORD })).status, 200);
});

test('[SR-57] an injection without an authenticated witness is refused', async () => {
  const patient = await treated(api, nurse);
  const visit = await aspirated(api, nurse, patient);
  const version = await versionOf(nurse, patient.id);
  const alone = await commanded(nurse, patient.id, version, injection(visit));
  assert.deepEqual([alone.status, alone.body.errors[0].at], [400, '/as']);
  const own = { username: usernameOf('nurse', api.clinic), password: PASSWORD };
  const self = await commanded(nurse, patient.id, version, injection(visit), { as: own });
  assert.equal(self.body.reason, 'witness-is-the-nurse');
});

test('[SR-58] [SR-75] the same injection sent twenty times at once is in the reservoir once', async () => {
  const patient = await treated(api, nurse);
  const visit = await aspirated(api, nurse, patient);
  const version = await versionOf(nurse, patient.id);
  const key = newKey();
  const replies = await Promise.all(
    Array.from({ length: 20 }, () =>
      commanded(nurse, patient.id, version, injection(visit), { ...witness(api), key }),
    ),
  );
  for (const reply of replies) assert.deepEqual(reply.body, replies[0]?.body);
  const { events } = (await nurse('GET', `/api/patients/${patient.id}/record`)).body;
  const injections = events.filter(({ type }: { type: string }) => type === 'refill-injected');
  assert.equal(injections.length, 1);
});

test('[SR-75] a key is not good for another request, and a refusal is answered the same again', async () => {
  const patient = await treated(api, nurse);
  const version = await versionOf(nurse, patient.id);
  const key = newKey();
  const cancel = { type: 'cancel-appointment', reason: 'ill' } as const;
  const first = await commanded(nurse, patient.id, version, cancel, { key });
  assert.deepEqual([first.status, first.body.reason], [422, 'no-appointment']);
  assert.deepEqual((await commanded(nurse, patient.id, version, cancel, { key })).body, first.body);
  const other = { type: 'cancel-appointment', reason: 'away' } as const;
  const reused = await commanded(nurse, patient.id, version, other, { key });
  assert.equal(reused.body.code, 'idempotency-key-reused');
  const body = { expectedVersion: version, command: cancel };
  const without = await nurse('POST', `/api/patients/${patient.id}/commands`, { body });
  assert.deepEqual([without.status, without.body.code], [428, 'idempotency-key-missing']);
});

test('[SR-74] a stale command changes nothing and is told what happened since', async () => {
  const patient = await treated(api, nurse);
  const version = await versionOf(nurse, patient.id);
  const physician = await api.signedIn('physician');
  const book = { type: 'book-appointment', at: instantAt(Date.UTC(2026, 11, 1, 16)) } as const;
  assert.equal((await commanded(physician, patient.id, version, book)).status, 200);
  const stale = await commanded(nurse, patient.id, version, book);
  assert.deepEqual([stale.status, stale.body.code], [409, 'stale-version']);
  assert.deepEqual(
    stale.body.since.map(({ type, by }: { type: string; by: { name: string } }) => [type, by.name]),
    [['appointment-booked', 'Petra Physician']],
  );
  assert.equal(stale.body.current.version, version + 1);
});

test('[SR-74] of twenty clients that command at one version, one is obeyed', async () => {
  const patient = await treated(api, nurse);
  const version = await versionOf(nurse, patient.id);
  const statuses = await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      const at = instantAt(Date.UTC(2026, 11, 1 + index, 16));
      return (await commanded(nurse, patient.id, version, { type: 'book-appointment', at })).status;
    }),
  );
  assert.deepEqual(
    statuses.toSorted((a, b) => a - b),
    [200, ...Array.from({ length: 19 }, () => 409)],
  );
  assert.equal(await versionOf(nurse, patient.id), version + 1);
});

test('[SR-59] an interrupted visit is on the board, and resumes at the same step', async () => {
  const patient = await treated(api, nurse);
  const visit = await aspirated(api, nurse, patient);
  const board = (await nurse('GET', '/api/board')).body;
  const row = board.rows.find(({ id }: { id: string }) => id === patient.id);
  assert.equal(row.group, 'visit-open');
  assert.deepEqual([row.visit.id, row.visit.step, row.visit.by], [visit, 'inject', 'Nora Nurse']);
  const again = await api.signedIn('secondNurse');
  assert.equal((await again('GET', `/api/patients/${patient.id}`)).body.visit.step, 'inject');
});

test('[SR-67] each read and each write of a patient makes one entry of the audit', async () => {
  const patient = await treated(api, nurse);
  const entries = () =>
    inClinic(api.records, api.clinic.id, (here) =>
      here.sql
        .selectFrom('audit')
        .select(['action', 'actor'])
        .where('patient', '=', patient.id)
        .orderBy('entry')
        .execute(),
    );
  const before = await entries();
  await nurse('GET', `/api/patients/${patient.id}`);
  await nurse('GET', `/api/patients/${patient.id}/record`);
  await signed(api, patient.id);
  const actions = (await entries()).slice(before.length).map(({ action }) => action);
  assert.deepEqual(actions.slice(0, 2), ['read-patient', 'read-record']);
  for (const write of ['submit-order', 'verify-order', 'sign-order'])
    assert.equal(actions.filter((action) => action === write).length, 1, write);
});

test('[SR-43] nobody is found under an id of nobody, and a record number or a pump is one patient’s', async () => {
  assert.equal((await nurse('GET', `/api/patients/${newKey()}`)).status, 404);
  const one = await treated(api, nurse);
  const facts = {};
  const twin = await nurse('POST', '/api/patients', {
    body: { identity: one.identity, facts },
    key: newKey(),
  });
  assert.deepEqual([twin.status, twin.body.reason], [422, 'record-number-taken']);
});
