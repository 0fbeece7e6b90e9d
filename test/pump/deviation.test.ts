import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inSmallestUnit } from '../../src/core/units.ts';
import { reading, truth } from '../../src/pump/reading.ts';
import { advance, step } from '../../src/pump/step.ts';
import {
  after,
  alarmsOf,
  atRate,
  DAY,
  done,
  HOUR,
  holding,
  logged,
  MINUTE,
  prescribed,
  running,
} from './sample-pump.ts';

const PROGRAM = prescribed(atRate(480_000), { mixture: holding('baclofen') });

test('[SR-24] a deviation above 10 % for 15 min is an alarm where a flow sensor is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2000 }), fc.nat(DAY), (perMille, ms) => {
      const start = running(PROGRAM, 'synchromed-ii-40', { flowSensor: true });
      const drifting = done(
        step(start, after(ms), { kind: 'fault', fault: { kind: 'flow-drift', perMille, perDay: null } }),
      );
      const pump = done(advance(drifting, after(ms + HOUR)));
      const expected =
        perMille > 1100 ? 'flow-above-programmed' : perMille < 900 ? 'flow-below-programmed' : null;
      assert.deepEqual(
        logged(pump, 'alarm-raised').map((entry) => [entry.ms, entry.event.alarm]),
        expected === null ? [] : [[ms + 15 * MINUTE, expected]],
      );
    }),
  );
});

test('[SR-24] without a sensor a deviation shows only as a discrepancy of the volume', () => {
  const drifting = done(
    step(running(PROGRAM), after(0), {
      kind: 'fault',
      fault: { kind: 'flow-drift', perMille: 1150, perDay: null },
    }),
  );
  const pump = done(advance(drifting, after(60 * DAY)));
  assert.deepEqual(alarmsOf(pump), []);
  const discrepancy = inSmallestUnit(reading(pump).displayed) - inSmallestUnit(truth(pump).volume);
  assert.equal(discrepancy, 60 * 72_000);
});

test('[SR-24] a deviation that ends before 15 min raises nothing', () => {
  const start = running(PROGRAM, 'synchromed-ii-40', { flowSensor: true });
  const occluded = done(step(start, after(0), { kind: 'fault', fault: { kind: 'catheter-occlusion' } }));
  const free = done(
    step(occluded, after(15 * MINUTE - 1), { kind: 'end-fault', fault: 'catheter-occlusion' }),
  );
  assert.deepEqual(alarmsOf(done(advance(free, after(DAY)))), []);
});
