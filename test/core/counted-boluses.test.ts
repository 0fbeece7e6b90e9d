import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pumpProfile } from '../../src/core/devices/profiles.ts';
import type { PatientBolus, Program } from '../../src/core/program.ts';
import { type ReservoirFacts, reservoirAt } from '../../src/core/reservoir.ts';
import { epochMilliseconds, type Instant, instantAt } from '../../src/core/time.ts';
import { milliseconds, nanograms, inSmallestUnit as raw } from '../../src/core/units.ts';
import type { Delivered, LastState, PumpReading } from '../../src/core/visit-input.ts';
import { hours, mcg, mcgPerMl, mL, mLPerDay } from './amounts.ts';
import { baclofen, moment } from './sample-visit.ts';

const FILLED = moment('2026-09-01T15:00Z');
const hour = (count: number): Instant => instantAt(epochMilliseconds(FILLED) + count * 3_600_000);
const pump = pumpProfile('synchromed-ii-40');
const bolus = (micrograms: number, maxPerDay = 6): PatientBolus => ({
  dose: mcg(micrograms),
  duration: hours(0.1),
  lockout: hours(4),
  maxPerDay,
});
const running = (patientBolus?: PatientBolus): Program => ({
  mode: 'continuous',
  setting: { kind: 'rate', rate: mLPerDay(0.4) },
  ...(patientBolus === undefined ? {} : { patientBolus }),
});

/** After ten days at 0.4 mL/day from 40 mL of 500 mcg/mL: what is used beside the 4 mL, what might be, and what is unknown. */
function after(
  last: Partial<LastState>,
  read?: PumpReading,
  facts: Partial<ReservoirFacts> = {},
): readonly [number, number, readonly string[]] {
  const found = reservoirAt(hour(240), {
    last: {
      fill: { at: FILLED, volume: mL(40), components: baclofen(500) },
      program: running(),
      changes: [],
      delivered: [],
      ...last,
    },
    read,
    pump,
    clock: { aheadOfUtc: milliseconds(0) },
    ...facts,
  });
  const beside = (raw(found.programmed) - 4_000_000) / 1e6;
  return [beside, (raw(found.expected) - raw(found.lowest)) / 1e6, found.unknowns];
}
const patient = (at: number, one: Partial<Delivered> = {}): Delivered => ({
  kind: 'patient',
  at: hour(at),
  ...one,
});

test('boluses read from the pump are counted at the largest size that any program since the fill gave them', () => {
  const changes = [{ at: hour(100), program: running(bolus(50)) }];
  assert.deepEqual(after({ program: running(bolus(5)), changes }, { patientBoluses: 10 }), [1, 0, []]);
  const smaller = [{ at: hour(100), program: running(bolus(1)) }];
  assert.deepEqual(after({ program: running(bolus(5)), changes: smaller }, { patientBoluses: 10 }), [
    0.1,
    0,
    [],
  ]);
});

test('a program of another time, before the fill or from the visit on, gives boluses no size', () => {
  for (const at of [-1, 240, 300])
    assert.deepEqual(
      after(
        { program: running(bolus(5)), changes: [{ at: hour(at), program: running(bolus(50)) }] },
        { patientBoluses: 10 },
      ),
      [0.1, 0, []],
    );
});

test('a count of none that was read is a count, and leaves nothing that might have been given', () => {
  assert.deepEqual(after({ program: running(bolus(5)) }, { patientBoluses: 0 }), [0, 0, []]);
  assert.deepEqual(after({}, { patientBoluses: 0 }), [0, 0, []]);
  assert.deepEqual(after({}, { patientBoluses: 2 }), [0, 0, ['patient-bolus-volume']]);
});

test('records that agree with the count are taken by their own volumes, records that do not are set aside', () => {
  const program = running(bolus(5));
  const delivered = [patient(5, { count: 1, volume: mL(0.3) }), patient(9, { count: 2 })];
  assert.deepEqual(after({ program, delivered }, { patientBoluses: 3 }), [0.32, 0, []]);
  assert.deepEqual(after({ program, delivered }, { patientBoluses: 4 }), [
    0.04,
    0,
    ['patient-boluses-differ'],
  ]);
  assert.deepEqual(after({ program, delivered }), [0.32, 0, []]);
  const unsized = [patient(5, { count: 2 })];
  assert.deepEqual(after({ delivered: unsized }, { patientBoluses: 0 }), [0, 0, ['patient-boluses-differ']]);
  // A record without its number neither agrees nor differs: the count stands.
  assert.deepEqual(after({ program, delivered: [patient(5)] }, { patientBoluses: 4 }), [0.04, 0, []]);
  assert.deepEqual(
    after({ program, delivered: [patient(5), patient(6, { count: 4 })] }, { patientBoluses: 4 }),
    [0.04, 0, []],
  );
});

test('a recorded bolus has the size of the program in force, and one without a size is said to have none', () => {
  const program = running();
  const changes = [{ at: hour(100), program: running(bolus(5)) }];
  const at = (one: number, count?: number) =>
    after({ program, changes, delivered: [patient(one, count === undefined ? {} : { count })] });
  assert.deepEqual(at(100, 2), [0.02, 0, []]);
  assert.deepEqual(at(99, 2), [0, 0, ['patient-bolus-volume']]);
  assert.deepEqual(at(99, 0), [0, 0, []]);
  assert.deepEqual(at(99), [0, 0, ['patient-bolus-volume', 'delivered-volume']]);
  assert.deepEqual(at(100), [0, 0, ['delivered-volume']]);
});

