import assert from 'node:assert/strict';
import { test } from 'node:test';
import { intentionFor, staysOpen } from '../../../src/web/visit/intention.ts';
import { VISIT } from './sample-visit.ts';

let made = 0;
const newKey = (): string => `key-${++made}`;
const request = (expectedVersion: number, value = 40) => ({
  expectedVersion,
  command: {
    type: 'record-injection' as const,
    visit: VISIT,
    volume: { value, unit: 'mL' },
    partialInstilChecked: true,
    wasted: { value: 7, unit: 'mL' },
  },
  as: { username: 'nurse2', password: 'typed' },
});

test('[SR-58] the same entry sent again after no answer is the same one, whatever the page knows by then', () => {
  const first = intentionFor(null, request(7), newKey);
  const again = intentionFor(first, request(8), newKey);
  assert.equal(again.key, first.key);
  assert.equal(again.request.expectedVersion, 7);
});

test('another volume is another intention, with a key of its own', () => {
  const first = intentionFor(null, request(7), newKey);
  const other = intentionFor(first, request(7, 39), newKey);
  assert.notEqual(other.key, first.key);
});

test('only what may have arrived stays open; a refusal is an answer', () => {
  for (const kind of ['offline', 'timeout', 'unavailable', 'fault'] as const) assert.ok(staysOpen(kind));
  for (const kind of ['refused', 'bad-input', 'conflict', 'signed-out', 'forbidden'] as const)
    assert.ok(!staysOpen(kind));
});
