import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOTHING_READ_BACK, readReadBack } from '../../../src/web/visit/read-back-entry.ts';
import {
  NOTHING_REPORTED,
  type Reported,
  readBackProgram,
  reportedProblems,
  reportedProgramFile,
} from '../../../src/web/visit/reported-program.ts';
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
  const problems = reportedProblems(
    {
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
    },
    false,
  );
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
  assert.equal(reportedProblems(unsaid, true)['hasBolus'], 'no-choice');
  const on = readBackProgram({ ...SCHEDULE, hasBolus: true });
  assert.ok(!on.ok);
  assert.deepEqual(Object.keys(on.problems), [
    'bolus/dose',
    'bolus/duration',
    'bolus/lockout',
    'bolus/maxPerDay',
  ]);
});

test('[SR-63] a pump that was programmed and shows a dose of zero is read back as it is; before it is programmed it is not', () => {
  const program: Reported = {
    ...NOTHING_REPORTED,
    mode: 'continuous',
    dailyDose: { text: '0.0', unit: 'ug/d' },
    hasBolus: false,
  };
  const read = readReadBack({ ...NOTHING_READ_BACK, program, hasBridge: false, hasPrime: false }, false);
  assert.ok(read.ok);
  assert.deepEqual(read.value.dailyDose, { text: '0.0', unit: 'ug/d' });
  assert.deepEqual(refusedByServer({ type: 'enter-read-back', visit: VISIT, readBack: read.value }), []);
  assert.deepEqual(reportedProblems(program, false), { dailyDose: 'field' });
});
