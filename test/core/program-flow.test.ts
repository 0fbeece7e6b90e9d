import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pumpProfile } from '../../src/core/devices/profiles.ts';
import type { Mixture } from '../../src/core/mixture.ts';
import type { DayPattern, Program } from '../../src/core/program.ts';
import { programFlow } from '../../src/core/program-flow.ts';
import { minutes, WEEKDAYS, type Weekday } from '../../src/core/time.ts';
import { inSmallestUnit as raw } from '../../src/core/units.ts';
import { mcgPerDay, mcgPerMl, mLPerDay } from './amounts.ts';

const pump = pumpProfile('synchromed-ii-40');
const morphine: Mixture = [{ drug: 'morphine', concentration: mcgPerMl(1000) }];
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A pattern with a flow in mL/day from each hour on. */
const pattern = (on: readonly Weekday[], ...steps: readonly (readonly [number, number])[]): DayPattern => ({
  days: on,
  steps: steps.map(([hour, rate]) => ({
    at: minutes(hour * 60),
    setting: { kind: 'rate', rate: mLPerDay(rate) },
  })),
});
const schedule = (...patterns: readonly DayPattern[]): Program => ({ mode: 'schedule', patterns });
test('every step says the days on which it begins, where it ends and where it was set', () => {
  const { steps, problems } = programFlow(
    schedule(pattern(['mon', 'tue', 'sun'], [7, 0.1], [22, 0.5]), pattern(['wed'], [3, 0.4])),
    morphine,
    pump,
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(
    steps.map((step) => [
      step.days,
      Number(step.from) / 60,
      Number(step.until) / 60,
      raw(step.length) / HOUR,
      step.at,
    ]),
    [
      [['mon', 'tue', 'sun'], 7, 22, 15, '/days/0/steps/0/rate'],
      // Until 07:00 of a day that goes on, until 03:00 before Wednesday.
      [['mon', 'sun'], 22, 7, 9, '/days/0/steps/1/rate'],
      [['tue'], 22, 3, 5, '/days/0/steps/1/rate'],
      // Thursday has no step.
      [['wed'], 3, 24, 21, '/days/1/steps/0/rate'],
    ],
  );
});

test('a program without a schedule is one step of every day, and says where it was set', () => {
  const one = (program: Program) => {
    const { steps, problems } = programFlow(program, morphine, pump);
    assert.deepEqual(problems, []);
    return steps.map((step) => [step.days, Number(step.from), Number(step.until), raw(step.length), step.at]);
  };
  for (const [program, at] of [
    [{ mode: 'stopped' }, '/mode'],
    [{ mode: 'minimum-rate' }, '/mode'],
    [{ mode: 'continuous', setting: { kind: 'rate', rate: mLPerDay(0.1) } }, '/rate'],
    [{ mode: 'continuous', setting: { kind: 'dose', dose: mcgPerDay(100) } }, '/dose'],
  ] as const)
    assert.deepEqual(one(program), [[WEEKDAYS, 0, 1440, DAY, at]]);
});

test('a flow that cannot be known runs as none and is named with its place', () => {
  const saline: Mixture = [{ drug: 'saline', concentration: mcgPerMl(0) }];
  const problem = (program: Program, mixture: Mixture, of = pump) => {
    const { steps, problems } = programFlow(program, mixture, of);
    return [problems.map(({ code, at }) => [code, at]), steps.map((step) => raw(step.flow))];
  };
  const dose = (amount: number): Program => ({
    mode: 'continuous',
    setting: { kind: 'dose', dose: mcgPerDay(amount) },
  });
  assert.deepEqual(problem(dose(100), saline), [[['no-concentration', '/dose']], [0]]);
  assert.deepEqual(problem(dose(0), saline), [[], [0]]);
  assert.deepEqual(problem(dose(9e12), [{ drug: 'morphine', concentration: mcgPerMl(0.001) }]), [
    [['beyond-range', '/dose']],
    [0],
  ]);
  assert.deepEqual(problem({ mode: 'minimum-rate' }, morphine, pumpProfile('synchromed-iii-20')), [
    [['unknown-minimum-rate', '/mode']],
    [0],
  ]);
  const everyDay: DayPattern = {
    days: WEEKDAYS,
    steps: [
      { at: minutes(0), setting: { kind: 'rate', rate: mLPerDay(0.1) } },
      { at: minutes(720), setting: { kind: 'dose', dose: mcgPerDay(100) } },
    ],
  };
  assert.deepEqual(problem(schedule(everyDay), saline), [
    [['no-concentration', '/steps/1/dose']],
    [100_000, 0],
  ]);
});
