import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pumpProfile } from '../../src/core/devices/profiles.ts';
import type { Program } from '../../src/core/program.ts';
import { pumpClock } from '../../src/core/pump-clock.ts';
import { type Reservoir, type ReservoirFacts, reservoirAt } from '../../src/core/reservoir.ts';
import { epochMilliseconds, type Instant, instantAt, minutes, type TimeZone } from '../../src/core/time.ts';
import { inSmallestUnit, milliseconds, nanolitres, nanolitresPerDay } from '../../src/core/units.ts';
import type { Delivered, LastState, PumpReading } from '../../src/core/visit-input.ts';
import { days, hours, mcg, mL } from './amounts.ts';
import { baclofen, moment } from './sample-visit.ts';

const FILLED = moment('2026-09-01T15:00Z');
const HOUR_MS = 3_600_000;
const hour = (count: number): Instant => instantAt(epochMilliseconds(FILLED) + count * HOUR_MS);
const pump = pumpProfile('synchromed-ii-40');
const clock = pumpClock('America/Chicago' as TimeZone, FILLED);
const running = (nanolitresADay: number): Program => ({
  mode: 'continuous',
  setting: { kind: 'rate', rate: nanolitresPerDay(nanolitresADay) },
});

function reservoir(at: Instant, last: Partial<LastState>, read?: PumpReading): Reservoir {
  const fill = { at: FILLED, volume: mL(40), components: baclofen(500) };
  const facts: ReservoirFacts = {
    last: { fill, program: running(400_000), changes: [], delivered: [], ...last },
    read,
    pump,
    clock,
  };
  return reservoirAt(at, facts);
}
const expected = (...args: Parameters<typeof reservoir>): number =>
  inSmallestUnit(reservoir(...args).expected);

test('10 days at 0.4 mL/day leave 36 of 40 mL', () => {
  assert.equal(expected(hour(240), {}), 36_000_000);
});

test('a bridge is counted once: the program stands while it runs', () => {
  const bridge: Delivered = { kind: 'bridge', at: FILLED, volume: mL(0.3358), duration: hours(20.148) };
  const program = running(100_000);
  const after = expected(hour(240), { program, delivered: [bridge] });
  // 240 h less 20.148 h at 0.1 mL/day, and the bridge.
  assert.equal(after, 40_000_000 - 335_800 - Math.round((100_000 * (240 - 20.148)) / 24));
});

test('in the middle of a bridge the part that has run is counted', () => {
  const bridge: Delivered = { kind: 'bridge', at: FILLED, volume: mL(0.3358), duration: hours(20) };
  assert.equal(expected(hour(10), { delivered: [bridge] }), 40_000_000 - 167_900);
});

test('a bridge without its length is counted beside the program, and it is said', () => {
  const found = reservoir(hour(240), { delivered: [{ kind: 'bridge', at: FILLED, volume: mL(0.3358) }] });
  assert.equal(inSmallestUnit(found.expected), 36_000_000 - 335_800);
  assert.deepEqual(found.unknowns, ['bridge-duration']);
});

test('a prime without its length ran at the bolus rate of the pump', () => {
  const prime: Delivered = { kind: 'prime', at: FILLED, volume: mL(1) };
  assert.equal(expected(hour(25), { delivered: [prime] }), 40_000_000 - 1_000_000 - 400_000);
});

test('the pump keeps its own clock: a day in which summer time ends has 25 hours of flow', () => {
  const [before, after] = [moment('2026-11-01T05:00Z'), moment('2026-11-02T06:00Z')];
  const used = expected(before, {}) - expected(after, {});
  assert.ok(Math.abs(used - (400_000 * 25) / 24) <= 1);
});

const bolus = { dose: mcg(5), duration: hours(0.1), lockout: hours(4), maxPerDay: 6 };
const withBoluses: Program = { ...running(400_000), patientBolus: bolus };

test('patient boluses that were read count by the size of the program', () => {
  const found = reservoir(hour(240), { program: withBoluses }, { patientBoluses: 10 });
  assert.equal(inSmallestUnit(found.expected), 36_000_000 - 10 * 10_000);
  assert.deepEqual(found.unknowns, []);
});

