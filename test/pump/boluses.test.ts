import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  inSmallestUnit,
  milliseconds,
  nanograms,
  nanolitres,
  nanolitresPerDay,
} from '../../src/core/units.ts';
import { commit, EMPTY_MEMORY, restart } from '../../src/pump/memory.ts';
import { prescriptionText } from '../../src/pump/prescription-text.ts';
import { programme, tell } from '../../src/pump/programming.ts';
import { DEFAULT_POLICY } from '../../src/pump/pump-configuration.ts';
import type { PumpRefusal } from '../../src/pump/pump-refusal.ts';
import type { PumpState } from '../../src/pump/pump-state.ts';
import { reading } from '../../src/pump/reading.ts';
import { alarmSheet } from '../../src/pump/safe-states/alarm-sheet.ts';
import { VIRTUAL_PUMP_ALARMS } from '../../src/pump/safe-states/pump-alarm.ts';
import { advance, step } from '../../src/pump/step.ts';
import { happen, prescriptions, timed } from './random-runs.ts';
import {
  after,
  atRate,
  BOLUS,
  BOLUS_NL,
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

test('[SR-2] the flow is never above the most that the pump can keep, nor between nothing and its least', () => {
  fc.assert(
    fc.property(prescriptions, fc.array(timed(6 * HOUR), { maxLength: 25 }), (prescription, happens) => {
      let pump = happen(newPump(), 0, { kind: 'programme', prescription }).pump;
      let ms = 0;
      for (const { afterMs, happening } of happens) {
        ms += afterMs;
        pump = happen(pump, ms, happening).pump;
        const flow = inSmallestUnit(reading(pump).flow);
        assert.ok(flow === 0 || flow === 6_000 || (flow >= 48_000 && flow <= 24_000_000), `${flow} nL/d`);
      }
    }),
    { numRuns: 200 },
  );
});

test('[SR-2] a bolus that would take the flow above the maximum is refused, one at the maximum is not', () => {
  const pump = running(prescribed(atRate(12_000_000)));
  const hour = milliseconds(HOUR);
  const most = tell(pump, after(MINUTE), {
    kind: 'single-bolus',
    volume: nanolitres(500_000),
    duration: hour,
  });
  assert.equal(most.refusal, null);
  assert.equal(inSmallestUnit(reading(most.pump).flow), 24_000_000);
  const above = tell(pump, after(MINUTE), {
    kind: 'single-bolus',
    volume: nanolitres(500_001),
    duration: hour,
  });
  assert.equal(above.refusal, 'above-maximum-flow');
});

test('[SR-3] after any bolus, ended or cancelled, the basal program is the same to the byte', () => {
  fc.assert(
    fc.property(fc.nat(DAY), fc.nat(10 * MINUTE), (askMs, cancelAfter) => {
      const start = running(WITH_BOLUS);
      const asked = done(ask(start, askMs));
      const cancelled = tell(asked, after(askMs + cancelAfter), { kind: 'cancel-bolus' }).pump;
      for (const pump of [cancelled, done(advance(asked, after(askMs + HOUR)))]) {
        assert.deepEqual(pump.active, start.active);
        assert.equal(pump.bolus, null);
      }
      const plain = reading(done(advance(start, after(2 * DAY))));
      const both = reading(done(advance(done(advance(asked, after(askMs + HOUR))), after(2 * DAY))));
      assert.equal(inSmallestUnit(both.delivered) - inSmallestUnit(plain.delivered), BOLUS_NL);
    }),
  );
});

test('[SR-3] after a single bolus, a prime or a bridge, ended or cancelled, the basal program is the same to the byte', () => {
  const bridge = { volume: nanolitres(100_000), rate: nanolitresPerDay(2_400_000) };
  const path = nanolitres(300_000);
  const hour = milliseconds(HOUR);
  const orders = [
    { kind: 'single-bolus', volume: nanolitres(50_000), duration: hour },
    { kind: 'prime', volume: path, path, reason: 'implant', catheterDrugFree: true },
  ] as const;
  const plain = running(WITH_BOLUS);
  const begun: readonly PumpState[] = [
    ...orders.map((command) => done(tell(plain, after(0), command))),
    running({ ...WITH_BOLUS, bridge }),
  ];
  const kinds = begun.map(({ bolus }) => bolus?.kind);
  assert.deepEqual(kinds, ['single', 'prime', 'bridge']);
  fc.assert(
    fc.property(
      fc.constantFrom(...begun),
      fc.nat(10 * MINUTE),
      fc.integer({ min: HOUR, max: 3 * DAY }),
      (pump, cancelMs, ms) => {
        const cancelled = done(tell(pump, after(cancelMs), { kind: 'cancel-bolus' }));
        const basal = reading(done(advance(plain, after(ms)))).flow;
        for (const over of [cancelled, pump].map((each) => done(advance(each, after(ms))))) {
          assert.equal(over.bolus, null);
          assert.deepEqual({ ...over.active, prescription: null }, { ...pump.active, prescription: null });
          assert.equal(
            prescriptionText(reading(over).prescription ?? WITH_BOLUS),
            prescriptionText(reading(pump).prescription ?? WITH_BOLUS),
          );
          assert.deepEqual(reading(over).flow, basal);
        }
      },
    ),
  );
});

test('[SR-4] a second bolus is given at the lockout from start to start, and not a ms before', () => {
  const first = done(ask(running(WITH_BOLUS), HOUR));
  assert.equal(ask(first, 2 * HOUR - 1).refusal, 'lockout');
  assert.equal(ask(first, 2 * HOUR).refusal, null);
});

test('[SR-4] neither a program update, a set or jumping clock nor a new session shortens the lockout', () => {
  const first = done(ask(running(WITH_BOLUS), HOUR));
  const at = HOUR + 10 * MINUTE;
  const again: readonly PumpState[] = [
    done(programme(first, after(at), { ...WITH_BOLUS, reservoir: null })),
    done(tell(first, after(at), { kind: 'set-clock', aheadOfUtcMs: 12 * HOUR })),
    done(step(first, after(at), { kind: 'fault', fault: { kind: 'clock-jump', byMs: DAY } })),
    done(
      step(done(tell(first, after(at), { kind: 'interrogate', programmerAheadMs: null })), after(at), {
        kind: 'close-session',
      }),
    ),
  ];
  for (const pump of again) {
    assert.equal(ask(pump, 2 * HOUR - 1).refusal, 'lockout');
    assert.equal(ask(pump, 2 * HOUR).refusal, null);
  }
});

test('no more boluses are given in any 24 h than the count of a day', () => {
  let pump = running(WITH_BOLUS);
  for (let ms = 0; ms < 4 * DAY; ms += 7 * MINUTE) pump = ask(pump, ms).pump;
  const starts = logged(pump, 'bolus-started').map(({ ms }) => ms);
  for (const start of starts)
    assert.ok(starts.filter((ms) => ms >= start && ms < start + DAY).length <= BOLUS.maxPerDay);
  assert.equal(pump.given, 24);
});

test('[SR-6] what was denied is never delivered: as many boluses run as were granted', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40 * MINUTE), { maxLength: 60 }), (gaps) => {
      let pump = running(WITH_BOLUS);
      let ms = 0;
      let granted = 0;
      let denied = 0;
      for (const gap of gaps) {
        ms += gap;
        const asked = ask(pump, ms);
        if (asked.refusal === null) granted += 1;
        else {
          denied += 1;
          assert.deepEqual(asked.entries.at(-1)?.event, { kind: 'request-denied', because: asked.refusal });
        }
        pump = asked.pump;
      }
      const over = done(advance(pump, after(ms + 2 * DAY)));
      assert.equal(logged(over, 'bolus-started').length, granted);
      assert.equal(logged(over, 'request-denied').length, denied);
      const basal = reading(done(advance(running(WITH_BOLUS), after(ms + 2 * DAY)))).delivered;
      assert.equal(inSmallestUnit(reading(over).delivered), inSmallestUnit(basal) + granted * BOLUS_NL);
    }),
    { numRuns: 60 },
  );
});

