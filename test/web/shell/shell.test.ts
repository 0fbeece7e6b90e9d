import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failureFrom, failureOf, RequestFailed, unanswered } from '../../../src/web/client/failure.ts';
import { isStale, STALE_AFTER_MS } from '../../../src/web/shell/connection.ts';
import { found, initials, matches } from '../../../src/web/shell/patient-match.ts';
import { pathToReturnTo } from '../../../src/web/sign-in/return-path.ts';
import { REFUSAL_CODES } from '../../../src/wire/contract/refusal.ts';

const PEOPLE = [
  { name: 'Brooks, Dana', recordNumber: '31 08 55' },
  { name: 'Danvers, Lee', recordNumber: '40-21-77' },
  { name: 'Núñez, José', recordNumber: '50.11.22' },
];

test('three letters find a patient, with or without accents, names that begin so first', () => {
  assert.deepEqual(
    found('dan', PEOPLE).map((one) => one.name),
    ['Danvers, Lee', 'Brooks, Dana'],
  );
  assert.deepEqual(
    found('nunez jose', PEOPLE).map((one) => one.name),
    ['Núñez, José'],
  );
});

test('a record number is found however its digits are grouped', () => {
  assert.equal(matches('402177', { name: 'x', recordNumber: '40-21-77' }), true);
  assert.equal(matches('40 21', { name: 'x', recordNumber: '402177' }), true);
  assert.equal(matches('999', { name: 'x', recordNumber: '402177' }), false);
});

test('a badge takes two letters at most', () => {
  assert.equal(initials('Amara Nwosu, RN'), 'AN');
  assert.equal(initials('Dr Helena Brandt'), 'HB');
  assert.equal(initials('Cher'), 'C');
  assert.equal(initials(''), '');
});

test('a sign-in leads back inside Theca and nowhere else', () => {
  assert.equal(pathToReturnTo('/patients/1/order'), '/patients/1/order');
  for (const path of [
    '//evil.example',
    'https://evil.example',
    '/\\evil',
    '/sign-in',
    '/',
    '/api/me',
    7,
    undefined,
  ])
    assert.equal(pathToReturnTo(path), null, String(path));
});

test('every refusal of the contract has words of its own kind', () => {
  for (const code of REFUSAL_CODES) {
    const failure = failureOf(400, { theca: 'error/1', code, message: 'm' }, 'r1');
    assert.equal(failure.code, code);
    assert.equal(failure.message, 'm');
    assert.equal(failure.reference, 'r1');
    assert.notEqual(failure.kind, undefined);
  }
});

test('an answer that is not of Theca is judged by its status alone', () => {
  assert.equal(failureOf(502, '<html>', null).kind, 'unavailable');
  assert.equal(failureOf(401, null, null).kind, 'signed-out');
  assert.equal(failureOf(418, null, null).kind, 'fault');
  assert.equal(failureOf(200, { theca: 'error/1', code: 'brand-new', message: '' }, null).kind, 'fault');
});

test('what we threw ourselves is a fault, what the server refused keeps its kind', () => {
  assert.equal(failureFrom(new TypeError('bug')).kind, 'fault');
  assert.equal(failureFrom(new RequestFailed(unanswered('offline'))).kind, 'offline');
});

test('what was loaded too long ago is called stale', () => {
  assert.equal(isStale(0, STALE_AFTER_MS), false);
  assert.equal(isStale(0, STALE_AFTER_MS + 1), true);
});