test('patient boluses that nobody read leave a lowest volume below the expected one, and it is said', () => {
  const found = reservoir(hour(240), { program: withBoluses }, {});
  assert.equal(inSmallestUnit(found.expected), 36_000_000);
  assert.equal(inSmallestUnit(found.lowest), 36_000_000 - 66 * 10_000);
  assert.deepEqual(found.unknowns, ['patient-boluses']);
});

test('the number read from the pump stands over the number recorded, and it is said', () => {
  const recorded: Delivered = { kind: 'patient', at: hour(5), count: 3 };
  const found = reservoir(hour(240), { program: withBoluses, delivered: [recorded] }, { patientBoluses: 4 });
  assert.equal(inSmallestUnit(found.expected), 36_000_000 - 4 * 10_000);
  assert.deepEqual(found.unknowns, ['patient-boluses-differ']);
  const agreed = reservoir(hour(240), { program: withBoluses, delivered: [recorded] }, { patientBoluses: 3 });
  assert.deepEqual(agreed.unknowns, []);
});

test('[SR-11] a reservoir is never below empty: it ran dry, and it is said', () => {
  const found = reservoir(hour(24 * 101), {});
  assert.equal(inSmallestUnit(found.expected), 0);
  assert.equal(found.ranDry, true);
  assert.equal(inSmallestUnit(found.programmed), 40_400_000);
});

const LENGTH_H = 240;
const flow = fc.integer({ min: 0, max: 4_000_000 });
const span = fc
  .tuple(fc.integer({ min: 0, max: LENGTH_H - 1 }), fc.integer({ min: 1, max: 60 }))
  .map(([from, length]) => ({ from, until: Math.min(LENGTH_H, from + length) }));
const story = fc.record({
  first: flow,
  changes: fc.uniqueArray(fc.record({ at: fc.integer({ min: 1, max: LENGTH_H - 1 }), flow }), {
    selector: (change) => change.at,
    maxLength: 5,
  }),
  stops: fc.array(span, { maxLength: 3 }),
  bridges: fc.array(fc.record({ span, volume: fc.integer({ min: 0, max: 500_000 }) }), { maxLength: 2 }),
  singles: fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: LENGTH_H - 1 }),
      volume: fc.integer({ min: 0, max: 500_000 }),
    }),
    { maxLength: 3 },
  ),
});
type Story = typeof story extends fc.Arbitrary<infer S> ? S : never;

/** What the core is told. */
function told(s: Story): [Partial<LastState>, PumpReading] {
  const last = {
    program: running(s.first),
    changes: s.changes.map((change) => ({ at: hour(change.at), program: running(change.flow) })),
    delivered: [
      ...s.bridges.map(
        (one): Delivered => ({
          kind: 'bridge',
          at: hour(one.span.from),
          volume: nanolitres(one.volume),
          duration: milliseconds((one.span.until - one.span.from) * HOUR_MS),
        }),
      ),
      ...s.singles.map(
        (one): Delivered => ({ kind: 'single', at: hour(one.at), volume: nanolitres(one.volume) }),
      ),
    ],
  };
  return [last, { stops: s.stops.map((stop) => ({ from: hour(stop.from), until: hour(stop.until) })) }];
}

/** The same by another route: hour by hour, in nL · 24. */
function walked(s: Story): number {
  const within = (h: number, one: { from: number; until: number }): boolean => one.from <= h && h < one.until;
  let used = 0;
  for (let h = 0; h < LENGTH_H; h++) {
    const changed = s.changes.filter((change) => change.at <= h).sort((a, b) => b.at - a.at)[0];
    const stands = s.stops.some((stop) => within(h, stop)) || s.bridges.some((one) => within(h, one.span));
    if (!stands) used += changed?.flow ?? s.first;
  }
  const boluses = [...s.bridges, ...s.singles].reduce((sum, one) => sum + one.volume, 0);
  return used / 24 + boluses;
}

test('what ran and what is left are always the fill, over any changes, stops, bridges and boluses', () => {
  fc.assert(
    fc.property(story, (s) => {
      const found = reservoir(hour(LENGTH_H), ...told(s));
      const by = walked(s);
      assert.ok(Math.abs(inSmallestUnit(found.programmed) - by) <= 0.5);
      if (by < 40_000_000 - 1)
        assert.equal(inSmallestUnit(found.expected) + inSmallestUnit(found.programmed), 40_000_000);
      else assert.ok(inSmallestUnit(found.expected) <= 1);
    }),
  );
});

