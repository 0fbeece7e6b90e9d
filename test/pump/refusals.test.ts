import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Program } from '../../src/core/program.ts';
import { instantAt, minutes, WEEKDAYS } from '../../src/core/time.ts';
import {
  milliseconds,
  nanograms,
  nanogramsPerDay,
  nanogramsPerMillilitre,
  nanolitres,
  nanolitresPerDay,
} from '../../src/core/units.ts';
import type { Prescription } from '../../src/pump/prescription.ts';
import { programme, tell } from '../../src/pump/programming.ts';
import type { PumpCommand, PumpInput } from '../../src/pump/pump-input.ts';
import { PUMP_REFUSALS, type PumpRefusal } from '../../src/pump/pump-refusal.ts';
import type { PumpState } from '../../src/pump/pump-state.ts';
import { advance, type Stepped, step } from '../../src/pump/step.ts';
import { happen, prescriptions, timed } from './random-runs.ts';
import {
  after,
  atRate,
  BOLUS,
  DAY,
  done,
  HOUR,
  holding,
  MINUTE,
  newPump,
  prescribed,
  running,
  START_MS,
} from './sample-pump.ts';

const PLAIN = prescribed(atRate(480_000));
const ASKS = prescribed({ ...atRate(480_000), patientBolus: BOLUS });
const order = (pump: PumpState, command: PumpCommand, ms = HOUR): Stepped => tell(pump, after(ms), command);
const give = (pump: PumpState, input: PumpInput, ms = HOUR): Stepped => step(pump, after(ms), input);
const ask = (pump: PumpState, ms = HOUR): Stepped => give(pump, { kind: 'request-bolus' }, ms);
const broken = (fault: Extract<PumpInput, { kind: 'fault' }>['fault'], of = ASKS): PumpState =>
  done(give(running(of), { kind: 'fault', fault }, 0));
const setting = (
  prescription: Prescription,
  model: Parameters<typeof newPump>[0] = 'synchromed-ii-40',
): Stepped => programme(newPump(model), after(0), prescription);
const program = (mode: Partial<Prescription>): Prescription => ({ ...PLAIN, ...mode });
const withBolus = (bolus: Partial<typeof BOLUS>): Prescription =>
  prescribed({ ...atRate(480_000), patientBolus: { ...BOLUS, ...bolus } });
const single = (nl: number, ms = 10 * MINUTE): PumpCommand => ({
  kind: 'single-bolus',
  volume: nanolitres(nl),
  duration: milliseconds(ms),
});
const steps = (count: number): Program => ({
  mode: 'schedule',
  patterns: [
    {
      days: WEEKDAYS,
      steps: Array.from({ length: count }, (_, i) => ({
        at: minutes(i * 10),
        setting: { kind: 'rate' as const, rate: nanolitresPerDay(100_000 + i) },
      })),
    },
  ],
});
const prime = {
  kind: 'prime' as const,
  volume: nanolitres(100),
  path: nanolitres(100),
  reason: 'implant' as const,
  catheterDrugFree: true,
};
const updating = (): PumpState =>
  done(order(running(PLAIN), { kind: 'begin-update', digest: 'x', parts: 2 }));
const hanging = (): PumpState =>
  done(advance(broken({ kind: 'task-starved', task: 'clock' }), after(2 * MINUTE)));
const ended = (): PumpState => done(advance(broken({ kind: 'early-eri' }), after(91 * DAY)));
const message = (session: number, number: number): PumpInput => ({
  kind: 'message',
  session,
  number,
  command: { kind: 'stop' },
});
const fixed = (rate: number): Stepped => {
  const pump = done(setting(prescribed(atRate(rate)), 'constant-flow'));
  return programme(pump, after(HOUR), prescribed(atRate(rate + 1)));
};
const sent = (text: string, digest: string): Stepped => {
  const pump = done(order(running(PLAIN), { kind: 'begin-update', digest, parts: 1 }));
  return order(done(order(pump, { kind: 'write-part', index: 0, text })), { kind: 'confirm-update', digest });
};

