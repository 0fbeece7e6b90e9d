import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pumpProfile } from '../../src/core/devices/profiles.ts';
import { flowPieces } from '../../src/core/flow.ts';
import { instantAt } from '../../src/core/time.ts';
import {
  inSmallestUnit,
  milliseconds,
  nanolitres,
  nanolitresPerDay,
  volumeOverAll,
} from '../../src/core/units.ts';
import { reading, truth } from '../../src/pump/reading.ts';
import { advance } from '../../src/pump/step.ts';
import { happen, prescriptions, programs, timed } from './random-runs.ts';
import {
  after,
  atRate,
  DAY,
  done,
  HOUR,
  newPump,
  prescribed,
  running,
  START_MS,
  THIRTEEN_STEPS,
} from './sample-pump.ts';

test('[SR-1] what is delivered equals the integral of the program that core computes, to one quantum', () => {
  const offset = fc.integer({ min: -14 * 60, max: 14 * 60 }).map((minutes) => minutes * 60_000);
  fc.assert(
    fc.property(programs, fc.nat(30 * DAY), offset, (program, ms, aheadMs) => {
      const clock = { aheadOfUtc: milliseconds(aheadMs) };
      const { patientBolus: _, ...basal } = program;
      const prescription = prescribed(basal);
      const pump = done(advance(running(prescription, 'synchromed-ii-40', { clock }), after(ms)));
      const profile = pumpProfile('synchromed-ii-40');
      const pieces = flowPieces(basal, prescription.mixture, profile, instantAt(START_MS), after(ms), clock);
      const expected = inSmallestUnit(volumeOverAll(pieces, 'down'));
      const usable = 40_000_000 - 1_400_000;
      assert.equal(inSmallestUnit(reading(pump).delivered), expected);
      assert.equal(inSmallestUnit(truth(pump).leftPump), Math.min(usable, expected));
    }),
  );
});

test('[SR-1] a valve pump delivers whole strokes, within one of the integral', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000 }), fc.nat(10 * DAY), (rate, ms) => {
      const pump = done(advance(running(prescribed(atRate(rate)), 'prometra-ii-40'), after(ms)));
      const delivered = inSmallestUnit(reading(pump).delivered);
      const exact = (rate * ms) / DAY;
      assert.equal(delivered % 2_000, 0);
      assert.ok(delivered <= exact + 1e-6 && exact - delivered < 2_000 + 1e-6);
    }),
  );
});

test('[SR-1] 24 h in one step are 86,400 steps of 1 s', () => {
  const start = running(prescribed(THIRTEEN_STEPS));
  let pump = start;
  for (let second = 1; second <= 86_400; second++) pump = done(advance(pump, after(second * 1_000)));
  assert.deepEqual(pump, done(advance(start, after(DAY))));
});

test('[SR-1] no partition of time changes anything, whatever happens to the pump', () => {
  const run = fc.array(timed(), { maxLength: 25 });
  const cuts = fc.infiniteStream(fc.nat(6 * HOUR));
  fc.assert(
    fc.property(prescriptions, run, cuts, (prescription, happens, stream) => {
      let whole = happen(newPump(), 0, { kind: 'programme', prescription }).pump;
      let cut = whole;
      let ms = 0;
      for (const { afterMs, happening } of happens) {
        const due = ms + afterMs;
        for (let next = ms + stream.next().value; next < due; next += 1 + stream.next().value)
          cut = done(advance(cut, after(next)));
        whole = happen(whole, due, happening).pump;
        cut = happen(cut, due, happening).pump;
        ms = due;
      }
      assert.deepEqual(cut, whole);
    }),
    { numRuns: 150 },
  );
});

test('[SR-1] start volume and fills, less withdrawals and what was delivered, is the volume', () => {
  fc.assert(
    fc.property(prescriptions, fc.array(timed(), { maxLength: 25 }), (prescription, happens) => {
      let pump = happen(newPump(), 0, { kind: 'programme', prescription }).pump;
      let balance = 40_000_000;
      let ms = 0;
      for (const { afterMs, happening } of happens) {
        ms += afterMs;
        const stepped = happen(pump, ms, happening);
        for (const { event } of stepped.hidden) {
          if (event.kind === 'filled' && event.into === 'reservoir') balance += event.volumeNl;
          if (event.kind === 'withdrawn') balance -= event.volumeNl;
        }
        pump = stepped.pump;
        const { volume, leftPump, reachedPatient, inTissue } = truth(pump);
        assert.equal(inSmallestUnit(volume), balance - inSmallestUnit(leftPump));
        assert.ok(inSmallestUnit(volume) >= 0);
        assert.ok(inSmallestUnit(reachedPatient) >= 0 && inSmallestUnit(inTissue) >= 0);
      }
    }),
    { numRuns: 200 },
  );
});

test('a bridge runs its volume at its rate before the program', () => {
  const bridge = { volume: nanolitres(335_800), rate: nanolitresPerDay(400_000) };
  const pump = running(prescribed(atRate(100_000), { bridge }));
  const endMs = Math.ceil((335_800 * DAY) / 400_000);
  assert.equal(pump.bolus?.endMs, START_MS + endMs);
  const over = done(advance(pump, after(endMs)));
  assert.equal(inSmallestUnit(reading(over).delivered), 335_800);
  assert.equal(inSmallestUnit(reading(done(advance(over, after(endMs + DAY)))).delivered), 435_800);
});
