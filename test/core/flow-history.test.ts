import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pumpProfile } from '../../src/core/devices/profiles.ts';
import { flowHistory, type ProgramHistory } from '../../src/core/flow.ts';
import type { Mixture } from '../../src/core/mixture.ts';
import type { Program } from '../../src/core/program.ts';
import { type Instant, instantAt } from '../../src/core/time.ts';
import { milliseconds, inSmallestUnit as raw } from '../../src/core/units.ts';
import { mcgPerMl, mLPerDay } from './amounts.ts';

const pump = pumpProfile('synchromed-ii-40');
const morphine: Mixture = [{ drug: 'morphine', concentration: mcgPerMl(1000) }];
const HOUR = 3_600_000;
const START = Date.parse('2026-01-05T00:00Z');
const at = (hour: number): Instant => instantAt(START + hour * HOUR);
const steady = (rate: number): Program => ({
  mode: 'continuous',
  setting: { kind: 'rate', rate: mLPerDay(rate) },
});
const utc = { aheadOfUtc: milliseconds(0) };
const ran = (history: ProgramHistory, from: number, until: number) =>
  flowHistory(history, morphine, pump, at(from), at(until), utc).map(({ flow, time }) => [
    raw(flow) / 1e6,
    raw(time) / HOUR,
  ]);

test('a stop begins at its first moment and ends before its last, and two of them may overlap or touch', () => {
  const stops = (...all: readonly (readonly [number, number])[]) =>
    ran(
      {
        program: steady(0.1),
        changes: [],
        stops: all.map(([from, until]) => ({ from: at(from), until: at(until) })),
      },
      0,
      10,
    );
  assert.deepEqual(stops([2, 4]), [
    [0.1, 2],
    [0, 2],
    [0.1, 6],
  ]);
  assert.deepEqual(stops([2, 4], [4, 5]), [
    [0.1, 2],
    [0, 2],
    [0, 1],
    [0.1, 5],
  ]);
  assert.deepEqual(stops([0, 10]), [[0, 10]]);
  assert.deepEqual(stops([-5, 3], [8, 20]), [
    [0, 3],
    [0.1, 5],
    [0, 2],
  ]);
  assert.deepEqual(stops([3, 3], [0, 0], [10, 10]), [
    [0.1, 3],
    [0.1, 7],
  ]);
});

test('a change runs from its moment on, one before the beginning from the beginning, of two at once the later', () => {
  const changes = (...all: readonly (readonly [number, number])[]) =>
    ran(
      {
        program: steady(0.1),
        changes: all.map(([hour, rate]) => ({ at: at(hour), program: steady(rate) })),
        stops: [],
      },
      0,
      10,
    );
  assert.deepEqual(changes([-3, 0.2], [4, 0.3]), [
    [0.2, 4],
    [0.3, 6],
  ]);
  assert.deepEqual(changes([0, 0.2], [10, 0.9], [11, 0.8]), [[0.2, 10]]);
  assert.deepEqual(changes([4, 0.3], [4, 0.4], [2, 0.2]), [
    [0.1, 2],
    [0.2, 2],
    [0.4, 6],
  ]);
});

test('nothing has run where the end is not after the beginning', () => {
  const history = { program: steady(0.1), changes: [{ at: at(3), program: steady(1) }], stops: [] };
  assert.deepEqual(ran(history, 4, 4), []);
  assert.deepEqual(ran(history, 4, 2), []);
});
