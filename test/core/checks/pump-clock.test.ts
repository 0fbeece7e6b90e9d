import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPumpClock } from '../../../src/core/checks/pump-clock.ts';
import type { Program } from '../../../src/core/program.ts';
import { minutes, WEEKDAYS } from '../../../src/core/time.ts';
import type { Duration } from '../../../src/core/units.ts';
import { hours, mLPerDay } from '../amounts.ts';
import { moment, SAMPLE } from '../sample-visit.ts';
import { brief, saying, visitWith } from './said.ts';

const clock = saying(checkPumpClock);
const SCHEDULE: Program = {
  mode: 'schedule',
  patterns: [
    {
      days: WEEKDAYS,
      steps: [
        { at: minutes(0), setting: { kind: 'rate', rate: mLPerDay(0.1) } },
        { at: minutes(480), setting: { kind: 'rate', rate: mLPerDay(0.2) } },
      ],
    },
  ],
};
const STEADY = SAMPLE.visit.program;
const off = (clockOffset: Duration, program: Program) => clock(visitWith({ read: { clockOffset }, program }));

test('a clock that is right says nothing', () => {
  assert.deepEqual(off(hours(0), SCHEDULE), []);
});

test('[SR-18] a clock that is off moves the steps of a schedule and is warned of above two minutes', () => {
  const line = (severity: string) => [`${severity} pump-clock-off /visit/read/clock`];
  assert.deepEqual(brief(off(hours(1), SCHEDULE)), line('warn'));
  assert.deepEqual(brief(off(hours(-1), SCHEDULE)), line('warn'));
  assert.deepEqual(brief(off(hours(2 / 60), SCHEDULE)), line('note'));
  assert.deepEqual(brief(off(hours(3 / 60), SCHEDULE)), line('warn'));
  assert.deepEqual(brief(off(hours(1), STEADY)), line('note'));
  assert.match(off(hours(1), SCHEDULE)[0]?.message ?? '', /1\u202fh ahead of local time.*earlier/);
  assert.match(off(hours(-0.5), SCHEDULE)[0]?.message ?? '', /30\u202fmin behind local time.*later/);
});

test('a clock that was not read is unknown, and after the end of summer time it is warned of', () => {
  assert.deepEqual(clock(visitWith({ read: {} })), []);
  assert.deepEqual(brief(clock(visitWith({ read: {}, program: SCHEDULE }))), [
    'warn pump-clock-not-read /visit/read/clock',
  ]);
  assert.deepEqual(
    brief(clock(visitWith({ read: {}, program: SCHEDULE, at: moment('2026-10-20T15:00Z') }))),
    ['note pump-clock-not-read /visit/read/clock'],
  );
});
