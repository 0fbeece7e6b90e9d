import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNADOPTED } from '../../../src/core/formulary.ts';
import type { OrderContent } from '../../../src/core/therapy/events.ts';
import { planVisit } from '../../../src/core/visit.ts';
import { readContent } from '../../../src/web/order/plan-here.ts';
import { NOTHING_READ_BACK, readReadBack } from '../../../src/web/visit/read-back-entry.ts';
import { readBackLines } from '../../../src/web/visit/read-back-lines.ts';
import {
  NOTHING_REPORTED,
  type Reported,
  readBackProgram,
  reportedProblems,
  reportedProgramFile,
} from '../../../src/web/visit/reported-program.ts';
import { SAMPLE } from '../../core/sample-visit.ts';
import { refusedByServer, VISIT } from './sample-visit.ts';

const SCHEDULE: Reported = {
  ...NOTHING_REPORTED,
  mode: 'schedule',
  dailyDose: { text: '240.0', unit: 'ug/d' },
  stepUnit: 'ug/h',
  groups: [
    {
      id: 1,
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      steps: [
        { id: 1, at: '20:00', text: '8' },
        { id: 2, at: '00:00', text: '12.50' },
      ],
    },
    { id: 2, days: ['sat', 'sun'], steps: [{ id: 1, at: '00:00', text: '10' }] },
  ],
  hasBolus: false,
};

const FILL = {
  volume: { value: 40, unit: 'mL' },
  components: [{ drug: 'baclofen', concentration: { value: 2000, unit: 'ug/mL' } }],
};
const contentOf = (json: unknown): OrderContent => {
  const content = readContent(json);
  assert.ok(content);
  return content;
};

test('[SR-63] the digits that the programmer shows reach the server as they stand', () => {
  const read = readReadBack(
    {
      ...NOTHING_READ_BACK,
      program: SCHEDULE,
      concentration: { text: '2000.0', unit: 'ug/mL' },
      reservoirVolume: { text: '40.0', unit: 'mL' },
      hasBridge: true,
      bridgeDose: { text: '167.9', unit: 'ug' },
      bridgeDuration: { text: '20.1', unit: 'h' },
      hasPrime: true,
      primeVolume: { text: '0.3360', unit: 'mL' },
      primeDuration: { text: '20', unit: 'min' },
    },
    true,
  );
  assert.ok(read.ok);
  assert.deepEqual(read.value.dailyDose, { text: '240.0', unit: 'ug/d' });
  assert.deepEqual(read.value.bridge?.duration, { text: '20.1', unit: 'h' });
  assert.deepEqual(read.value.prime, {
    volume: { text: '0.3360', unit: 'mL' },
    duration: { text: '20', unit: 'min' },
  });
  assert.deepEqual(
    read.value.steps?.map(({ at, value }) => `${at} ${value.text} ${value.unit}`),
    ['00:00 12.50 ug/h', '20:00 8 ug/h', '00:00 10 ug/h'],
  );
  assert.deepEqual(refusedByServer({ type: 'enter-read-back', visit: VISIT, readBack: read.value }), []);
});

test('what belongs to a fill is asked after one, everything else always', () => {
  const empty = readReadBack(NOTHING_READ_BACK, true);
  assert.ok(!empty.ok);
  assert.deepEqual(empty.problems, {
    mode: 'no-choice',
    concentration: 'field',
    reservoirVolume: 'field',
    hasBridge: 'no-choice',
    hasPrime: 'no-choice',
  });
});

