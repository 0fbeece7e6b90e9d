import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readContent } from '../../../src/web/order/plan-here.ts';
import { dayParts, readDay } from '../../../src/web/visit/day-entry.ts';
import { emptyIdentify, type IdentifyEntry, readIdentify } from '../../../src/web/visit/identify-entry.ts';
import { labelLines } from '../../../src/web/visit/label-comparison.ts';
import { refusedByServer, VISIT } from './sample-visit.ts';

const TYPED: IdentifyEntry = {
  ...emptyIdentify(1),
  first: { kind: 'name', text: ' Sample Person ', day: { day: '', month: '', year: '' } },
  second: { kind: 'birth-date', text: '', day: { day: '2', month: '4', year: '1968' } },
  serial: 'NGV1',
  patient: 'S-1',
  components: [{ id: 1, drug: 'baclofen', concentration: { text: '2000', unit: 'ug/mL' } }],
  volume: { text: '40', unit: 'mL' },
  lot: 'L1',
  beyondUse: { day: '1', month: '12', year: '2026' },
};

const problemsOf = (entry: IdentifyEntry, hasFill = true): Readonly<Record<string, string>> => {
  const read = readIdentify(entry, hasFill);
  return read.ok ? {} : read.problems;
};

test('[SR-49] two identifiers of different kinds and the serial number are asked for, none is assumed', () => {
  assert.deepEqual(
    Object.keys(problemsOf(emptyIdentify(1), false)).sort((a, b) => a.localeCompare(b)),
    ['first', 'second', 'serial'],
  );
  const twice = { ...TYPED, second: { ...TYPED.first } };
  assert.equal(problemsOf(twice)['second'], 'same-kind');
  assert.equal(problemsOf(twice, false)['second'], 'same-kind');
});

test('[SR-50] every field of the label is typed: nothing of the order stands there beforehand', () => {
  const empty = problemsOf(emptyIdentify(2));
  assert.deepEqual(
    Object.keys(empty).sort((a, b) => a.localeCompare(b)),
    [
      'beyondUse',
      'concentration/0',
      'concentration/1',
      'drug/0',
      'drug/1',
      'first',
      'lot',
      'patient',
      'second',
      'serial',
      'volume',
    ],
  );
  const twice = { ...TYPED, components: [...TYPED.components, { ...TYPED.components[0], id: 2 }] };
  assert.equal(problemsOf(twice as IdentifyEntry)['drug/1'], 'drug-twice');
});

test('what is typed from the label is read by the server as it stands', () => {
  const read = readIdentify(TYPED, true);
  assert.ok(read.ok);
  assert.deepEqual(refusedByServer({ ...read.value, visit: VISIT }), []);
  assert.equal(read.value.label?.beyondUse, '2026-12-01');
  const [first, second] = read.value.identifiers;
  assert.deepEqual([first.value, second.value], ['Sample Person', '1968-04-02']);
});

test('a diluent on the label has no concentration to type', () => {
  const entry: IdentifyEntry = {
    ...TYPED,
    components: [...TYPED.components, { id: 2, drug: 'saline', concentration: { text: '', unit: null } }],
  };
  const read = readIdentify(entry, true);
  assert.ok(read.ok);
  assert.deepEqual(refusedByServer({ ...read.value, visit: VISIT }), []);
});

test('a day that does not exist and a year of two figures are refused, never repaired', () => {
  assert.deepEqual(readDay({ day: '30', month: '2', year: '2026' }), { ok: false, problem: 'day-unknown' });
  assert.deepEqual(readDay({ day: '1', month: '2', year: '26' }), { ok: false, problem: 'day-unfinished' });
  assert.deepEqual(readDay({ day: '', month: '', year: '' }), { ok: false, problem: 'empty' });
  assert.deepEqual(readDay(dayParts('2028-02-29')), { ok: true, day: '2028-02-29' });
});

test('label and order are told apart line by line, also where a drug is missing or strange', () => {
  const content = readContent({
    fill: {
      volume: { value: 20, unit: 'mL' },
      components: [
        { drug: 'morphine', concentration: { value: 20, unit: 'mg/mL' } },
        { drug: 'bupivacaine', concentration: { value: 5, unit: 'mg/mL' } },
      ],
    },
    program: { mode: 'stopped' },
    bridge: 'compute',
  });
  assert.ok(content?.fill);
  const lines = labelLines(
    {
      components: [
        { id: 1, drug: 'morphine', concentration: { text: '20000', unit: 'ug/mL' } },
        { id: 2, drug: 'hydromorphone', concentration: { text: '5', unit: 'mg/mL' } },
      ],
      volume: { text: '18', unit: 'mL' },
    },
    content.fill,
  );
  assert.deepEqual(
    lines.map(({ of, same }) => [of, same]),
    [
      ['morphine', true],
      ['bupivacaine', false],
      ['hydromorphone', false],
      ['volume', false],
    ],
  );
  assert.equal(lines.find(({ of }) => of === 'bupivacaine')?.label, null);
  assert.equal(lines.find(({ of }) => of === 'hydromorphone')?.order, null);
});
