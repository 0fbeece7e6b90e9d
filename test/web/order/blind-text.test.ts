import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryDifferences } from '../../../src/core/therapy/blind-entry.ts';
import { type BlindText, NOTHING_ENTERED, readBlind } from '../../../src/web/order/blind-text.ts';
import type { OrderDraft } from '../../../src/web/order/order-draft.ts';
import { planBaseOf, planHere } from '../../../src/web/order/plan-here.ts';
import { readOrder } from '../../../src/web/order/read-order.ts';
import { parseJson } from '../../../src/wire/json/parse.ts';
import { blindEntry } from '../../../src/wire/therapy/order.ts';
import { CLOCK, PATIENT, TYPED } from './sample-order.ts';

const ENTERED: BlindText = {
  components: [{ id: 1, drug: 'baclofen', concentration: { text: '2', unit: 'mg/mL' } }],
  volume: { text: '40', unit: 'mL' },
  dailyDose: { text: '200', unit: 'ug/d' },
  prime: { ...NOTHING_ENTERED.prime, given: 'none' },
};
const PRIMED: OrderDraft = {
  ...TYPED,
  prime: { part: 'catheter', reason: 'revision', drugFree: true },
};
const entersPrime = (volume: string, duration: string, unit = 'min'): BlindText => ({
  ...ENTERED,
  prime: { given: 'prime', volume: { text: volume, unit: 'mL' }, duration: { text: duration, unit } },
});

/** What the server would find different between this entry and the typed order. */
function differs(text: BlindText, typed = TYPED): readonly string[] | string {
  const read = readBlind(text, true);
  assert.ok(read.ok);
  const tree = parseJson(JSON.stringify(read.entry));
  assert.ok(tree.ok);
  const errors: [] = [];
  const entry = blindEntry.reads.read(tree.value, '', errors);
  const { content, plannedFor } = readOrder(typed, CLOCK);
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
    [
      '/entry/components/0/drug',
      '/entry/components/0/concentration',
      '/entry/volume',
      '/entry/dailyDose',
      '/entry/prime',
    ],
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

test('[SR-45] a prime is entered as volume and time, and none has to be said as well', () => {
  // The catheter alone, 0.1958 mL at 1 mL/h: 11.748 min.
  assert.deepEqual(differs(entersPrime('0.196', '12'), PRIMED), []);
  assert.deepEqual(differs(entersPrime('0.1958', '705', 's'), PRIMED), []);
  assert.deepEqual(differs(entersPrime('0.336', '20'), PRIMED), ['prime']);
  assert.deepEqual(differs(ENTERED, PRIMED), ['prime']);
  assert.deepEqual(differs(entersPrime('0.196', '12')), ['prime']);
});

test('[SR-45] the volume of a prime with fewer than three digits is not sent: it would agree by being vague', () => {
  const problems = (text: BlindText) => {
    const read = readBlind(text, true);
    return read.ok ? [] : read.problems.map(({ at }) => at);
  };
  assert.deepEqual(problems(entersPrime('0.20', '12')), ['/entry/prime/volume']);
  assert.deepEqual(problems(entersPrime('0', '0')), ['/entry/prime/volume', '/entry/prime/duration']);
  assert.deepEqual(problems(entersPrime('0.196', '')), ['/entry/prime/duration']);
  const unsaid = entersPrime('0.196', '12');
  const duration = { text: '12', unit: null };
  assert.deepEqual(problems({ ...unsaid, prime: { ...unsaid.prime, duration } }), ['/entry/prime/duration']);
});
