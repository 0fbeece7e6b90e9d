import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  areaToInfinity,
  type Curve,
  firstAbove,
  logLine,
  peakOf,
  valueAt,
} from '../../scripts/validate/curve.ts';

const sampled = (from: number, to: number, every: number, value: (hours: number) => number): Curve =>
  Array.from({ length: Math.round((to - from) / every) + 1 }, (_, i) => {
    const hours = from + i * every;
    return { hours, ugPerMl: value(hours) };
  });

const falling = sampled(0, 40, 0.05, (hours) => 8 * 2 ** (-hours / 3));
const isNear = (found: number, wanted: number, relative: number): void =>
  assert.ok(Math.abs(found / wanted - 1) <= relative, `${found} for ${wanted}`);

test('an exponential has the half-life and the beginning it was made with, whatever the window', () => {
  for (const times of [
    [0.25, 1, 6],
    [10, 20, 30, 40],
  ]) {
    const { halfLifeHours, atZero } = logLine(falling, times);
    isNear(halfLifeHours, 3, 1e-6);
    isNear(atZero, 8, 1e-6);
  }
});

test('the half-life of two exponentials depends on the window, the last one wins in the end', () => {
  const both = sampled(0, 60, 0.05, (hours) => 9 * 2 ** (-hours / 0.5) + 2 ** (-hours / 6));
  assert.ok(logLine(both, [0.25, 0.5, 1]).halfLifeHours < 1);
  isNear(logLine(both, [30, 40, 50]).halfLifeHours, 6, 1e-6);
});

test('the area of an exponential is its beginning times its half-life over ln 2, also from a late first sample on', () => {
  isNear(areaToInfinity(falling), (8 * 3) / Math.LN2, 1e-4);
  isNear(areaToInfinity(falling.filter(({ hours }) => hours > 0.04)), (8 * 3) / Math.LN2, 1e-3);
});

test('a peak between two samples is found where it is', () => {
  const hill = sampled(0, 10, 0.5, (hours) => 5 - (hours - 3.2) ** 2 / 10);
  isNear(peakOf(hill).hours, 3.2, 1e-9);
  isNear(peakOf(hill).ugPerMl, 5, 1e-9);
  assert.equal(peakOf(hill, 6).hours, 6);
});

test('a level is reached between the samples around it, or never', () => {
  const rising = sampled(0, 10, 1, (hours) => hours);
  isNear(firstAbove(rising, 4.3), 4.3, 1e-12);
  assert.equal(firstAbove(rising, 11), Number.POSITIVE_INFINITY);
});

test('nothing is read beyond the last sample', () => {
  assert.throws(() => valueAt(falling, 41), RangeError);
});
