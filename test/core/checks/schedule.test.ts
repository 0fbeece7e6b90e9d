import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkSchedule } from '../../../src/core/checks/schedule.ts';
import type { DayPattern, Program } from '../../../src/core/program.ts';
import { minutes, WEEKDAYS, type Weekday } from '../../../src/core/time.ts';
import { mLPerDay } from '../amounts.ts';
import { anyProgram } from '../programs.ts';
import { SAMPLE } from '../sample-visit.ts';
import { brief, saying, visitWith } from './said.ts';

const schedule = saying(checkSchedule);
const steps = (...at: readonly number[]) =>
  at.map((minute) => ({ at: minutes(minute), setting: { kind: 'rate' as const, rate: mLPerDay(0.1) } }));
const patterns = (...all: readonly DayPattern[]): Program => ({ mode: 'schedule', patterns: all });
const everyDay = (...at: readonly number[]) => patterns({ days: WEEKDAYS, steps: steps(...at) });
const said = (program: Program) => brief(schedule(visitWith({ program })));

test('[SR-37] a program that covers every day from midnight, in order, is whole', () => {
  fc.assert(fc.property(anyProgram, (program) => assert.deepEqual(said(program), [])));
});

test('[SR-37] the hours before the first step belong to the last step of the day before, and that is said', () => {
  assert.deepEqual(said(everyDay(420, 1140)), ['note schedule-over-midnight /visit/program']);
  const [finding] = schedule(visitWith({ program: everyDay(420, 1140) }));
  assert.match(finding?.message ?? '', /until 07:00 every day/);
});

test('[SR-37] steps at one time, out of order or at the end of the day are refused', () => {
  assert.deepEqual(said(everyDay(0, 60, 60)), ['refuse schedule-overlap /visit/program/steps/2/at']);
  assert.deepEqual(said(everyDay(0, 120, 60)), ['refuse schedule-order /visit/program/steps/2/at']);
  assert.deepEqual(said(everyDay(0, 1440)), ['refuse schedule-order /visit/program/steps/1/at']);
  assert.deepEqual(said(everyDay()), ['refuse schedule-gap /visit/program/steps']);
});

test('[SR-37] every day of the week has its steps exactly once', () => {
  const weekdays = WEEKDAYS.slice(0, 5);
  const weekend: readonly Weekday[] = ['sat', 'sun'];
  assert.deepEqual(
    said(patterns({ days: weekdays, steps: steps(0) }, { days: weekend, steps: steps(0, 60) })),
    [],
  );
  assert.deepEqual(said(patterns({ days: weekdays, steps: steps(0) })), [
    'refuse schedule-gap /visit/program/days',
  ]);
  assert.deepEqual(said(patterns({ days: WEEKDAYS, steps: steps(0) }, { days: weekend, steps: steps(60) })), [
    'refuse schedule-overlap /visit/program/days',
    'note schedule-over-midnight /visit/program',
  ]);
  assert.deepEqual(said(patterns()), ['refuse schedule-gap /visit/program/days']);
});

test('[SR-37] taking the steps of any day away is noticed', () => {
  fc.assert(
    fc.property(anyProgram, fc.constantFrom(...WEEKDAYS), (program, day) => {
      fc.pre(program.mode === 'schedule');
      const fewer = program.patterns.map((own) => ({
        ...own,
        days: own.days.filter((each) => each !== day),
      }));
      assert.ok(said({ ...program, patterns: fewer }).includes('refuse schedule-gap /visit/program/days'));
    }),
  );
});

test('a day without steps in a program that has run is refused too, because what ran cannot be guessed', () => {
  assert.ok(SAMPLE.last !== null);
  const [, ...rest] = WEEKDAYS;
  const holed = patterns({ days: rest, steps: steps(60) });
  const last = {
    ...SAMPLE.last,
    program: holed,
    changes: [{ at: SAMPLE.visit.at, program: holed }],
  };
  assert.deepEqual(brief(schedule({ ...SAMPLE, last })), [
    'refuse schedule-gap /last/program/days',
    'refuse schedule-gap /last/changes/0/program/days',
  ]);
});