test('[SR-7] no bolus starts while the pump is stopped, tests itself, is updated, stalls or sounds an alarm that forbids it', () => {
  const base = running(WITH_BOLUS);
  const at = after(MINUTE);
  const states: readonly (readonly [string, PumpState, PumpRefusal])[] = [
    ['stopped', done(tell(base, at, { kind: 'stop' })), 'stopped'],
    ['in self-test', done(tell(base, at, { kind: 'self-test' })), 'self-test'],
    ['being updated', done(tell(base, at, { kind: 'begin-update', digest: 'x', parts: 1 })), 'updating'],
    ['stalled', stalled(base), 'no-delivery'],
    [
      'in telemetry mode',
      done(step(base, at, { kind: 'fault', fault: { kind: 'stuck-in-telemetry' } })),
      'no-delivery',
    ],
    [
      'with a task that hangs',
      done(step(base, at, { kind: 'fault', fault: { kind: 'task-starved', task: 'delivery' } })),
      'no-delivery',
    ],
    [
      'after a low-battery reset',
      done(step(base, at, { kind: 'fault', fault: { kind: 'low-battery-reset' } })),
      'stopped',
    ],
    [
      'with a corrupt history',
      done(step(base, at, { kind: 'fault', fault: { kind: 'history-error' } })),
      'history-corrupt',
    ],
    ['during a bolus', done(ask(base, MINUTE)), 'bolus-running'],
    ['without a program', newPump(), 'no-program'],
    ['without boluses in its program', running(prescribed(THIRTEEN_STEPS)), 'patient-bolus-not-allowed'],
  ];
  for (const [name, pump, because] of states) {
    const asked = ask(pump, MINUTE + 1_000);
    assert.equal(asked.refusal, because, name);
    assert.deepEqual({ ...asked.pump.bolus }, { ...pump.bolus }, name);
  }
});

