import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inSmallestUnit, milliseconds, nanolitres, nanolitresPerDay } from '../../src/core/units.ts';
import type { Fault } from '../../src/pump/fault.ts';
import { commit, EMPTY_MEMORY, restart } from '../../src/pump/memory.ts';
import { prescriptionText } from '../../src/pump/prescription-text.ts';
import { tell } from '../../src/pump/programming.ts';
import type { PumpState } from '../../src/pump/pump-state.ts';
import { reading } from '../../src/pump/reading.ts';
import { advance, step } from '../../src/pump/step.ts';
import { after, atRate, BOLUS, DAY, done, HOUR, logged, MINUTE, prescribed, running } from './sample-pump.ts';

const BASAL = 100_000;
const PROGRAM = prescribed({ ...atRate(BASAL), patientBolus: BOLUS });
const NL = 10_000;
const volume = nanolitres(NL);
const RATE = 24_000_000;

/** One bolus of every kind, with whether the basal program runs beside it and how long it lasts. */
const BOLUSES: readonly (readonly [kind: string, begun: () => PumpState, basal: number, lastsMs: number])[] =
  [
    ['patient', () => done(step(running(PROGRAM), after(0), { kind: 'request-bolus' })), BASAL, 5 * MINUTE],
    [
      'single',
      () =>
        done(
          tell(running(PROGRAM), after(0), { kind: 'single-bolus', volume, duration: milliseconds(HOUR) }),
        ),
      BASAL,
      HOUR,
    ],
    [
      'prime',
      () =>
        done(
          tell(running(PROGRAM), after(0), {
            kind: 'prime',
            volume,
            path: volume,
            reason: 'implant',
            catheterDrugFree: true,
          }),
        ),
      0,
      (NL * DAY) / RATE,
    ],
    [
      'bridge',
      () => running({ ...PROGRAM, bridge: { volume, rate: nanolitresPerDay(480_000) } }),
      0,
      (NL * DAY) / 480_000,
    ],
  ];

const broken =
  (fault: Fault) =>
  (pump: PumpState, ms: number): PumpState =>
    done(step(pump, after(ms), { kind: 'fault', fault }));

/** Everything that is an error to a bolus: it cannot go on, or an alarm forbids it. */
const ERRORS: Readonly<Record<string, (pump: PumpState, ms: number) => PumpState>> = {
  'a stall': broken({ kind: 'motor-stall', recoversAfterMs: null, recoveryLogged: 'at-once' }),
  'a stall of a second': broken({
    kind: 'motor-stall',
    recoversAfterMs: 1_000,
    recoveryLogged: 'at-interrogation',
  }),
  'telemetry mode': broken({ kind: 'stuck-in-telemetry' }),
  'a low-battery reset': broken({ kind: 'low-battery-reset' }),
  'a corrupt history': broken({ kind: 'history-error' }),
  'an empty reservoir': broken({ kind: 'false-reservoir-alarm', alarm: 'empty-reservoir' }),
  'a stop': (pump, ms) => done(tell(pump, after(ms), { kind: 'stop' })),
  'a task that hangs': (pump, ms) =>
    done(advance(broken({ kind: 'task-starved', task: 'delivery' })(pump, ms), after(ms + 2 * MINUTE))),
  'a loss of power': (pump, ms) =>
    restart(commit(EMPTY_MEMORY, pump), done(advance(pump, after(ms))), after(ms)).pump,
};

/** Errors that only forbid boluses: a bridge is the flow of the program for its time, and goes on as the basal flow would. */
const ONLY_FORBID: readonly string[] = ['a corrupt history', 'an empty reservoir'];

/** The first and the last ms of a course, and forty steps between them. */
const stepsOf = (lastsMs: number): readonly number[] => [
  1,
  ...Array.from({ length: 39 }, (_, i) => Math.round((lastsMs * (i + 1)) / 40)),
  Math.ceil(lastsMs) - 1,
];

for (const [kind, begin, basal, lastsMs] of BOLUSES)
  test(`[SR-3] [SR-8] each error at each step of a ${kind} bolus ends it, records what was given and leaves the program to the byte`, () => {
    const begun = begin();
    assert.equal(begun.bolus?.kind, kind);
    const text = prescriptionText(reading(begun).prescription ?? assert.fail('no program'));
    for (const [name, fail] of Object.entries(ERRORS)) {
      if (kind === 'bridge' && ONLY_FORBID.includes(name)) continue;
      for (const ms of stepsOf(lastsMs)) {
        const pump = fail(begun, ms);
        const [cancelled, ...more] = logged(pump, 'bolus-cancelled');
        const recorded = cancelled?.event.deliveredNl ?? -1;
        assert.deepEqual([cancelled?.event.bolus, more.length], [kind, 0], name);
        const given = (NL * ms) / lastsMs;
        assert.ok(Math.abs(recorded - given) <= 1, `${name} after ${ms} ms: ${recorded}, not ${given}`);
        const counted = inSmallestUnit(reading(done(advance(begun, after(ms)))).delivered);
        assert.ok(Math.abs(counted - recorded - (basal * ms) / DAY) <= 2, `${name}: ${counted} nL counted`);
        assert.ok(pump.bolus === null || kind === 'bridge', name);
        assert.equal(prescriptionText(reading(pump).prescription ?? assert.fail(name)), text);
        assert.deepEqual(pump.active, begun.active, name);
        if (name === 'a stop' || kind !== 'bridge')
          assert.equal(logged(done(advance(pump, after(ms + DAY))), 'bolus-ended').length, 0, name);
      }
    }
  });

test('[SR-8] a bridge that an error ended goes on with what it had not given, once, and only when the pump runs again', () => {
  const [, begin] = BOLUSES[3] ?? assert.fail('no bridge');
  const stalled = broken({ kind: 'motor-stall', recoversAfterMs: MINUTE, recoveryLogged: 'at-once' });
  const pump = stalled(begin(), 10 * MINUTE);
  assert.equal(pump.bolus, null);
  const over = done(advance(pump, after(DAY)));
  const cancelled = logged(over, 'bolus-cancelled').map(({ event }) => event.deliveredNl);
  const ended = logged(over, 'bolus-ended').map(({ event }) => event.deliveredNl);
  assert.deepEqual([cancelled.length, ended.length], [1, 1]);
  assert.equal((cancelled[0] ?? 0) + (ended[0] ?? 0), NL);
  for (const name of ONLY_FORBID) {
    const goesOn = ERRORS[name]?.(begin(), 10 * MINUTE) ?? assert.fail(name);
    assert.equal(goesOn.run.kind, 'running', name);
    assert.equal(goesOn.bolus?.kind, 'bridge', name);
  }
});
