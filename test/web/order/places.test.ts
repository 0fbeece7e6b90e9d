import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOrderOfTheDay } from '../../../src/web/order/order-draft.ts';
import { fieldFor, stepOfPointer } from '../../../src/web/order/order-steps.ts';
import { planBaseOf, planHere } from '../../../src/web/order/plan-here.ts';
import { readOrder } from '../../../src/web/order/read-order.ts';
import { groupPointer } from '../../../src/web/order/read-program.ts';
import { CLOCK, PATIENT, TYPED } from './sample-order.ts';

const FIELDS = [
  '/visit/fill/components/0',
  '/visit/fill/components/0/concentration',
  '/visit/fill/volume',
  '/visit/program',
  '/visit/program/dose',
  '/visit/program/days/0/steps/1',
];

test('a finding leads to its field, else to the nearest around it, else to one inside it', () => {
  assert.equal(fieldFor('/visit/fill/volume', FIELDS), '/visit/fill/volume');
  assert.equal(fieldFor('/visit/fill/components/0/drug', FIELDS), '/visit/fill/components/0');
  assert.equal(fieldFor('/visit/program/days/0/steps/1/dose', FIELDS), '/visit/program/days/0/steps/1');
  assert.equal(fieldFor('/visit/fill/components', FIELDS), '/visit/fill/components/0');
  assert.equal(fieldFor('/visit/fill/components/10', FIELDS), null);
  assert.equal(fieldFor('/patient/allergies', FIELDS), null);
});

test('what only the record can mend belongs to no step', () => {
  assert.equal(stepOfPointer('/visit/fill/components/0/stock'), 'mixture');
  assert.equal(stepOfPointer('/visit/at'), 'mixture');
  assert.equal(stepOfPointer('/visit/program/patientBolus/dose'), 'program');
  assert.equal(stepOfPointer('/visit/bridge'), 'bridge');
  assert.equal(stepOfPointer('/visit/prime/catheterDrugFree'), 'bridge');
  assert.equal(stepOfPointer('/visit/aspirated'), null);
  assert.equal(stepOfPointer('/pump/model'), null);
});

test('what the bridge cannot do without is told where the bridge is decided', () => {
  assert.equal(stepOfPointer('/pump/tubingVolume'), 'bridge');
  assert.equal(stepOfPointer('/catheter/segments/0/implanted'), 'bridge');
});

test('every refusal about what is typed has a step to mend it in', () => {
  const base = planBaseOf(PATIENT);
  assert.ok(base);
  const drafts = [
    { ...TYPED, volume: { text: '400', unit: 'mL' } },
    { ...TYPED, program: { ...TYPED.program, setting: { text: '90', unit: 'mg/d' } } },
    { ...TYPED, program: { ...TYPED.program, setting: { text: '0.001', unit: 'ug/d' } } },
  ];
  for (const draft of drafts) {
    const { content, plannedFor } = readOrder(draft, CLOCK);
    assert.ok(content && plannedFor);
    const refused = planHere(base, content, plannedFor).findings.filter(
      ({ severity }) => severity === 'refuse',
    );
    assert.ok(refused.length > 0);
    for (const { at } of refused) assert.notEqual(stepOfPointer(at), null, at);
  }
});

test('a schedule of every day points at its steps as the findings do, groups of days at theirs', () => {
  const every = { id: 1, days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, steps: [] };
  assert.equal(groupPointer([every], 0), '/visit/program/steps');
  assert.equal(groupPointer([{ ...every, days: ['mon'] }], 0), '/visit/program/days/0/steps');
  assert.equal(groupPointer([every, { ...every, id: 2 }], 1), '/visit/program/days/1/steps');
});

test('rows go to their place in the day; what cannot be read as a time stays below', () => {
  const rows = ['19:00', '', '07:30', '7', '00:00'].map((at, id) => ({ id, at, text: '' }));
  assert.deepEqual(
    inOrderOfTheDay(rows).map(({ at }) => at),
    ['00:00', '07:30', '19:00', '', '7'],
  );
});
