import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failureOf } from '../../../src/web/client/failure.ts';
import { detailsOf, findingsOf, reasonOf } from '../../../src/web/visit/refusals-known.ts';
import { fieldNamed, refusedFields } from '../../../src/web/visit/refused-fields.ts';

const refused = (reason: string, more: object = {}) =>
  failureOf(422, { theca: 'error/1', code: 'refused', message: '', reason, ...more }, null);

test('a mismatch of who it is is said at each field that differs', () => {
  const failure = refused('identity-differs', { fields: ['/identifiers/1', '/serial'] });
  assert.deepEqual(
    [...refusedFields(failure)],
    [
      ['second', { kind: 'differs' }],
      ['serial', { kind: 'differs' }],
    ],
  );
});

test('a mismatch of the label is said at its fields', () => {
  const failure = refused('label-differs', { fields: ['patient', 'concentration', 'volume'] });
  assert.deepEqual([...refusedFields(failure).keys()], ['patient', 'concentration', 'volume']);
});

test('a refusal about one thing is said there with what it names', () => {
  const volume = refused('volume-differs', { details: { ordered: { value: 40, unit: 'mL' } } });
  assert.deepEqual([...refusedFields(volume)], [['volume', { kind: 'refusal' }]]);
  assert.deepEqual(detailsOf(volume), { ordered: { value: 40, unit: 'mL' } });
  const unreadable = refused('unreadable', { details: { at: '/readBack/dailyDose', expected: 'a decimal' } });
  assert.deepEqual(
    [...refusedFields(unreadable)],
    [['dailyDose', { kind: 'expected', expected: 'a decimal' }]],
  );
});

test('a wrong password of the witness is said at the password', () => {
  const failure = failureOf(403, { theca: 'error/1', code: 'password-refused', message: '' }, null);
  assert.deepEqual([...refusedFields(failure)], [['password', { kind: 'refusal' }]]);
});

test('what the server could not read is said at its field, whatever part of it', () => {
  for (const [pointer, field] of [
    ['/command/aspirated/value', 'aspirated'],
    ['/command/label/lot', 'lot'],
    ['/command/reading/displayedVolume/unit', 'displayedVolume'],
    ['/command/readBack/dailyDose/text', 'dailyDose'],
    ['/command/readBack/bridge', 'hasBridge'],
    ['/command/next/appointment', 'appointment/day'],
    ['/as', 'witness'],
  ] as const)
    assert.equal(fieldNamed(pointer), field, pointer);
});

test('a code of a newer server is no reason that this page knows, and about no field', () => {
  const failure = refused('something-new');
  assert.equal(reasonOf(failure), null);
  assert.equal(refusedFields(failure).size, 0);
  assert.deepEqual(findingsOf(failure), []);
});