const stalled = (pump: PumpState): PumpState =>
  done(
    step(pump, after(MINUTE), {
      kind: 'fault',
      fault: { kind: 'motor-stall', recoversAfterMs: null, recoveryLogged: 'at-once' },
    }),
  );

test('[SR-7] every alarm forbids a bolus or not, as its sheet says', () => {
  const base = running(WITH_BOLUS);
  for (const alarm of VIRTUAL_PUMP_ALARMS) {
    const pump: PumpState = { ...base, alarms: [{ alarm, raisedMs: START_MS, silenced: false }] };
    const asked = ask(pump, MINUTE);
    assert.equal(asked.refusal, alarmSheet(alarm).forbidsPatientBolus ? 'alarm-forbids' : null, alarm);
  }
});

/** The task hangs, and is served again a minute later: in time for the watchdog, too late for the bolus. */
const starvedAndServed = (pump: PumpState, ms: number) =>
  step(
    done(step(pump, after(ms), { kind: 'fault', fault: { kind: 'task-starved', task: 'delivery' } })),
    after(ms + MINUTE),
    {
      kind: 'end-fault',
      fault: 'task-starved',
    },
  );

test('[SR-8] an error at any moment of a bolus cancels it and records what was delivered until then', () => {
  const volumeNl = 12_347;
  const bolus = { ...BOLUS, dose: nanograms(123_470) };
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 * MINUTE - 1 }),
      fc.constantFrom('motor-stall', 'stuck-in-telemetry', 'stop', 'task-starved'),
      (ms, error) => {
        const pump = done(ask(running(prescribed({ ...atRate(100_000), patientBolus: bolus })), 0));
        const broken =
          error === 'stop'
            ? tell(pump, after(ms), { kind: 'stop' })
            : error === 'motor-stall'
              ? step(pump, after(ms), {
                  kind: 'fault',
                  fault: { kind: 'motor-stall', recoversAfterMs: null, recoveryLogged: 'at-once' },
                })
              : error === 'task-starved'
                ? starvedAndServed(pump, ms)
                : step(pump, after(ms), { kind: 'fault', fault: { kind: 'stuck-in-telemetry' } });
        const [cancelled] = logged(broken.pump, 'bolus-cancelled');
        const recorded = cancelled?.event.deliveredNl ?? -1;
        assert.ok(Math.abs(recorded - (volumeNl * ms) / (5 * MINUTE)) <= 1, `${recorded}`);
        assert.equal(broken.pump.history.at(-1)?.volumeNl, recorded);
        const counted = inSmallestUnit(reading(broken.pump).delivered);
        assert.ok(Math.abs(counted - recorded - (100_000 * ms) / DAY) <= 1.5);
        assert.equal(done(advance(broken.pump, after(DAY))).bolus, null);
      },
    ),
  );
});

test('a prime goes only into an empty path, and never more than it holds', () => {
  const pump = running(prescribed(atRate(100_000)));
  const path = nanolitres(336_000);
  const prime = {
    kind: 'prime' as const,
    volume: path,
    path,
    reason: 'implant' as const,
    catheterDrugFree: true,
  };
  assert.equal(tell(pump, after(0), { ...prime, catheterDrugFree: false }).refusal, 'catheter-not-drug-free');
  assert.equal(tell(pump, after(0), { ...prime, volume: nanolitres(336_001) }).refusal, 'prime-above-path');
  const primed = done(tell(pump, after(0), prime));
  const endMs = Math.ceil((336_000 * DAY) / 24_000_000);
  assert.equal(primed.bolus?.endMs, START_MS + endMs);
  // The basal program does not run beside it.
  assert.equal(inSmallestUnit(reading(done(advance(primed, after(endMs)))).delivered), 336_000);
  assert.equal(
    tell(running(prescribed(atRate(100_000)), 'prometra-ii-40'), after(0), prime).refusal,
    'bolus-rate-unknown',
  );
});

