import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { minutes, minutesAfterMidnight } from '../../../src/core/time.ts';
import { inSmallestUnit, nanogramsPerDay, nanogramsPerMillilitre } from '../../../src/core/units.ts';
import { commandedFlow } from '../../../src/pump/flows.ts';
import type { Prescription } from '../../../src/pump/prescription.ts';
import { programme } from '../../../src/pump/programming.ts';
import { schedulePosition } from '../../../src/pump/schedule-position.ts';
import { advance, step } from '../../../src/pump/step.ts';
import { bolusMinutes, computedHere, dayNow, deliveryHere, stepsNow } from '../../../src/web/lab/lab-day.ts';
import { prescriptions } from '../../pump/random-runs.ts';
import { after, atRate, BOLUS, DAY, HOUR, MINUTE, newPump, prescribed } from '../../pump/sample-pump.ts';

test('the step under the hand of the dial is the flow that the motor is told, at any moment of any week', () => {
  fc.assert(
    fc.property(prescriptions, fc.nat(14 * DAY), (prescription, ms) => {
      const started = programme(newPump(), after(0), { ...prescription, bridge: null, limits: [] }).pump;
      const { pump } = advance(started, after(ms));
      if (pump.active === null) return;
      const delivery = deliveryHere(pump.active.prescription, pump.configuration);
      const steps = stepsNow(delivery, dayNow(pump));
      const now = steps.filter(({ isNow }) => isNow);
      assert.equal(now.length, 1);
      assert.equal(
        inSmallestUnit(now[0]?.step.rate ?? delivery.rate),
        commandedFlow(pump, schedulePosition(pump).flow),
      );
      assert.equal(minutesAfterMidnight(steps[0]?.step.from ?? minutes(1)), 0);
    }),
    { numRuns: 100 },
  );
});

test('a clock that jumps moves the hand of the shown clock and not that of the schedule', () => {
  const { pump } = programme(newPump(), after(7 * HOUR), prescribed(atRate(400_000)));
  const jumped = step(pump, after(7 * HOUR + 30 * MINUTE), {
    kind: 'fault',
    fault: { kind: 'clock-jump', byMs: -9 * HOUR },
  }).pump;
  assert.deepEqual(dayNow(jumped), { day: 'mon', minute: 450, shownMinute: 1_350 });
});

test('the boluses of the last day stand on the dial, an older one does not', () => {
  const { pump } = programme(newPump(), after(0), prescribed({ ...atRate(400_000), patientBolus: BOLUS }));
  const early = step(pump, after(2 * HOUR), { kind: 'request-bolus' }).pump;
  const late = step(early, after(20 * HOUR), { kind: 'request-bolus' }).pump;
  assert.deepEqual(bolusMinutes(late), [120, 1_200]);
  assert.deepEqual(bolusMinutes(advance(late, after(27 * HOUR)).pump), [1_200]);
});

test('of a typed program that cannot be computed nothing is shown, and of any other what is delivered', () => {
  const model = { model: 'synchromed-ii-40' } as const;
  const typed = prescribed(atRate(400_000));
  assert.deepEqual(computedHere(typed, model), deliveryHere(typed, model));
  const dry: Prescription = {
    ...typed,
    mixture: [{ drug: 'baclofen', concentration: nanogramsPerMillilitre(0) }],
    program: { mode: 'continuous', setting: { kind: 'dose', dose: nanogramsPerDay(200_000) } },
  };
  assert.equal(computedHere(dry, model), null);
});
