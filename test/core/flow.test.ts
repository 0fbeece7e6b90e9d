import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pumpProfile } from '../../src/core/devices/profiles.ts';
import { flowHistory, flowPieces } from '../../src/core/flow.ts';
import type { Mixture } from '../../src/core/mixture.ts';
import type { Program } from '../../src/core/program.ts';
import { millisecondOfWeek, pumpClock } from '../../src/core/pump-clock.ts';
import { type Instant, instantAt, minutes, timeZoneNamed, WEEKDAYS } from '../../src/core/time.ts';
import { milliseconds, inSmallestUnit as raw, sum, volumeOverAll } from '../../src/core/units.ts';
import { hours, mcgPerMl, mLPerDay } from './amounts.ts';
import { anyProgram, anyPump, mixtureFrom } from './programs.ts';

const CHICAGO = timeZoneNamed('America/Chicago');
assert.ok(CHICAGO !== null);
const at = (iso: string): Instant => instantAt(Date.parse(iso));
const START = Date.parse('2026-01-01T00:00:00Z');
const YEAR = 31_536_000_000;
const moment = fc.integer({ min: START, max: START + YEAR }).map(instantAt);
const clockAhead = fc.integer({ min: -720, max: 840 }).map((m) => ({ aheadOfUtc: milliseconds(m * 60_000) }));
const byTime = (moments: readonly Instant[]) => [...moments].sort((a, b) => Number(a) - Number(b));
const MIXTURE: Mixture = [{ drug: 'morphine', concentration: mcgPerMl(1000) }];
const PUMP = pumpProfile('synchromed-ii-40');
const timeOf = (pieces: ReturnType<typeof flowPieces>) =>
  raw(
    sum(
      milliseconds(0),
      pieces.map((piece) => piece.time),
    ),
  );

/** 0.1 mL/day, but 0.2 mL/day from 08:00 to 20:00. */
const DAY_AND_NIGHT: Program = {
  mode: 'schedule',
  patterns: [
    {
      days: WEEKDAYS,
      steps: [
        { at: minutes(0), setting: { kind: 'rate', rate: mLPerDay(0.1) } },
        { at: minutes(8 * 60), setting: { kind: 'rate', rate: mLPerDay(0.2) } },
        { at: minutes(20 * 60), setting: { kind: 'rate', rate: mLPerDay(0.1) } },
      ],
    },
  ],
};

test('the millisecond of the week is exact for every instant, also beside a Monday', () => {
  const week = 604_800_000n;
  const edge = fc
    .tuple(fc.integer({ min: -14_000_000, max: 14_000_000 }), fc.integer({ min: -2, max: 2 }))
    .map(([weeks, ms]) => weeks * Number(week) - 259_200_000 + ms);
  const any = fc.integer({ min: -8_640_000_000_000_000, max: 8_640_000_000_000_000 });
  fc.assert(
    fc.property(fc.oneof(edge, any), clockAhead, (ms, clock) => {
      const shown = BigInt(ms) + BigInt(raw(clock.aheadOfUtc)) + 259_200_000n;
      assert.equal(millisecondOfWeek(instantAt(ms), clock), Number(((shown % week) + week) % week));
    }),
    { numRuns: 2_000 },
  );
});

test('[SR-1] however time is cut, the same volume is delivered', () => {
  fc.assert(
    fc.property(
      anyProgram,
      mixtureFrom(1),
      anyPump,
      fc.array(moment, { minLength: 2, maxLength: 12 }),
      clockAhead,
      (program, mixture, pump, moments, clock) => {
        const cuts = byTime(moments);
        const [from, until] = [cuts[0], cuts.at(-1)];
        assert.ok(from !== undefined && until !== undefined);
        const whole = flowPieces(program, mixture, pump, from, until, clock);
        const parts = cuts.flatMap((cut, i) =>
          i === 0 ? [] : flowPieces(program, mixture, pump, cuts[i - 1] ?? cut, cut, clock),
        );
        assert.equal(raw(volumeOverAll(parts, 'nearest')), raw(volumeOverAll(whole, 'nearest')));
        assert.equal(timeOf(whole), Number(until) - Number(from));
      },
    ),
  );
});

test('[SR-1] a history cut anywhere delivers the same, stops and reprogramming included', () => {
  const change = fc.record({ at: moment, program: anyProgram });
  const stop = fc.tuple(moment, moment).map(([a, b]) => {
    const [from, until] = byTime([a, b]);
    return { from: from ?? a, until: until ?? b };
  });
  fc.assert(
    fc.property(
      anyProgram,
      fc.array(change, { maxLength: 4 }),
      fc.array(stop, { maxLength: 3 }),
      fc.array(moment, { minLength: 3, maxLength: 6 }),
      (program, changes, stops, moments) => {
        const clock = { aheadOfUtc: milliseconds(-21_600_000) };
        const history = { program, changes, stops };
        const cuts = byTime(moments);
        const [from, until] = [cuts[0], cuts.at(-1)];
        assert.ok(from !== undefined && until !== undefined);
        const whole = flowHistory(history, MIXTURE, PUMP, from, until, clock);
        const parts = cuts.flatMap((cut, i) =>
          i === 0 ? [] : flowHistory(history, MIXTURE, PUMP, cuts[i - 1] ?? cut, cut, clock),
        );
        assert.equal(raw(volumeOverAll(parts, 'nearest')), raw(volumeOverAll(whole, 'nearest')));
        assert.equal(timeOf(whole), Number(until) - Number(from));
      },
    ),
  );
});