test('[SR-40] on one attestation no more is primed than the path holds, in however many primes, and what flows counts', () => {
  const path = 336_000;
  const reason = fc.constantFrom('implant', 'revision', 'catheter-aspirated');
  const ask = fc.tuple(fc.integer({ min: 1, max: 400_000 }), reason, fc.nat(30 * MINUTE), fc.boolean());
  fc.assert(
    fc.property(fc.nat(DAY), fc.array(ask, { minLength: 2, maxLength: 8 }), (firstMs, asks) => {
      const session = milliseconds(30 * DAY);
      const policy = { ...DEFAULT_POLICY, session: { ...DEFAULT_POLICY.session, value: session } };
      let pump = running(prescribed(atRate(480_000)), 'synchromed-ii-40', { policy });
      let ms = firstMs;
      let first: number | null = null;
      for (const [nl, because, gapMs, cancels] of asks) {
        const before = inSmallestUnit(reading(done(advance(pump, after(ms)))).delivered);
        const asked = tell(pump, after(ms), {
          kind: 'prime',
          volume: nanolitres(nl),
          path: nanolitres(path),
          reason: because,
          catheterDrugFree: true,
        });
        pump = asked.pump;
        if (asked.refusal === null) {
          // What was counted before may be a part of a nL short.
          first ??= because === 'implant' ? 0 : before;
          assert.ok(before + nl - first <= path + 1, `${before + nl - first} nL`);
        }
        ms += gapMs;
        if (cancels && asked.refusal === null && gapMs < (nl * DAY) / 24_000_000)
          pump = done(tell(pump, after(ms), { kind: 'cancel-bolus' }));
      }
    }),
  );
});

test('[SR-40] a second prime waits for a new attestation in another session, and an implant is never attested twice', () => {
  const path = nanolitres(336_000);
  const prime = { kind: 'prime', volume: path, path, reason: 'revision', catheterDrugFree: true } as const;
  const closed = (pump: PumpState, ms: number) => done(step(pump, after(ms), { kind: 'close-session' }));
  const used = running(prescribed(atRate(480_000)));
  const primed = done(advance(done(tell(used, after(DAY), prime)), after(DAY + MINUTE)));
  const cancelled = done(tell(primed, after(DAY + MINUTE), { kind: 'cancel-bolus' }));
  const at = DAY + 2 * MINUTE;
  assert.equal(tell(cancelled, after(at), prime).refusal, 'prime-above-path');
  assert.equal(
    tell(cancelled, after(at), { ...prime, reason: 'catheter-aspirated', path: nanolitres(500_000) }).refusal,
    'prime-above-path',
  );
  // A minute at 1 mL/h and one at 480 µL/d are gone.
  const left = nanolitres(336_000 - 16_667 - 334);
  assert.equal(tell(cancelled, after(at), { ...prime, volume: left }).refusal, null);
  assert.equal(tell(closed(cancelled, at), after(at), prime).refusal, null);
  assert.equal(
    tell(closed(cancelled, at), after(at), { ...prime, reason: 'implant' }).refusal,
    'prime-above-path',
  );
  const memory = commit(EMPTY_MEMORY, cancelled);
  const again = restart(memory, cancelled, after(at)).pump;
  assert.deepEqual(again.attestedPath, cancelled.attestedPath);

  const implant = { ...prime, reason: 'implant' } as const;
  const fresh = done(tell(running(prescribed(atRate(480_000))), after(0), implant));
  const over = closed(done(advance(fresh, after(2 * MINUTE))), 2 * MINUTE);
  const stopped = done(step(over, after(HOUR), { kind: 'wait' }));
  assert.equal(tell(stopped, after(HOUR), { ...implant, volume: nanolitres(1) }).refusal, 'prime-above-path');
  assert.equal(
    tell(stopped, after(HOUR), { ...implant, path: nanolitres(900_000) }).refusal,
    'prime-above-path',
  );
});
