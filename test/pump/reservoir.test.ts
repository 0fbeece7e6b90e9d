import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inSmallestUnit, nanolitres } from '../../src/core/units.ts';
import { programme, tell } from '../../src/pump/programming.ts';
import type { PumpState } from '../../src/pump/pump-state.ts';
import { reading, truth } from '../../src/pump/reading.ts';
import { advance, step } from '../../src/pump/step.ts';
import { faults, happen, prescriptions, programs, timed } from './random-runs.ts';
import {
  after,
  alarmsOf,
  atRate,
  DAY,
  done,
  HOUR,
  logged,
  newPump,
  prescribed,
  running,
} from './sample-pump.ts';

const YEAR = 365 * DAY;

test('[SR-10] the low and the empty alarm come at the analytic time, once, and stand until the reservoir is filled', () => {
  fc.assert(
    fc.property(programs, fc.integer({ min: 1_500_000, max: 20_000_000 }), (program, lowNl) => {
      const { patientBolus: _, ...basal } = program;
      const start = running(prescribed(basal, { lowReservoirAlarm: nanolitres(lowNl) }));
      const { timeToLow, timeToEmpty } = reading(start);
      assert.ok(timeToLow !== null && timeToEmpty !== null);
      // Core rounds a time down to the earlier ms.
      const due = [timeToLow, timeToEmpty].map(inSmallestUnit);
      const pump = done(advance(start, after((due[1] ?? 0) + DAY)));
      const raised = logged(pump, 'alarm-raised').map(({ ms, event }) => ({ ms, alarm: event.alarm }));
      assert.deepEqual(
        raised.map(({ alarm }) => alarm),
        ['low-reservoir', 'empty-reservoir'],
      );
      for (const [i, { ms }] of raised.entries())
        assert.ok(ms - (due[i] ?? 0) >= 0 && ms - (due[i] ?? 0) <= 1, `${ms} for ${due[i]}`);
      const still = done(advance(pump, after((due[1] ?? 0) + 30 * DAY)));
      assert.deepEqual(alarmsOf(still), ['low-reservoir', 'empty-reservoir']);
      const filled = done(
        tell(still, after((due[1] ?? 0) + 30 * DAY), {
          kind: 'set-reservoir',
          volume: nanolitres(40_000_000),
        }),
      );
      assert.deepEqual(alarmsOf(filled), []);
    }),
    { numRuns: 60 },
  );
});

test('[SR-10] a valve pump alarms with the stroke that brings the display to the threshold', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2_000, max: 3_000_000 }),
      fc.integer({ min: 1, max: 2_000_000 }),
      (lowNl, rate) => {
        const start = running(
          prescribed(atRate(rate), { lowReservoirAlarm: nanolitres(lowNl) }),
          'prometra-ii-40',
        );
        // Whole strokes of 2 µL until no more than the threshold is left.
        const strokes = Math.ceil((40_000_000 - lowNl) / 2_000);
        const due = Math.ceil((strokes * 2_000 * DAY) / rate);
        assert.deepEqual(alarmsOf(done(advance(start, after(due - 1)))), []);
        assert.deepEqual(alarmsOf(done(advance(start, after(due)))), ['low-reservoir']);
      },
    ),
    { numRuns: 100 },
  );
});

test('[SR-10] a program, a bolus or a fill moves the time to the alarm', () => {
  const start = running(prescribed(atRate(400_000)));
  assert.equal(inSmallestUnit(reading(start).timeToLow ?? (nanolitres(0) as never)), 95 * DAY);
  const faster = done(programme(start, after(0), prescribed(atRate(800_000))));
  assert.equal(reading(faster).timeToLow, (95 * DAY) / 2);
  const filled = done(
    tell(done(advance(start, after(10 * DAY))), after(10 * DAY), {
      kind: 'set-reservoir',
      volume: nanolitres(20_000_000),
    }),
  );
  assert.equal(reading(filled).timeToLow, 45 * DAY);
  const bolus = done(
    tell(start, after(0), { kind: 'single-bolus', volume: nanolitres(400_000), duration: HOUR as never }),
  );
  assert.equal(reading(bolus).timeToLow, 94 * DAY);
});

