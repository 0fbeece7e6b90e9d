import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAY_COMMAND } from '../../src/api/permissions.ts';
import type { Role } from '../../src/core/therapy/events.ts';
import { command as contract } from '../../src/wire/contract/command.ts';
import type { AskedCommand } from '../../src/wire/therapy/command.ts';
import { CATHETER, FACTS, LAST, ML, PUMP, readBackOf, SAME } from '../core/therapy/patient.ts';
import { apiUnderTest, newKey, PASSWORD, type TestUser } from './api-under-test.ts';
import { commanded, treated, versionOf, witness } from './refill-by-http.ts';

const api = await apiUnderTest();
const nurse = await api.signedIn('nurse');
const { id } = await treated(api, nurse);
const version = await versionOf(nurse, id);
const visit = newKey();
const order = newKey();
const at = api.now();
const entry = { components: [], volume: null, dailyDose: { text: '1', unit: 'ug/d' } } as const;
const value = { kind: 'name', value: 'x' } as const;

/** One of each; nothing of it can succeed, so that only the permission tells roles apart. */
const COMMANDS: readonly AskedCommand[] = [
  { type: 'record-implant', pump: { ...PUMP, serial: 'another' }, catheter: CATHETER },
  { type: 'take-over-therapy', last: LAST },
  { type: 'cancel-appointment', reason: 'x' },
  { type: 'book-appointment', at: LAST.fill.at },
  { type: 'report-alarm', alarm: { kind: 'low-reservoir' }, by: ' x' },
  { type: 'record-facts', facts: FACTS },
  {
    type: 'submit-order',
    visit,
    content: SAME,
    plannedFor: at,
    accepted: [],
    acknowledged: [],
    replaces: order,
  },
  { type: 'repeat-order', plannedFor: at, accepted: [], replaces: order },
  { type: 'verify-order', order, entry },
  { type: 'sign-order', order, digest: 'x' },
  { type: 'withdraw-order', order, reason: 'x' },
  { type: 'start-visit', order },
  { type: 'identify', visit, identifiers: [value, value], serial: 'x', label: null },
  { type: 'read-pump', visit, reading: {} },
  { type: 'confirm-port', visit, port: 'reservoir', needleGauge: '22', atNeedleStop: true },
  { type: 'record-aspirate', visit, aspirated: ML(1), correction: null },
  { type: 'assess-residual', visit, meaning: 'x', plan: 'x' },
  { type: 'reconfirm-port', visit, method: 'template' },
  { type: 'record-injection', visit, volume: ML(1), partialInstilChecked: true, wasted: ML(0) },
  { type: 'confirm-program', visit },
  { type: 'enter-read-back', visit, readBack: readBackOf('500') },
  { type: 'end-observation', visit, overridden: null, symptoms: null },
  { type: 'complete-visit', visit, next: { waiver: 'x' } },
  { type: 'abort-visit', visit, reason: 'x' },
];

const ROLES: readonly (readonly [TestUser, Role])[] = [
  ['nurse', 'nurse'],
  ['physician', 'physician'],
  ['pharmacist', 'pharmacist'],
];

test('[SR-69] every command is given by the roles that may, and refused to the others', async () => {
  for (const [user, role] of ROLES) {
    const caller = await api.signedIn(user);
    for (const command of COMMANDS) {
      const more =
        command.type === 'record-injection'
          ? witness(api)
          : command.type === 'sign-order'
            ? { password: PASSWORD }
            : {};
      const expected = await versionOf(caller, id);
      const reply = await commanded(caller, id, expected, command, more);
      const isAllowed = MAY_COMMAND[command.type].includes(role);
      assert.equal(reply.body.code === 'not-allowed', !isAllowed, `${role} ${command.type} ${reply.status}`);
      assert.notEqual(reply.status, 500);
    }
  }
  assert.ok((await versionOf(nurse, id)) >= version);
});

test('[SR-69] every command of the contract was tried', () => {
  const tried = new Set(COMMANDS.map(({ type }) => type));
  const types = contract.options.map((option) => option.shape.type.value);
  assert.deepEqual(
    types.filter((type) => !tried.has(type)),
    [],
  );
});

test('[SR-69] a pharmacist registers nobody', async () => {
  const pharmacist = await api.signedIn('pharmacist');
  const identity = { name: 'x', recordNumber: 'x', birthDate: '1970-01-01' };
  const reply = await pharmacist('POST', '/api/patients', { body: { identity, facts: {} }, key: newKey() });
  assert.deepEqual([reply.status, reply.body.code], [403, 'not-allowed']);
});