test('[SR-63] that no bridge, no prime and no patient bolus is shown is said, and what is shown is typed', () => {
  const program: Reported = { ...NOTHING_REPORTED, mode: 'stopped', hasBolus: false };
  const silent = readReadBack({ ...NOTHING_READ_BACK, program }, false);
  assert.ok(!silent.ok);
  assert.deepEqual(silent.problems, { hasBridge: 'no-choice', hasPrime: 'no-choice' });
  const none = readReadBack({ ...NOTHING_READ_BACK, program, hasBridge: false, hasPrime: false }, false);
  assert.ok(none.ok);
  assert.deepEqual(none.value, {
    mode: 'stopped',
    dailyDose: null,
    concentration: null,
    reservoirVolume: null,
    bridge: null,
    prime: null,
    patientBolus: null,
  });
  assert.deepEqual(refusedByServer({ type: 'enter-read-back', visit: VISIT, readBack: none.value }), []);
  const shown = { ...NOTHING_READ_BACK, program, hasBridge: true, hasPrime: true };
  const bare = readReadBack(shown, false);
  assert.ok(!bare.ok);
  assert.deepEqual(Object.keys(bare.problems), [
    'bridge/dose',
    'bridge/duration',
    'prime/volume',
    'prime/duration',
  ]);
  const typed = readReadBack(
    {
      ...shown,
      bridgeDose: { text: '55', unit: 'ug' },
      bridgeDuration: { text: '24', unit: 'h' },
      primeVolume: { text: '0.3', unit: 'mL' },
      primeDuration: { text: '18', unit: 'min' },
    },
    false,
  );
  assert.ok(typed.ok);
  assert.deepEqual(typed.value.bridge?.dose, { text: '55', unit: 'ug' });
  assert.deepEqual(typed.value.prime?.volume, { text: '0.3', unit: 'mL' });
});

test('a schedule as reported becomes the program of a visit file, whatever its steps are shown in', () => {
  const dose = reportedProgramFile(SCHEDULE);
  assert.ok(dose.ok);
  const reading = { program: dose.value };
  assert.deepEqual(refusedByServer({ type: 'read-pump', visit: VISIT, reading }), []);
  for (const [stepUnit, name] of [
    ['mL/h', 'rate'],
    ['mg', 'amount'],
    ['mg/d', 'dose'],
  ] as const) {
    const read = reportedProgramFile({ ...SCHEDULE, stepUnit });
    assert.ok(read.ok);
    assert.match(JSON.stringify(read.value), new RegExp(`"${name}":`));
  }
});

test('a day in two groups, two steps at one time and a step without a number are named where they stand', () => {
  const problems = reportedProblems({
    ...SCHEDULE,
    stepUnit: null,
    groups: [
      {
        id: 1,
        days: ['mon'],
        steps: [
          { id: 1, at: '08:00', text: '1' },
          { id: 2, at: '08:00', text: '1,5' },
          { id: 3, at: '8', text: '2' },
        ],
      },
      { id: 2, days: ['mon'], steps: [] },
    ],
  });
  assert.deepEqual(problems, {
    stepUnit: 'no-choice',
    'days/2': 'no-steps',
    'at/1/2': 'same-time',
    'value/1/2': 'number',
    'at/1/3': 'field',
  });
});

test('whether patient boluses are on has to be said', () => {
  const unsaid = { ...SCHEDULE, hasBolus: null };
  assert.equal(reportedProblems(unsaid)['hasBolus'], 'no-choice');
  const on = readBackProgram({ ...SCHEDULE, hasBolus: true });
  assert.ok(!on.ok);
  assert.deepEqual(Object.keys(on.problems), [
    'bolus/dose',
    'bolus/duration',
    'bolus/lockout',
    'bolus/maxPerDay',
  ]);
});