test('[SR-18] one day is its minutes: a step of 24 h equals 1440 steps of a minute', () => {
  const clock = pumpClock(CHICAGO, at('2026-07-01T12:00:00Z'));
  const from = at('2026-07-03T09:17:00Z');
  const minute = (i: number) => instantAt(Number(from) + i * 60_000);
  const one = flowPieces(DAY_AND_NIGHT, MIXTURE, PUMP, from, minute(1440), clock);
  const many = Array.from({ length: 1440 }, (_, i) =>
    flowPieces(DAY_AND_NIGHT, MIXTURE, PUMP, minute(i), minute(i + 1), clock),
  ).flat();
  assert.equal(raw(volumeOverAll(one, 'nearest')), 150_000);
  assert.equal(raw(volumeOverAll(many, 'nearest')), 150_000);
});

test('the day on which summer time ends has 25 hours of flow', () => {
  const steady: Program = { mode: 'continuous', setting: { kind: 'rate', rate: mLPerDay(0.24) } };
  const [from, until] = [at('2026-11-01T00:00:00-05:00'), at('2026-11-02T00:00:00-06:00')];
  const pieces = flowPieces(steady, MIXTURE, PUMP, from, until, pumpClock(CHICAGO, from));
  assert.equal(raw(volumeOverAll(pieces, 'nearest')), 250_000);
});

test('[SR-18] the pump keeps the hour it was set in: after summer time its steps come an hour early by the wall clock', () => {
  const set = pumpClock(CHICAGO, at('2026-09-01T10:00:00-05:00'));
  const morning = (iso: string) => {
    const [before, after] = [at(iso), instantAt(Number(at(iso)) + 3_600_000)];
    return raw(volumeOverAll(flowPieces(DAY_AND_NIGHT, MIXTURE, PUMP, before, after, set), 'nearest'));
  };
  // The hour from 07:00 by the wall clock: 0.1 mL/day before the change, already 0.2 mL/day after it.
  assert.equal(morning('2026-10-31T07:00:00-05:00'), 4167);
  assert.equal(morning('2026-11-02T07:00:00-06:00'), 8333);
});

test('a clock that was read as ahead of local time shows the later hour', () => {
  const noon = at('2026-11-22T12:00:00-06:00');
  const sunday = 6 * 86_400_000;
  assert.equal(millisecondOfWeek(noon, pumpClock(CHICAGO, noon)), sunday + 12 * 3_600_000);
  assert.equal(millisecondOfWeek(noon, pumpClock(CHICAGO, noon, hours(1))), sunday + 13 * 3_600_000);
  assert.equal(millisecondOfWeek(noon, pumpClock(CHICAGO, noon, hours(13))), 3_600_000);
});

test('nothing runs during a stop, and the program goes on where its clock stands', () => {
  const from = at('2026-11-16T00:00:00-06:00');
  const clock = pumpClock(CHICAGO, from);
  const stop = { from: at('2026-11-16T06:00:00-06:00'), until: at('2026-11-16T12:00:00-06:00') };
  const pieces = flowHistory(
    { program: DAY_AND_NIGHT, changes: [], stops: [stop] },
    MIXTURE,
    PUMP,
    from,
    at('2026-11-17T00:00:00-06:00'),
    clock,
  );
  // 6 h at 0.1, none for 6 h, 8 h at 0.2 and 4 h at 0.1 mL/day.
  assert.equal(raw(volumeOverAll(pieces, 'nearest')), 25_000 + 66_667 + 16_667 - 1);
});

test('a change of program runs from its instant on, in whatever order the changes are listed', () => {
  const steady = (rate: number): Program => ({
    mode: 'continuous',
    setting: { kind: 'rate', rate: mLPerDay(rate) },
  });
  const day = (n: number) => instantAt(START + n * 86_400_000);
  const changes = [
    { at: day(3), program: steady(0.4) },
    { at: day(1), program: steady(0.2) },
  ];
  for (const order of [changes, [...changes].reverse()]) {
    const history = { program: steady(0.1), changes: order, stops: [] };
    const pieces = flowHistory(history, MIXTURE, PUMP, day(0), day(4), { aheadOfUtc: milliseconds(0) });
    assert.equal(raw(volumeOverAll(pieces, 'nearest')), 100_000 + 2 * 200_000 + 400_000);
  }
});

test('no time, no flow', () => {
  const now = instantAt(START);
  assert.deepEqual(flowPieces(DAY_AND_NIGHT, MIXTURE, PUMP, now, now, { aheadOfUtc: milliseconds(0) }), []);
  const before = instantAt(START - 1);
  assert.deepEqual(
    flowPieces(DAY_AND_NIGHT, MIXTURE, PUMP, now, before, { aheadOfUtc: milliseconds(0) }),
    [],
  );
});
