import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failureOf } from '../../../src/web/client/failure.ts';
import { recordFieldNamed, recordRefusals } from '../../../src/web/register/refused-record.ts';

const refused = (reason: string, details: object = {}) =>
  failureOf(422, { theca: 'error/1', code: 'refused', message: 'no', reason, details }, null);

test('a pointer of the server names the field on the screen', () => {
  const names = {
    '/identity/name': 'name',
    '/facts/systemicOpioids/0/dailyDose/value': 'systemicOpioids/0/dailyDose',
    '/command/pump/serial': 'serial',
    '/command/catheter/segments/1/volume/unit': 'segments/1/volume',
    '/command/last/fill/at': 'fill/at/day',
    '/command/at': 'at/day',
    '/command/alarm/since': 'since/day',
    '/command/reason': 'reason',
  };
  for (const [pointer, name] of Object.entries(names)) assert.equal(recordFieldNamed(pointer), name);
});

test('a record number or a pump that another patient has is said at its field', () => {
  assert.deepEqual([...recordRefusals(refused('record-number-taken')).keys()], ['recordNumber']);
  assert.deepEqual([...recordRefusals(refused('pump-in-another-patient')).keys()], ['serial']);
  assert.deepEqual([...recordRefusals(refused('already-filled')).keys()], []);
});

test('what was expected is said where it was expected', () => {
  const incomplete = refused('incomplete', { at: '/identity/birthDate', expected: 'a day that has been' });
  assert.deepEqual(
    [...recordRefusals(incomplete)],
    [['birthDate', { kind: 'expected', expected: 'a day that has been' }]],
  );
});
