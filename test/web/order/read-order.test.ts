import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nanogramsPerMillilitre } from '../../../src/core/units.ts';
import {
  EMPTY_BOLUS,
  emptyComponent,
  emptyDraft,
  type OrderDraft,
} from '../../../src/web/order/order-draft.ts';
import { readOrder, readRepeated } from '../../../src/web/order/read-order.ts';
import { parseJson } from '../../../src/wire/json/parse.ts';
import { content as contentForm } from '../../../src/wire/therapy/order.ts';
import { mcgPerDay, mcgPerMl, mL } from '../../core/amounts.ts';
import { moment, SAMPLE } from '../../core/sample-visit.ts';
import { CLOCK, TYPED } from './sample-order.ts';

const problemsOf = (draft: OrderDraft) =>
  readOrder(draft, CLOCK).problems.map(({ at, problem }) => [
    at,
    problem.kind === 'order'
      ? problem.code
      : typeof problem.problem === 'string'
        ? problem.problem
        : problem.problem.code,
  ]);

const withConcentration = (text: string, unit: string | null): OrderDraft => ({
  ...TYPED,
  components: TYPED.components.map((each) => ({ ...each, concentration: { text, unit } })),
});

const scheduled = (
  steps: readonly (readonly [string, string])[],
  more: Partial<OrderDraft['program']> = {},
): OrderDraft => ({
  ...TYPED,
  program: {
    ...TYPED.program,
    mode: 'schedule',
    stepUnit: 'ug/d',
    groups: [
      {
        id: 1,
        days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
        steps: steps.map(([at, text], id) => ({ id, at, text })),
      },
    ],
    ...more,
  },
});

test('a typed order is read exactly as it was typed', () => {
  const { content, plannedFor, problems } = readOrder(TYPED, CLOCK);
  assert.deepEqual(problems, []);
  assert.deepEqual(content, {
    fill: {
      volume: mL(40),
      components: [{ drug: 'baclofen', concentration: mcgPerMl(2000), stock: mcgPerMl(2000) }],
    },
    program: { mode: 'continuous', setting: { kind: 'dose', dose: mcgPerDay(200) } },
    bridge: { kind: 'compute' },
  });
  assert.equal(plannedFor, moment('2026-11-24T16:00Z'));
});

test('[SR-27] an empty form has no default: drug, concentration, volume and dose are each asked for', () => {
  const empty = emptyDraft({ day: '2026-11-24', time: '10:00' });
  assert.deepEqual(problemsOf(empty), [
    ['/visit/fill/components/0/drug', 'no-drug'],
    ['/visit/fill/components/0/concentration', 'empty'],
    ['/visit/fill/volume', 'empty'],
    ['/visit/program/mode', 'no-mode'],
  ]);
  assert.equal(readOrder(empty, CLOCK).content, null);
});

test('a comma is refused and never read as a point or as a thousand', () => {
  assert.deepEqual(problemsOf(withConcentration('1,5', 'mg/mL')), [
    ['/visit/fill/components/0/concentration', 'comma'],
  ]);
});

test('[SR-26] [SR-35] a number without a chosen unit is no quantity', () => {
  assert.deepEqual(problemsOf(withConcentration('500', null)), [
    ['/visit/fill/components/0/concentration', 'no-unit'],
  ]);
  assert.deepEqual(problemsOf(withConcentration('500', 'mcg/mL')), [
    ['/visit/fill/components/0/concentration', 'no-unit'],
  ]);
});

test('what is finer than the record keeps is refused, not rounded', () => {
  assert.deepEqual(problemsOf(withConcentration('0.0000001', 'mg/mL')), [
    ['/visit/fill/components/0/concentration', 'too-fine'],
  ]);
  const finest = readOrder(withConcentration('0.000001', 'mg/mL'), CLOCK).content;
  assert.equal(finest?.fill?.components[0].concentration, nanogramsPerMillilitre(1));
});

test('a problem in one field leaves no order, whatever the others say', () => {
  const draft = { ...TYPED, volume: { text: '4o', unit: 'mL' } };
  assert.deepEqual(problemsOf(draft), [['/visit/fill/volume', 'not-a-number']]);
  assert.equal(readOrder(draft, CLOCK).content, null);
});