test('a change to the same program, at any time, changes nothing', () => {
  fc.assert(
    fc.property(story, fc.integer({ min: 1, max: LENGTH_H - 1 }), (s, at) => {
      const [last, read] = told({ ...s, changes: [] });
      const changes = [{ at: hour(at), program: running(s.first) }];
      assert.equal(
        expected(hour(LENGTH_H), last, read),
        expected(hour(LENGTH_H), { ...last, changes }, read),
      );
    }),
  );
});

test('a reservoir never fills by itself: later there is less or as much', () => {
  fc.assert(
    fc.property(story, fc.nat(LENGTH_H), fc.nat(LENGTH_H), (s, a, b) => {
      const at = (h: number): number => expected(hour(h), ...told(s));
      assert.ok(at(Math.max(a, b)) <= at(Math.min(a, b)) + 2);
    }),
  );
});

test('a schedule of two steps delivers its mean over whole days', () => {
  const program: Program = {
    mode: 'schedule',
    patterns: [
      {
        days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
        steps: [
          { at: minutes(0), setting: { kind: 'rate', rate: nanolitresPerDay(200_000) } },
          { at: minutes(720), setting: { kind: 'rate', rate: nanolitresPerDay(600_000) } },
        ],
      },
    ],
  };
  assert.equal(
    expected(instantAt(epochMilliseconds(FILLED) + inSmallestUnit(days(10))), { program }),
    36_000_000,
  );
});

test('during a stop nothing runs, and only for the part that lies since the fill', () => {
  const stop = { from: hour(-24), until: hour(24) };
  assert.equal(expected(hour(240), {}, { stops: [stop] }), 36_400_000);
});

test('of two changes at one moment the later in the list runs, and one after the visit does not', () => {
  const changes = [
    { at: hour(120), program: running(100_000) },
    { at: hour(120), program: running(200_000) },
    { at: hour(240), program: running(900_000) },
  ];
  assert.equal(expected(hour(240), { changes }), 40_000_000 - 2_000_000 - 1_000_000);
});

test('a patient bolus recorded with its volume counts that volume, one without a number counts as one that is not known', () => {
  const recorded = (one: Partial<Delivered>) =>
    reservoir(hour(240), { program: withBoluses, delivered: [{ kind: 'patient', at: hour(5), ...one }] });
  assert.equal(inSmallestUnit(recorded({ volume: mL(0.5) }).expected), 35_500_000);
  assert.equal(inSmallestUnit(recorded({ count: 2 }).expected), 35_980_000);
  assert.deepEqual(recorded({}).unknowns, ['delivered-volume']);
});

test('boluses count by the program in force when they were given', () => {
  const larger: Program = { ...running(400_000), patientBolus: { ...bolus, dose: mcg(50) } };
  const found = reservoir(hour(240), {
    program: withBoluses,
    changes: [{ at: hour(100), program: larger }],
    delivered: [
      { kind: 'patient', at: hour(99), count: 1 },
      { kind: 'patient', at: hour(100), count: 1 },
    ],
  });
  assert.equal(inSmallestUnit(found.expected), 36_000_000 - 10_000 - 100_000);
});

test('boluses of unknown size, a bolus of unknown volume: nothing is counted and it is said', () => {
  assert.deepEqual(reservoir(hour(240), {}, { patientBoluses: 3 }).unknowns, ['patient-bolus-volume']);
  assert.deepEqual(reservoir(hour(240), {}, { patientBoluses: 0 }).unknowns, []);
  const nothing = reservoir(hour(240), { delivered: [{ kind: 'single', at: hour(1) }] });
  assert.deepEqual([nothing.unknowns, inSmallestUnit(nothing.expected)], [['delivered-volume'], 36_000_000]);
});

test('what was given before the fill or after the moment does not count', () => {
  const given = (h: number): Delivered => ({ kind: 'single', at: hour(h), volume: mL(1) });
  assert.equal(expected(hour(240), { delivered: [given(-1), given(240), given(241)] }), 36_000_000);
  assert.equal(expected(hour(240), { delivered: [given(0), given(239)] }), 34_000_000);
});