/** One way to each of them. */
const WAYS: Readonly<Record<PumpRefusal, () => Stepped>> = {
  'time-runs-backwards': () => advance(newPump(), instantAt(START_MS - 1)),
  'session-open': () => give(done(give(newPump(), { kind: 'open-session' })), { kind: 'open-session' }),
  'no-session': () => give(newPump(), { kind: 'close-session' }),
  'wrong-session': () => give(done(give(newPump(), { kind: 'open-session' })), message(7, 1)),
  'message-out-of-turn': () => give(done(give(newPump(), { kind: 'open-session' })), message(1, 3)),
  'no-program': () => ask(newPump()),
  'patient-bolus-not-allowed': () => ask(running(PLAIN)),
  stopped: () => ask(done(order(running(ASKS), { kind: 'stop' }))),
  updating: () => order(updating(), { kind: 'begin-update', digest: 'x', parts: 1 }),
  'self-test': () => ask(done(order(running(ASKS), { kind: 'self-test' }))),
  'alarm-forbids': () => order(hanging(), { kind: 'start', digest: hanging().active?.digest ?? '' }),
  'no-delivery': () =>
    ask(broken({ kind: 'motor-stall', recoversAfterMs: null, recoveryLogged: 'at-once' }), MINUTE),
  'history-corrupt': () => ask(broken({ kind: 'history-error' })),
  'bolus-running': () => ask(done(ask(running(ASKS))), HOUR + 1),
  lockout: () => ask(done(ask(running(ASKS))), 2 * HOUR - 1),
  'daily-limit': () => ask(done(ask(running(withBolus({ maxPerDay: 1 })))), DAY),
  'window-limit': () =>
    ask(running({ ...ASKS, limits: [{ window: milliseconds(HOUR), volume: nanolitres(29_999) }] })),
  'reservoir-too-low': () =>
    order(
      done(order(running(PLAIN), { kind: 'set-reservoir', volume: nanolitres(4_000_000) })),
      single(2_700_000, DAY),
    ),
  'above-maximum-flow': () => order(running(PLAIN), single(1_000_000, HOUR)),
  'below-minimum-flow': () => setting(prescribed(atRate(47_999))),
  'no-volume': () => order(running(PLAIN), single(0)),
  'no-bolus-running': () => order(running(PLAIN), { kind: 'cancel-bolus' }),
  'catheter-not-drug-free': () => order(running(PLAIN), { ...prime, catheterDrugFree: false }),
  'prime-above-path': () => order(running(PLAIN), { ...prime, volume: nanolitres(101) }),
  'bolus-rate-unknown': () => order(running(PLAIN, 'prometra-ii-40'), prime),
  'no-update': () => order(running(PLAIN), { kind: 'abandon-update' }),
  'part-out-of-turn': () => order(updating(), { kind: 'write-part', index: 1, text: '' }),
  'digest-differs': () => sent('other', 'x'),
  unreadable: () => sent('', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'),
  'memory-error': () => programme(broken({ kind: 'memory-error' }), after(HOUR), PLAIN),
  'not-programmable': () => fixed(500_000),
  'mode-not-known': () => setting(prescribed({ mode: 'minimum-rate' }), 'prometra-ii-40'),
  'flow-unknown': () => setting(prescribed({ mode: 'minimum-rate' }), 'synchromed-iii-40'),
  'beyond-range': () =>
    setting(
      prescribed(
        { mode: 'continuous', setting: { kind: 'dose', dose: nanogramsPerDay(Number.MAX_SAFE_INTEGER) } },
        { mixture: [{ drug: 'morphine', concentration: nanogramsPerMillilitre(1) }] },
      ),
    ),
  'too-many-steps': () => setting(prescribed(steps(14))),
  'schedule-gap': () =>
    setting(
      prescribed({
        mode: 'schedule',
        patterns: [
          {
            days: ['mon'],
            steps: [{ at: minutes(0), setting: { kind: 'rate', rate: nanolitresPerDay(100_000) } }],
          },
        ],
      }),
    ),
  'window-too-long': () =>
    setting(program({ limits: [{ window: milliseconds(7 * DAY + 1), volume: nanolitres(40_000_000) }] })),
  'lockout-too-short': () =>
    setting(
      prescribed({
        ...atRate(400_000),
        patientBolus: { ...BOLUS, lockout: milliseconds(5 * MINUTE - 1) },
      }),
    ),
  'reservoir-above-capacity': () => setting(program({ reservoir: nanolitres(40_000_001) })),
  'alarm-above-capacity': () => setting(program({ lowReservoirAlarm: nanolitres(40_000_001) })),
  'program-not-shown': () =>
    order(done(order(running(PLAIN), { kind: 'stop' })), { kind: 'start', digest: '' }),
  'nothing-to-start': () => order(running(PLAIN), { kind: 'start', digest: '' }),
  'end-of-service': () => order(ended(), { kind: 'begin-update', digest: '', parts: 1 }, 91 * DAY),
  'no-such-alarm': () => order(running(PLAIN), { kind: 'clear-alarm', alarm: 'eri' }),
  'condition-persists': () => order(hanging(), { kind: 'clear-alarm', alarm: 'watchdog' }),
  'clock-fault': () => order(running(PLAIN), { kind: 'set-clock', aheadOfUtcMs: 2 * DAY }),
  'no-such-entry': () => order(running(PLAIN), { kind: 'acknowledge-log', sequences: [999] }),
  'above-capacity': () => give(newPump(), { kind: 'fill', volume: nanolitres(1), into: 'reservoir' }),
  'more-than-there-is': () => give(newPump(), { kind: 'withdraw', volume: nanolitres(40_000_001) }),
  'fault-out-of-range': () => give(newPump(), { kind: 'fault', fault: { kind: 'clock-jump', byMs: 0 } }),
  'no-such-fault': () => give(newPump(), { kind: 'end-fault', fault: 'clock-jump' }),
};

test('every refusal there is can be met, and is written into the log with its reason', () => {
  for (const because of PUMP_REFUSALS) {
    const { refusal, entries, pump } = WAYS[because]();
    assert.equal(refusal, because);
    const last = entries.findLast(({ event }) => event.kind === 'refused' || event.kind === 'request-denied');
    assert.ok(last !== undefined && 'because' in last.event && last.event.because === because, because);
    assert.equal(pump.simulated, 'SIMULATED');
  }
});

/** What may change when something is refused: the log, the count of denials, and that the programmer was heard. */
const silent = (pump: PumpState) => ({
  ...pump,
  log: null,
  nextSequence: null,
  lostEntries: null,
  denied: null,
  session: null,
  sessions: null,
  link: null,
});

test('what is refused leaves the pump as if only the time had passed', () => {
  fc.assert(
    fc.property(prescriptions, fc.array(timed(DAY), { maxLength: 25 }), (prescription, happens) => {
      let pump = newPump();
      let ms = 0;
      for (const { afterMs, happening } of [
        { afterMs: 0, happening: { kind: 'programme' as const, prescription } },
        ...happens,
      ]) {
        ms += afterMs;
        const stepped = happen(pump, ms, happening);
        // A whole update that is refused on its way has begun, and is cut: that is its own law (SR-16).
        if (stepped.refusal !== null && happening.kind !== 'programme')
          assert.deepEqual(silent(stepped.pump), silent(done(advance(pump, after(ms)))), stepped.refusal);
        pump = stepped.pump;
      }
    }),
    { numRuns: 150 },
  );
});

test('an undeliverable program leaves the old one running and its clock, reservoir and boluses untouched', () => {
  const pump = done(advance(running(PLAIN), after(DAY)));
  const refused = programme(pump, after(DAY), prescribed(steps(14)));
  assert.equal(refused.refusal, 'too-many-steps');
  assert.deepEqual(refused.pump.active, pump.active);
  assert.equal(refused.pump.run.kind, 'running');
  assert.deepEqual(refused.pump.commanded, pump.commanded);
  assert.deepEqual(
    refused.pump.alarms.map(({ alarm }) => alarm),
    ['update-failed'],
  );
});

test('a drug that the patient controller of a pump must not give is refused with its bolus', () => {
  const baclofen = { ...withBolus({ dose: nanograms(10_000) }), mixture: holding('baclofen') };
  assert.equal(setting(baclofen, 'prometra-ii-40').refusal, 'patient-bolus-not-allowed');
  assert.equal(setting(baclofen).refusal, null);
});

test('[SR-2] a bolus is judged by the total that runs, and a maximum that nobody states is no maximum', () => {
  // 0.5 µL in half an hour are 24 µL/day: too slow alone, and 504 µL/day beside the basal flow.
  const slow = withBolus({ dose: nanograms(5_000), duration: milliseconds(HOUR / 2) });
  assert.equal(programme(newPump(), after(HOUR), slow).refusal, null);
  // 20 µL in a minute are 28.8 mL/day besides: more than SynchroMed II gives, and no figure says what III gives.
  const fast = withBolus({ dose: nanograms(200_000), duration: milliseconds(MINUTE) });
  assert.equal(setting(fast).refusal, 'above-maximum-flow');
  assert.equal(setting(fast, 'synchromed-iii-40').refusal, 'beyond-range');
});