test('a drug stands in a mixture once, and every row names one', () => {
  const [first] = TYPED.components;
  assert.ok(first);
  const twice = { ...TYPED, components: [first, { ...first, id: 2 }, emptyComponent(3)] };
  assert.deepEqual(problemsOf(twice), [
    ['/visit/fill/components/1/drug', 'drug-twice'],
    ['/visit/fill/components/2/drug', 'no-drug'],
    ['/visit/fill/components/2/concentration', 'empty'],
  ]);
});

test('an empty stock means filled as supplied; a unit alone is no stock', () => {
  const draft = {
    ...TYPED,
    components: TYPED.components.map((each) => ({ ...each, stock: { text: ' ', unit: 'mg/mL' } })),
  };
  const component = readOrder(draft, CLOCK).content?.fill?.components[0];
  assert.deepEqual(component, { drug: 'baclofen', concentration: mcgPerMl(2000) });
});

test('a dose per hour is kept as what it is a day', () => {
  const draft = { ...TYPED, program: { ...TYPED.program, setting: { text: '60', unit: 'ug/h' } } };
  assert.deepEqual(readOrder(draft, CLOCK).content?.program, {
    mode: 'continuous',
    setting: { kind: 'dose', dose: mcgPerDay(1440) },
  });
});

test('a mass without time is no dose', () => {
  const draft = { ...TYPED, program: { ...TYPED.program, setting: { text: '60', unit: 'ug' } } };
  assert.deepEqual(problemsOf(draft), [['/visit/program/dose', 'no-unit']]);
});

test('the steps of a schedule run in the order of the day, none at the same minute', () => {
  assert.deepEqual(
    problemsOf(
      scheduled([
        ['00:00', '100'],
        ['19:00', '200'],
        ['07:30', '300'],
        ['19:00', '1'],
      ]),
    ),
    [
      ['/visit/program/steps/2/at', 'steps-out-of-order'],
      ['/visit/program/steps/3/at', 'same-time'],
    ],
  );
});

test('each step has its own problem at its own place', () => {
  assert.deepEqual(
    problemsOf(
      scheduled([
        ['00:00', ''],
        ['7:30', '100'],
        ['24:00', '1,0'],
      ]),
    ),
    [
      ['/visit/program/steps/0/dose', 'empty'],
      ['/visit/program/steps/1/at', 'form'],
      ['/visit/program/steps/2/dose', 'comma'],
      ['/visit/program/steps/2/at', 'range'],
    ],
  );
});

test('a schedule asks for the unit of its steps once', () => {
  const problems = problemsOf(scheduled([['00:00', '100']], { stepUnit: null }));
  assert.deepEqual(problems[0], ['/visit/program/unit', 'no-step-unit']);
});

test('no weekday stands in two groups and no group is without one', () => {
  const draft = scheduled([]);
  const program = {
    ...draft.program,
    groups: [
      { id: 1, days: ['mon', 'tue'] as const, steps: [{ id: 1, at: '00:00', text: '1' }] },
      { id: 2, days: ['tue'] as const, steps: [{ id: 1, at: '00:00', text: '1' }] },
      { id: 3, days: [], steps: [{ id: 1, at: '00:00', text: '1' }] },
    ],
  };
  assert.deepEqual(problemsOf({ ...draft, program }), [
    ['/visit/program/days/1/days', 'day-twice'],
    ['/visit/program/days/2/days', 'no-days'],
  ]);
});

test('a patient bolus has its dose, duration, lockout and a whole number a day', () => {
  const bolus = { ...EMPTY_BOLUS, dose: { text: '5', unit: 'ug' }, maxPerDay: '2.5' };
  assert.deepEqual(problemsOf({ ...TYPED, program: { ...TYPED.program, bolus } }), [
    ['/visit/program/patientBolus/duration', 'empty'],
    ['/visit/program/patientBolus/lockout', 'empty'],
    ['/visit/program/patientBolus/maxPerDay', 'count'],
  ]);
});

