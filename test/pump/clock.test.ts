import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pumpProfile } from '../../src/core/devices/profiles.ts';
import { flowPieces } from '../../src/core/flow.ts';
import { pumpClock } from '../../src/core/pump-clock.ts';
import { type Instant, instantAt, timeZoneNamed } from '../../src/core/time.ts';
import { inSmallestUnit, milliseconds, nanolitres, volumeOverAll } from '../../src/core/units.ts';
import { configured } from '../../src/pump/configure.ts';
import { implanted } from '../../src/pump/implanted.ts';
import { programme, tell } from '../../src/pump/programming.ts';
import { reading } from '../../src/pump/reading.ts';
import { advance, step } from '../../src/pump/step.ts';
import { programs } from './random-runs.ts';
import {
  after,
  alarmsOf,
  DAY,
  done,
  HOUR,
  logged,
  MINUTE,
  prescribed,
  running,
  START_MS,
  THIRTEEN_STEPS,
} from './sample-pump.ts';

/** A day before a change of the clocks in 2026: ahead, back, and by half an hour. */
const TRANSITIONS: readonly (readonly [string, string])[] = [
  ['Europe/Paris', '2026-03-28T12:00Z'],
  ['Europe/Paris', '2026-10-24T12:00Z'],
  ['America/Chicago', '2026-03-07T12:00Z'],
  ['America/Chicago', '2026-10-31T12:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T12:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T12:00Z'],
  ['America/St_Johns', '2026-03-07T12:00Z'],
  ['Africa/Casablanca', '2026-02-14T12:00Z'],
];

test('[SR-18] across a change to or from summer time every step runs its own length: the pump does not follow the zone', () => {
  fc.assert(
    fc.property(programs, fc.constantFrom(...TRANSITIONS), fc.nat(3 * DAY), (program, [zone, day], ms) => {
      const { patientBolus: _, ...basal } = program;
      const from = instantAt(Date.parse(day));
      const named = timeZoneNamed(zone);
      assert.ok(named !== null);
      const clock = pumpClock(named, from);
      const fresh = implanted(configured('synchromed-ii-40', from, { clock }), nanolitres(40_000_000));
      const prescription = prescribed(basal);
      const until = instantAt(Date.parse(day) + ms);
      const pump = done(advance(done(programme(fresh, from, prescription)), until));
      const pieces = flowPieces(
        basal,
        prescription.mixture,
        pumpProfile('synchromed-ii-40'),
        from,
        until,
        clock,
      );
      assert.equal(inSmallestUnit(reading(pump).delivered), inSmallestUnit(volumeOverAll(pieces, 'down')));
      assert.equal(
        (reading(pump).shownClock as unknown as number) - (until as unknown as number),
        clock.aheadOfUtc as never,
      );
    }),
    { numRuns: 150 },
  );
});

test('[SR-18] a jump of the shown clock neither repeats nor skips any part of a step; beyond 2 min it is an event and an alarm', () => {
  const start = running(prescribed(THIRTEEN_STEPS));
  const jumps = fc.integer({ min: -30 * DAY, max: 30 * DAY }).filter((byMs) => byMs !== 0);
  fc.assert(
    fc.property(
      fc.oneof(jumps, fc.constantFrom(-120_001, -120_000, 120_000, 120_001)),
      fc.nat(2 * DAY),
      fc.nat(5 * DAY),
      (byMs, atMs, ms) => {
        const jumped = done(step(start, after(atMs), { kind: 'fault', fault: { kind: 'clock-jump', byMs } }));
        const pump = done(advance(jumped, after(atMs + ms)));
        const plain = done(advance(start, after(atMs + ms)));
        assert.deepEqual(pump.commanded, plain.commanded);
        const told = Math.abs(byMs) > 2 * MINUTE;
        assert.deepEqual(
          logged(pump, 'clock-jumped').map(({ ms: when, event }) => [when, event.byMs]),
          told ? [[atMs, byMs]] : [],
        );
        assert.deepEqual(alarmsOf(pump), told ? ['clock-jump'] : []);
      },
    ),
  );
});

test('[SR-18] a clock that drifts is an event at the first ms at which it is off by more than 2 min', () => {
  const start = running(prescribed(THIRTEEN_STEPS));
  fc.assert(
    fc.property(
      fc.integer({ min: -5_000_000, max: 5_000_000 }).filter((n) => Math.abs(n) > 50_000),
      fc.nat(DAY),
      (perBillion, atMs) => {
        const drifting = done(
          step(start, after(atMs), { kind: 'fault', fault: { kind: 'clock-drift', perBillion } }),
        );
        const pump = done(advance(drifting, after(60 * DAY)));
        const [event] = logged(pump, 'clock-jumped');
        assert.ok(event !== undefined);
        const off = (ms: number): number => Math.abs(Math.floor(((ms - atMs) * perBillion) / 1e9));
        assert.ok(off(event.ms) > 120_000 && off(event.ms - 1) <= 120_000);
        assert.deepEqual(done(advance(start, after(60 * DAY))).commanded, pump.commanded);
      },
    ),
    { numRuns: 60 },
  );
});

test('[SR-18] a clock that a person sets moves the schedule with it, by exactly as much', () => {
  const start = running(prescribed(THIRTEEN_STEPS));
  const set = done(tell(start, after(DAY), { kind: 'set-clock', aheadOfUtcMs: HOUR }));
  assert.deepEqual(
    logged(set, 'clock-set').map(({ event }) => event.byMs),
    [HOUR],
  );
  const pump = done(advance(set, after(DAY + 12 * HOUR)));
  const { mixture, program } = prescribed(THIRTEEN_STEPS);
  const profile = pumpProfile('synchromed-ii-40');
  const volume = (from: Instant, until: Instant, aheadMs: number): number =>
    inSmallestUnit(
      volumeOverAll(
        flowPieces(program, mixture, profile, from, until, { aheadOfUtc: milliseconds(aheadMs) }),
        'down',
      ),
    );
  const expected = volume(after(0), after(DAY), 0) + volume(after(DAY), after(DAY + 12 * HOUR), HOUR);
  assert.ok(Math.abs(inSmallestUnit(reading(pump).delivered) - expected) <= 1);
});

test('a programmer on summer time finds a pump that did not follow, and a pump on time', () => {
  const start = running(prescribed(THIRTEEN_STEPS));
  const interrogate = { kind: 'interrogate', programmerAheadMs: null } as const;
  assert.equal(logged(done(tell(start, after(DAY), interrogate)), 'clock-differs').length, 0);
  const summer = done(
    step(start, after(DAY), { kind: 'fault', fault: { kind: 'daylight-saving', byMs: HOUR } }),
  );
  const read = done(tell(summer, after(2 * DAY), interrogate));
  assert.deepEqual(
    logged(read, 'clock-differs').map(({ event }) => event.programmerAheadMs),
    [HOUR],
  );
});

test('a moment before the pump is refused: its timer only goes forward', () => {
  const pump = done(advance(running(prescribed(THIRTEEN_STEPS)), after(DAY)));
  const back = advance(pump, after(DAY - 1));
  assert.equal(back.refusal, 'time-runs-backwards');
  assert.deepEqual({ ...back.pump, log: pump.log, nextSequence: pump.nextSequence }, pump);
  assert.equal(back.entries[0]?.atMs, START_MS + DAY);
});
