import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryDifferences } from '../../../src/core/therapy/blind-entry.ts';
import { type BlindText, NOTHING_ENTERED, readBlind } from '../../../src/web/order/blind-text.ts';
import { planBaseOf, planHere } from '../../../src/web/order/plan-here.ts';
import { readOrder } from '../../../src/web/order/read-order.ts';
import { parseJson } from '../../../src/wire/json/parse.ts';
import { blindEntry } from '../../../src/wire/therapy/order.ts';
import { CLOCK, PATIENT, TYPED } from './sample-order.ts';

const ENTERED: BlindText = {
  components: [{ id: 1, drug: 'baclofen', concentration: { text: '2', unit: 'mg/mL' } }],
  volume: { text: '40', unit: 'mL' },
  dailyDose: { text: '200', unit: 'ug/d' },
};

/** What the server would find different between this entry and the typed order. */
function differs(text: BlindText): readonly string[] | string {
  const read = readBlind(text, true);
  assert.ok(read.ok);
  const tree = parseJson(JSON.stringify(read.entry));
  assert.ok(tree.ok);
  const errors: [] = [];
  const entry = blindEntry.reads.read(tree.value, '', errors);
  const { content, plannedFor } = readOrder(TYPED, CLOCK);
  const base = planBaseOf(PATIENT);
  assert.ok(entry && content && plannedFor && base);
  const found = entryDifferences(entry, content, base.record.last, planHere(base, content, plannedFor).plan);
  return found.ok ? found.value : found.refusal.code;
}

test('[SR-45] the form of the second person begins empty', () => {
  const read = readBlind(NOTHING_ENTERED, true);
  assert.ok(!read.ok);
  assert.deepEqual(
    read.problems.map(({ at }) => at),
    ['/entry/components/0/drug', '/entry/components/0/concentration', '/entry/volume', '/entry/dailyDose'],
  );
});

test('[SR-45] an entry in another unit agrees where it is the same amount, and each field differs by its own', () => {
  assert.deepEqual(differs(ENTERED), []);
  assert.deepEqual(differs({ ...ENTERED, volume: { text: '20', unit: 'mL' } }), ['volume']);
  assert.deepEqual(differs({ ...ENTERED, dailyDose: { text: '200', unit: 'mg/d' } }), ['daily-dose']);
  const weaker = [{ id: 1, drug: 'baclofen' as const, concentration: { text: '2', unit: 'ug/mL' } }];
  assert.deepEqual(differs({ ...ENTERED, components: weaker }), ['concentration']);
});

test('an order without a fill asks for no volume', () => {
  const read = readBlind({ ...ENTERED, volume: { text: '', unit: null } }, false);
  assert.ok(read.ok);
  assert.equal(read.entry.volume, null);
});

test('the dose goes as it was typed, because its digits say how exactly it was known', () => {
  const read = readBlind({ ...ENTERED, dailyDose: { text: ' 1.80 ', unit: 'mg/d' } }, true);
  assert.ok(read.ok);
  assert.deepEqual(read.entry.dailyDose, { text: '1.80', unit: 'mg/d' });
});

test('a dose per hour is no daily dose', () => {
  const read = readBlind({ ...ENTERED, dailyDose: { text: '8.333', unit: 'ug/h' } }, true);
  assert.equal(read.ok, false);
});