test('a declined bridge has a reason in words', () => {
  const declined = { ...TYPED, bridge: { choice: 'declined', reason: '  ' } as const };
  assert.deepEqual(problemsOf(declined), [['/visit/bridge', 'no-reason']]);
  // The plan stays in sight while the reason is typed.
  assert.deepEqual(readOrder(declined, CLOCK).content?.bridge, { kind: 'compute' });
  const given = { ...TYPED, bridge: { choice: 'declined', reason: ' new catheter ' } as const };
  assert.deepEqual(readOrder(given, CLOCK).content?.bridge, { kind: 'declined', reason: 'new catheter' });
});

test('an order is planned for a day that is not past, after the last fill, at a time that exists', () => {
  assert.deepEqual(problemsOf({ ...TYPED, day: '' }), [['/visit/at', 'no-planned-day']]);
  assert.deepEqual(problemsOf({ ...TYPED, day: '2026-11-21' }), [['/visit/at', 'planned-day-past']]);
  assert.deepEqual(problemsOf({ ...TYPED, day: '2027-03-14', time: '02:30' }), [
    ['/visit/at/time', 'time-not-that-day'],
  ]);
  const early = readOrder(TYPED, { ...CLOCK, lastFill: moment('2026-11-25T00:00Z') });
  assert.deepEqual(
    early.problems.map(({ at }) => at),
    ['/visit/at'],
  );
});

test('whatever is read from the form, the server reads back unchanged', () => {
  const drafts: OrderDraft[] = [
    TYPED,
    withConcentration('0.123456', 'mg/mL'),
    scheduled([
      ['00:00', '99.999'],
      ['06:15', '0'],
      ['23:59', '240'],
    ]),
    scheduled(
      [
        ['00:00', '1.5'],
        ['12:00', '2'],
      ],
      { setAs: 'amount', stepUnit: 'mg' },
    ),
    { ...TYPED, filled: false, prime: { part: 'catheter', reason: 'revision', drugFree: true } },
    { ...TYPED, rinses: { count: '3', volume: { text: '2', unit: 'mL' } } },
    {
      ...TYPED,
      program: {
        ...TYPED.program,
        bolus: {
          dose: { text: '5', unit: 'ug' },
          duration: { text: '10', unit: 'min' },
          lockout: { text: '4', unit: 'h' },
          maxPerDay: '4',
        },
      },
    },
  ];
  for (const draft of drafts) {
    const { content } = readOrder(draft, CLOCK);
    assert.ok(content);
    const tree = parseJson(JSON.stringify(contentForm.write(content)));
    assert.ok(tree.ok);
    const errors: [] = [];
    assert.deepEqual(contentForm.reads.read(tree.value, '', errors), content);
    assert.deepEqual(errors, []);
  }
});

test('the short path orders what is in the pump, to the last digit, and asks only for the day', () => {
  assert.ok(SAMPLE.last);
  const { content, problems } = readRepeated(
    { ...emptyDraft({ day: '', time: '10:00' }), repeat: true },
    SAMPLE.last,
    CLOCK,
  );
  assert.deepEqual(
    problems.map(({ at }) => at),
    ['/visit/at'],
  );
  assert.deepEqual(content?.fill, {
    volume: SAMPLE.last.fill.volume,
    components: SAMPLE.last.fill.components,
  });
  assert.deepEqual(content?.program, SAMPLE.last.program);
});

test('[SR-40] a prime is ordered with the reason for it and never without', () => {
  const prime = { part: 'catheter', reason: null, drugFree: true } as const;
  const { content, problems } = readOrder({ ...TYPED, prime }, CLOCK);
  assert.equal(content, null);
  assert.deepEqual(
    problems.map(({ at }) => at),
    ['/visit/prime/reason'],
  );
  const whole = readOrder({ ...TYPED, prime: { ...prime, reason: 'catheter-aspirated' } }, CLOCK);
  assert.deepEqual(whole.content?.prime, {
    part: 'catheter',
    reason: 'catheter-aspirated',
    catheterDrugFree: true,
  });
});

test('an order that is amended at a visit is for that visit, whatever day its draft was begun for', () => {
  const visit = moment('2026-11-25T14:10Z');
  for (const day of ['2026-12-11', '2020-01-01', '']) {
    const { plannedFor, problems } = readOrder({ ...TYPED, day, time: '' }, { ...CLOCK, visit });
    assert.equal(plannedFor, visit);
    assert.deepEqual(problems, []);
  }
});