test('a mismatch names each field with what was reported; one of a newer server by its name', () => {
  const content = contentOf({
    fill: FILL,
    program: { mode: 'continuous', dose: { value: 200, unit: 'ug/d' } },
    bridge: 'compute',
  });
  const readBack = {
    mode: 'continuous' as const,
    dailyDose: { text: '2000', unit: 'ug/d' },
    concentration: { text: '500', unit: 'ug/mL' },
    reservoirVolume: null,
  };
  const lines = readBackLines(['concentration', 'reservoirVolume', 'new-field'], readBack, content, null);
  assert.deepEqual(lines, [
    {
      field: 'concentration',
      reported: '500',
      reportedUnit: 'ug/mL',
      ordered: { value: 2000, unit: 'ug/mL' },
      over: null,
      none: null,
    },
    {
      field: 'reservoirVolume',
      reported: null,
      reportedUnit: null,
      ordered: { value: 40, unit: 'mL' },
      over: null,
      none: null,
    },
    { field: 'new-field', reported: null, reportedUnit: null, ordered: null, over: null, none: null },
  ]);
});

test('[SR-63] a prime that differs in its time alone is told with both times', () => {
  const prime = { part: 'tubing-and-catheter', reason: 'implant', catheterDrugFree: true } as const;
  const plan = planVisit({ ...SAMPLE, last: null, visit: { ...SAMPLE.visit, prime } }, UNADOPTED);
  const readBack = {
    mode: 'continuous' as const,
    dailyDose: null,
    concentration: null,
    reservoirVolume: null,
    prime: { volume: { text: '0.336', unit: 'mL' }, duration: { text: '23.7', unit: 'min' } },
  };
  const content = contentOf({ fill: FILL, program: { mode: 'stopped' }, bridge: 'compute' });
  assert.deepEqual(readBackLines(['prime'], readBack, content, plan), [
    {
      field: 'prime',
      reported: '0.336',
      reportedUnit: 'mL',
      ordered: { value: 0.3358, unit: 'mL' },
      over: { reported: { text: '23.7', unit: 'min' }, ordered: { value: 20.148, unit: 'min' } },
      none: null,
    },
  ]);
});

test('[SR-63] a bridge that was declined is none that is ordered', () => {
  const bridge = { kind: 'declined', reason: 'The old solution was washed out in theatre.' } as const;
  const plan = planVisit({ ...SAMPLE, visit: { ...SAMPLE.visit, bridge } }, UNADOPTED);
  assert.equal(plan.bridge?.declined, bridge.reason);
  const readBack = {
    mode: 'continuous' as const,
    dailyDose: null,
    concentration: null,
    reservoirVolume: null,
    bridge: { dose: { text: '167.9', unit: 'ug' }, duration: { text: '20.1', unit: 'h' } },
  };
  const content = contentOf({
    fill: FILL,
    program: { mode: 'stopped' },
    bridge: { declined: bridge.reason },
  });
  assert.deepEqual(readBackLines(['bridge'], readBack, content, plan), [
    {
      field: 'bridge',
      reported: '167.9',
      reportedUnit: 'ug',
      ordered: null,
      over: { reported: { text: '20.1', unit: 'h' }, ordered: null },
      none: 'ordered',
    },
  ]);
});

test('[SR-63] a bridge and a patient bolus that are ordered and not shown are told as such', () => {
  const plan = planVisit(SAMPLE, UNADOPTED);
  const content = contentOf({
    fill: FILL,
    program: {
      mode: 'continuous',
      dose: { value: 200, unit: 'ug/d' },
      patientBolus: {
        dose: { value: 5, unit: 'ug' },
        duration: { value: 10, unit: 'min' },
        lockout: { value: 4, unit: 'h' },
        maxPerDay: 4,
      },
    },
    bridge: 'compute',
  });
  const readBack = {
    mode: 'continuous' as const,
    dailyDose: null,
    concentration: null,
    reservoirVolume: null,
    bridge: null,
    patientBolus: null,
  };
  const lines = readBackLines(['bridge', 'patientBolus'], readBack, content, plan);
  assert.deepEqual(
    lines.map(({ field, none, ordered, over }) => [field, none, ordered, over]),
    [
      [
        'bridge',
        'reported',
        { value: 167.9, unit: 'ug' },
        { reported: null, ordered: { value: 20.148, unit: 'h' } },
      ],
      ['patientBolus', 'reported', null, null],
    ],
  );
});