test('what nobody counted is at most the boluses of the days of each program and one day more', () => {
  const program = running(bolus(5));
  assert.deepEqual(after({ program }), [0, 0.66, ['patient-boluses']]);
  // 100 h of 6 a day and a day more, then none.
  const changes = [{ at: hour(100), program: running() }];
  assert.deepEqual(after({ program, changes }), [0, 0.31, ['patient-boluses']]);
  assert.deepEqual(after({ program: running(bolus(0)) }), [0, 0, []]);
  assert.deepEqual(after({}), [0, 0, []]);
});

test('changes count by their time, not by their place in the list, and one at the fill from the fill on', () => {
  const program = running(bolus(5));
  const change = (at: number, size?: number) => ({
    at: hour(at),
    program: size === undefined ? running() : running(bolus(size)),
  });
  // 24 h of 0.06 mL a day, 24 h without, 192 h of 0.012 mL a day, and a day more of each.
  const inOrder = [change(24), change(48, 1)];
  const expected = [0, 0.228, ['patient-boluses']];
  assert.deepEqual(after({ program, changes: inOrder }), expected);
  assert.deepEqual(after({ program, changes: inOrder.toReversed() }), expected);
  const delivered = [patient(50, { count: 1 })];
  for (const changes of [inOrder, inOrder.toReversed()])
    assert.deepEqual(after({ program, changes, delivered }), [0.002, 0, []]);
  assert.deepEqual(after({ changes: [change(0, 5)] }, { patientBoluses: 10 }), [0.1, 0, []]);
});

test('volumes of boluses are to the nearest nL, what nobody counted is rounded up, a prime is to the nearest ms', () => {
  // 2 ng of 3000 mcg/mL are 0.67 nL, counted as 1.
  const fill = { at: FILLED, volume: mL(40), components: baclofen(3000) };
  const tiniest = running({ ...bolus(5), dose: nanograms(2) });
  assert.deepEqual(after({ fill, program: tiniest }, { patientBoluses: 500_000 }), [0.5, 0, []]);
  // 1000 nL a day for 241 h, and a day more.
  const tiny = running({ ...bolus(5, 1), dose: nanograms(500) });
  const found = reservoirAt(hour(241), {
    last: {
      fill: { at: FILLED, volume: mL(40), components: baclofen(500) },
      program: tiny,
      changes: [],
      delivered: [],
    },
    read: undefined,
    pump,
    clock: { aheadOfUtc: milliseconds(0) },
  });
  assert.equal(raw(found.expected) - raw(found.lowest), 10_042 + 1000);
  // Half of 5 nL have run after 12 of 24 h.
  const bridge: Delivered = { kind: 'bridge', at: hour(228), volume: mL(0.000005), duration: hours(24) };
  assert.deepEqual(after({ delivered: [bridge] }), [(3 - 200_000) / 1e6, 0, []]);
  // 8 nL at 1 mL/h take 28.8 ms: 29 ms in which 1000 nL/ms do not run.
  const fast: Program = { mode: 'continuous', setting: { kind: 'rate', rate: mLPerDay(86_400) } };
  const prime: Delivered = { kind: 'prime', at: FILLED, volume: mL(0.000008) };
  const [beside] = after({ program: fast, delivered: [prime] });
  assert.equal(beside, (240 * 3_600_000 * 1000 - 29_000 + 8 - 4_000_000) / 1e6);
});

test('uncounted boluses never take more than the reservoir has', () => {
  const [, uncounted] = after({ program: running(bolus(50_000)) });
  assert.equal(uncounted, 36);
});

test('a solution without drug gives a dose no volume', () => {
  const fill = {
    at: FILLED,
    volume: mL(40),
    components: [{ drug: 'saline', concentration: mcgPerMl(0) }],
  } as const;
  assert.deepEqual(after({ fill, program: running(bolus(5)) }, { patientBoluses: 3 }), [
    0,
    0,
    ['patient-bolus-volume'],
  ]);
});

test('a bridge that takes no time or a prime at an unknown rate is counted beside the program, and it is said', () => {
  const instant: Delivered = { kind: 'bridge', at: FILLED, volume: mL(0.3), duration: hours(0) };
  assert.deepEqual(after({ delivered: [instant] }), [0.3, 0, ['bridge-duration']]);
  const prime: Delivered = { kind: 'prime', at: FILLED, volume: mL(1) };
  const unknown = { ...pump, bolusRate: null };
  assert.deepEqual(after({ delivered: [prime] }, {}, { pump: unknown }), [1, 0, ['bridge-duration']]);
  assert.deepEqual(after({ delivered: [{ kind: 'prime', at: FILLED }] }), [0, 0, ['delivered-volume']]);
  // A single bolus runs beside the program whatever its length.
  const single: Delivered = { kind: 'single', at: FILLED, volume: mL(0.3), duration: hours(24) };
  assert.deepEqual(after({ delivered: [single] }), [0.3, 0, []]);
});

test('a bridge that ends at the moment is counted whole, one that still runs by its time', () => {
  const bridge = (length: number): Delivered => ({
    kind: 'bridge',
    at: hour(216),
    volume: mL(0.3),
    duration: hours(length),
  });
  // A day of 0.4 mL did not run.
  assert.deepEqual(after({ delivered: [bridge(24)] }), [-0.1, 0, []]);
  assert.deepEqual(after({ delivered: [bridge(48)] }), [-0.25, 0, []]);
});

test('[SR-11] a reservoir that was used to the last nanolitre is empty and did not run dry', () => {
  const last = {
    fill: { at: FILLED, volume: mL(40), components: baclofen(500) },
    program: running(),
    changes: [],
    delivered: [],
  };
  const facts = { last, read: undefined, pump, clock: { aheadOfUtc: milliseconds(0) } };
  const { expected, ranDry } = reservoirAt(hour(2400), facts);
  assert.deepEqual([raw(expected), ranDry], [0, false]);
  assert.equal(reservoirAt(hour(2401), facts).ranDry, true);
});
