import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliveryOf } from '../../../src/core/delivery.ts';
import { pumpProfile } from '../../../src/core/devices/profiles.ts';
import type { Program } from '../../../src/core/program.ts';
import { minutes, WEEKDAYS } from '../../../src/core/time.ts';
import { nanogramsPerMillilitre, nanolitresPerDay } from '../../../src/core/units.ts';
import { dialSteps, stepsOn } from '../../../src/web/patient/day-steps.ts';

const step = (hour: number, flow: number) => ({
  at: minutes(hour * 60),
  setting: { kind: 'rate' as const, rate: nanolitresPerDay(flow) },
});
const PROGRAM: Program = {
  mode: 'schedule',
  patterns: [
    { days: WEEKDAYS.slice(0, 5), steps: [step(7, 300_000), step(22, 100_000)] },
    { days: WEEKDAYS.slice(5), steps: [step(9, 200_000)] },
  ],
};
const delivery = deliveryOf(
  PROGRAM,
  [{ drug: 'baclofen', concentration: nanogramsPerMillilitre(1_000_000) }],
  pumpProfile('synchromed-ii-40'),
);

test('a day shows the night that the day before began, and its own night until midnight', () => {
  assert.deepEqual(dialSteps(stepsOn(delivery, 'wed')), [
    { from: 0, until: 420, height: 100_000 },
    { from: 420, until: 1320, height: 300_000 },
    { from: 1320, until: 1440, height: 100_000 },
  ]);
});

test('where the days differ each one shows what really runs on it', () => {
  assert.deepEqual(dialSteps(stepsOn(delivery, 'sat')), [
    { from: 0, until: 540, height: 100_000 },
    { from: 540, until: 1440, height: 200_000 },
  ]);
  assert.deepEqual(dialSteps(stepsOn(delivery, 'mon')), [
    { from: 0, until: 420, height: 200_000 },
    { from: 420, until: 1320, height: 300_000 },
    { from: 1320, until: 1440, height: 100_000 },
  ]);
});