test('[SR-10] the alarm is computed: an over-infusing pump runs dry before it sounds', () => {
  const pump = done(
    step(running(prescribed(atRate(400_000))), after(0), {
      kind: 'fault',
      fault: { kind: 'flow-drift', perMille: 1200, perDay: null },
    }),
  );
  const dry = advance(pump, after(YEAR / 4));
  const [ran] = dry.hidden.filter(({ event }) => event.kind === 'ran-dry');
  assert.ok(ran !== undefined);
  assert.deepEqual(alarmsOf(dry.pump), []);
  assert.equal(truth(dry.pump).flow, nanolitres(0) as never);
});

test('[SR-11] the volume never goes below nothing, and below the alarm the accuracy is not guaranteed', () => {
  fc.assert(
    fc.property(prescriptions, fc.array(timed(20 * DAY), { maxLength: 15 }), (prescription, happens) => {
      let pump = happen(newPump(), 0, { kind: 'programme', prescription }).pump;
      let ms = 0;
      for (const { afterMs, happening } of happens) {
        ms += afterMs;
        pump = happen(pump, ms, happening).pump;
        const shown = reading(pump);
        assert.ok(inSmallestUnit(truth(pump).volume) >= 0 && inSmallestUnit(shown.displayed) >= 0);
        const low = inSmallestUnit(pump.active?.prescription.lowReservoirAlarm ?? nanolitres(0));
        assert.equal(shown.accuracyGuaranteed, inSmallestUnit(shown.displayed) > low);
      }
    }),
    { numRuns: 100 },
  );
});

test('[SR-12] in every single fault what was delivered never becomes less', () => {
  const times = fc.array(fc.nat(2 * DAY), { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(prescriptions, faults, times, (prescription, fault, gaps) => {
      let pump = happen(newPump(), 0, { kind: 'programme', prescription }).pump;
      let ms = 0;
      let before = [0, 0, 0];
      for (const [i, gap] of gaps.entries()) {
        ms += gap;
        pump =
          i === 1
            ? step(pump, after(ms), { kind: 'fault', fault }).pump
            : step(pump, after(ms), { kind: 'request-bolus' }).pump;
        const { leftPump, reachedPatient } = truth(pump);
        const now = [
          inSmallestUnit(leftPump),
          inSmallestUnit(reachedPatient),
          inSmallestUnit(reading(pump).delivered),
        ];
        for (const [k, each] of now.entries()) assert.ok(each >= (before[k] ?? 0));
        before = now;
      }
    }),
    { numRuns: 200 },
  );
});

test('a pocket fill is believed by the pump: displayed and true volume part', () => {
  const pump = done(advance(running(prescribed(atRate(400_000))), after(60 * DAY)));
  const empty = done(step(pump, after(60 * DAY), { kind: 'withdraw', volume: 'all' }));
  const beside = done(
    step(empty, after(60 * DAY), { kind: 'fill', volume: nanolitres(40_000_000), into: 'pocket' }),
  );
  const told = done(programme(beside, after(60 * DAY), prescribed(atRate(400_000))));
  assert.equal(inSmallestUnit(reading(told).displayed), 40_000_000);
  assert.equal(inSmallestUnit(truth(told).volume), 0);
  assert.equal(inSmallestUnit(truth(told).inTissue), 40_000_000);
  assert.ok(truth(told).dry);
});

test('[SR-10] an alarm set below what cannot be pumped comes at its own time too, however time is cut', () => {
  // 40 mL at 4 mL/d are down to 1.4 mL, which a SynchroMed II cannot pump, after 9.65 days; down to 1 mL a tenth of a day later.
  const low = running(prescribed(atRate(4_000_000), { lowReservoirAlarm: nanolitres(1_000_000) }));
  const raised = (pump: PumpState) => logged(pump, 'alarm-raised').map(({ ms, event }) => [event.alarm, ms]);
  const expected = [
    ['empty-reservoir', 9.65 * DAY],
    ['low-reservoir', 9.75 * DAY],
  ];
  assert.deepEqual(raised(done(advance(low, after(12 * DAY)))), expected);
  let cut = low;
  for (let ms = HOUR / 2; ms <= 12 * DAY; ms += HOUR) cut = done(advance(cut, after(ms)));
  assert.deepEqual(raised(cut), expected);
});
