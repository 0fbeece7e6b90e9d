import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inSmallestUnit } from '../../src/core/units.ts';
import { entriesIn } from '../../src/pump/log-book.ts';
import { commit, EMPTY_MEMORY, type Memory, restart } from '../../src/pump/memory.ts';
import { decodePump, encodePump } from '../../src/pump/memory-bytes.ts';
import { programme } from '../../src/pump/programming.ts';
import type { PumpState } from '../../src/pump/pump-state.ts';
import { reading, truth } from '../../src/pump/reading.ts';
import { advance, step } from '../../src/pump/step.ts';
import { happen, prescriptions, timed } from './random-runs.ts';
import {
  after,
  alarmsOf,
  atRate,
  BOLUS,
  DAY,
  done,
  HOUR,
  logged,
  MINUTE,
  newPump,
  prescribed,
  running,
  START_MS,
  THIRTEEN_STEPS,
} from './sample-pump.ts';

const WITH_BOLUS = prescribed({ ...THIRTEEN_STEPS, patientBolus: BOLUS });
const ask = (pump: PumpState, ms: number) => step(pump, after(ms), { kind: 'request-bolus' });

test('[SR-15] whenever the power fails, the pump resumes the program that was committed last', () => {
  fc.assert(
    fc.property(
      prescriptions,
      fc.array(timed(6 * HOUR), { maxLength: 12 }),
      fc.nat(6 * HOUR),
      (prescription, happens, offMs) => {
        let pump = happen(newPump(), 0, { kind: 'programme', prescription }).pump;
        let memory = commit(EMPTY_MEMORY, pump);
        let ms = 0;
        for (const { afterMs, happening } of happens) {
          ms += afterMs;
          pump = happen(pump, ms, happening).pump;
          memory = commit(memory, pump);
          const restarted = restart(memory, pump, after(ms + offMs)).pump;
          assert.equal(restarted.active?.digest, pump.active?.digest);
          assert.equal(
            restarted.run.kind === 'running' && pump.run.kind !== 'running',
            false,
            'nothing starts by itself',
          );
          assert.equal(restarted.update, null);
          assert.equal(restarted.bolus === null || restarted.bolus.kind === 'bridge', true);
          // Nothing flowed while there was no power, and nothing is forgotten of what is in the reservoir.
          assert.deepEqual(truth(restarted).volume, truth(pump).volume);
          assert.equal(entriesIn(restarted.log).at(-1)?.sequence, restarted.nextSequence - 1);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('[SR-15] a crash between two events changes nothing but what was under way', () => {
  fc.assert(
    fc.property(prescriptions, fc.array(timed(6 * HOUR), { maxLength: 15 }), (prescription, happens) => {
      let pump = happen(newPump(), 0, { kind: 'programme', prescription }).pump;
      let ms = 0;
      for (const { afterMs, happening } of happens) {
        ms += afterMs;
        pump = happen(pump, ms, happening).pump;
        const read = decodePump(encodePump(pump));
        assert.ok(read.ok && read.value.historyIntact);
        assert.deepEqual(read.value.pump, pump);
        if (pump.bolus !== null || pump.update !== null || pump.starved !== null) continue;
        const { pump: up } = restart(commit(EMPTY_MEMORY, pump), pump, after(ms));
        const same = { session: null, selfTestUntilMs: null, log: null, nextSequence: 0, lostEntries: 0 };
        assert.deepEqual({ ...up, ...same }, { ...pump, ...same });
      }
    }),
    { numRuns: 60 },
  );
});

test('[SR-15] a write that is cut at any byte leaves what was committed before', () => {
  const first = running(WITH_BOLUS);
  const second = done(programme(first, after(HOUR), prescribed(atRate(480_000), { reservoir: null })));
  const before: Memory = commit(commit(EMPTY_MEMORY, first), first);
  const length = encodePump(second, 3).length;
  for (let bytes = 0; bytes < length; bytes += 37) {
    const restarted = restart(commit(before, second, bytes), second, after(2 * HOUR)).pump;
    assert.equal(restarted.active?.digest, first.active?.digest, `cut after ${bytes} bytes`);
  }
  assert.equal(
    restart(commit(before, second), second, after(2 * HOUR)).pump.active?.digest,
    second.active?.digest,
  );
});

test('[SR-4] a crash at any event does not shorten the lockout', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(50 * MINUTE), fc.boolean(), fc.nat(90 * MINUTE)), { maxLength: 30 }),
      (runs) => {
        let pump = running(WITH_BOLUS);
        let ms = 0;
        const starts: number[] = [];
        for (const [gap, crash, offMs] of runs) {
          ms += gap;
          const asked = ask(pump, ms);
          if (asked.refusal === null) starts.push(ms);
          pump = asked.pump;
          if (!crash) continue;
          const memory = commit(EMPTY_MEMORY, pump);
          ms += offMs;
          pump = restart(memory, pump, after(ms)).pump;
        }
        for (const [i, start] of starts.entries()) if (i > 0) assert.ok(start - (starts[i - 1] ?? 0) >= HOUR);
      },
    ),
    { numRuns: 80 },
  );
});

test('[SR-8] a bolus that ran when the power failed is over, recorded with what it gave, and counts in full towards every limit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 * MINUTE - 1 }), fc.nat(3 * HOUR), (ms, offMs) => {
      const pump = done(ask(running(WITH_BOLUS), HOUR));
      const failed = done(advance(pump, after(HOUR + ms)));
      const restarted = restart(commit(EMPTY_MEMORY, pump), failed, after(HOUR + ms + offMs)).pump;
      const [cancelled] = logged(restarted, 'bolus-cancelled');
      const recorded = cancelled?.event.deliveredNl ?? -1;
      assert.ok(Math.abs(recorded - (10_000 * ms) / (5 * MINUTE)) <= 1, `${recorded} nL`);
      assert.equal(restarted.bolus, null);
      const [past] = restarted.history.filter(({ kind }) => kind === 'patient');
      assert.deepEqual(
        [past?.startMs, past?.endMs, past?.volumeNl],
        [START_MS + HOUR, START_MS + HOUR + 5 * MINUTE, 10_000],
      );
      assert.deepEqual(reading(restarted).delivered, reading(failed).delivered);
      assert.deepEqual(truth(restarted).leftPump, truth(failed).leftPump);
    }),
  );
});

test('a bridge that a loss of power interrupted goes on where it was, before the program does', () => {
  const bridge = { volume: 300_000 as never, rate: 600_000 as never };
  const pump = done(advance(running(prescribed(atRate(100_000), { bridge })), after(4 * HOUR)));
  const restarted = restart(commit(EMPTY_MEMORY, pump), pump, after(5 * HOUR)).pump;
  assert.equal(restarted.bolus?.kind, 'bridge');
  assert.equal(restarted.bolus?.volumeNl, 200_000);
  const over = done(advance(restarted, after(13 * HOUR + DAY)));
  assert.equal(inSmallestUnit(truth(over).leftPump), 400_000);
  assert.deepEqual(alarmsOf(over), []);
});
