import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed, decoded, errorsOf, onlyError } from './changed-example.ts';

const schedule = (steps: unknown) => changed(['visit', 'program'], { mode: 'schedule', steps });
const step = (at: string, setting: object) => ({ at, ...setting });
const perDay = { dose: { value: 100, unit: 'ug/d' } };

test('a schedule holds a dose per time, a flow or the mass over the whole step', () => {
  const steps = [
    step('00:00', perDay),
    step('07:00', { rate: { value: 0.2, unit: 'mL/d' } }),
    step('22:00', { amount: { value: 10, unit: 'ug' } }),
  ];
  const { program } = decoded(schedule(steps)).visit;
  assert.ok(program.mode === 'schedule');
  assert.deepEqual(program.patterns, [
    {
      days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
      steps: [
        { at: 0, setting: { kind: 'dose', dose: 100_000 } },
        { at: 420, setting: { kind: 'rate', rate: 200_000 } },
        { at: 1320, setting: { kind: 'amount', amount: 10_000 } },
      ],
    },
  ]);
});

test('[SR-26] a mass without time is no dose, and a dose per time is no mass', () => {
  const wrong = errorsOf(schedule([step('00:00', { dose: { value: 60, unit: 'ug' } })]));
  assert.equal(wrong[0]?.at, '/visit/program/steps/0/dose/unit');
  assert.match(
    wrong[0]?.expected ?? '',
    /a mass without time is no dose.*"amount", the mass over the whole step/,
  );
  onlyError(
    ['visit', 'program', 'dose', 'unit'],
    'ug',
    '/visit/program/dose/unit',
    /a mass without time is no dose/,
  );
  const bolus = {
    dose: { value: 10, unit: 'ug/d' },
    duration: { value: 5, unit: 'min' },
    lockout: { value: 4, unit: 'h' },
    maxPerDay: 4,
  };
  onlyError(
    ['visit', 'program', 'patientBolus'],
    bolus,
    '/visit/program/patientBolus/dose/unit',
    /without time/,
  );
});

test('steps out of order, at one minute or with two settings are refused', () => {
  assert.match(
    errorsOf(schedule([step('07:00', perDay), step('06:00', perDay)]))[0]?.expected ?? '',
    /after 07:00/,
  );
  assert.match(
    errorsOf(schedule([step('07:00', perDay), step('07:00', perDay)]))[0]?.expected ?? '',
    /after 07:00/,
  );
  assert.match(errorsOf(schedule([step('24:00', perDay)]))[0]?.expected ?? '', /"00:00" to "23:59"/);
  assert.match(errorsOf(schedule([step('7:00', perDay)]))[0]?.expected ?? '', /"00:00" to "23:59"/);
  assert.match(errorsOf(schedule([]))[0]?.expected ?? '', /a list of 1 to 144/);
  const both = step('00:00', { ...perDay, amount: { value: 10, unit: 'ug' } });
  assert.match(errorsOf(schedule([both]))[0]?.expected ?? '', /^one of "dose", "rate" and "amount"$/);
});

test('groups of days hold each day once', () => {
  const group = (...days: string[]) => ({ days, steps: [step('00:00', perDay)] });
  const program = (days: unknown) => changed(['visit', 'program'], { mode: 'schedule', days });
  const read = decoded(program([group('mon', 'tue', 'wed', 'thu', 'fri'), group('sat', 'sun')])).visit
    .program;
  assert.ok(read.mode === 'schedule' && read.patterns.length === 2);
  assert.match(errorsOf(program([group('mon'), group('tue', 'mon')]))[0]?.expected ?? '', /one group only/);
  const both = { mode: 'schedule', days: [group('mon')], steps: [step('00:00', perDay)] };
  onlyError(['visit', 'program'], both, '/visit/program', /either "steps" for every day or "days"/);
});
