import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { slipBetween, slipBetweenTimes, slipsFrom } from '../../src/core/slips.ts';
import { compareMultiples, nanogramsPerDay } from '../../src/core/units.ts';
import { hours } from './amounts.ts';

const FACTORS = [10, 24, 60, 100, 1000, 1440];
const dose = fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 6_000_000_000_000 }));

test('two multiples are compared without losing a digit, at the largest numbers too', () => {
  const whole = fc.oneof(fc.nat(100), fc.nat(Number.MAX_SAFE_INTEGER));
  fc.assert(
    fc.property(whole, fc.nat(200_000), whole, fc.nat(200_000), (a, timesA, b, timesB) => {
      const [left, right] = [BigInt(a) * BigInt(timesA), BigInt(b) * BigInt(timesB)];
      const sign = compareMultiples(nanogramsPerDay(a), timesA, nanogramsPerDay(b), timesB);
      assert.equal(sign, left < right ? -1 : left > right ? 1 : 0);
    }),
  );
});

test('[SR-34] every change within 10 % of a factor at which units slip is found, and nothing else', () => {
  fc.assert(
    fc.property(dose, dose, (before, after) => {
      const [b, a] = [BigInt(before), BigInt(after)];
      const up = FACTORS.find((f) => 9n * BigInt(f) * b <= 10n * a && 10n * a <= 11n * BigInt(f) * b);
      const down = FACTORS.find(
        (f) =>
          (9n * b <= 10n * BigInt(f) * a && 10n * BigInt(f) * a <= 11n * b) ||
          (9n * BigInt(f) * a <= 10n * b && 10n * b <= 11n * BigInt(f) * a),
      );
      const found = slipBetween(nanogramsPerDay(before), nanogramsPerDay(after));
      assert.equal(found?.factor, up ?? down);
      assert.equal(found?.way, up === undefined ? (down === undefined ? undefined : 'down') : 'up');
    }),
    { numRuns: 2000 },
  );
});

test('[SR-34] a dose multiplied or divided by such a factor is always found', () => {
  fc.assert(
    fc.property(dose, fc.constantFrom(...FACTORS), (one, factor) => {
      const [small, large] = [nanogramsPerDay(one), nanogramsPerDay(one * factor)];
      assert.deepEqual([slipBetween(small, large)?.factor, slipBetween(small, large)?.way], [factor, 'up']);
      assert.deepEqual([slipBetween(large, small)?.factor, slipBetween(large, small)?.way], [factor, 'down']);
    }),
  );
});

test('the ends of the 10 % belong to it: 21.6 to 26.4 times is near 24', () => {
  const found = (tenths: number) =>
    slipBetween(nanogramsPerDay(10_000), nanogramsPerDay(tenths * 1000))?.factor;
  assert.equal(found(216), 24);
  assert.equal(found(264), 24);
  assert.equal(slipBetween(nanogramsPerDay(10_000), nanogramsPerDay(215_999)), null);
  assert.equal(slipBetween(nanogramsPerDay(10_000), nanogramsPerDay(264_001)), null);
});

test('nothing slips from or to a stop', () => {
  assert.equal(slipBetween(nanogramsPerDay(0), nanogramsPerDay(100)), null);
  assert.equal(slipBetween(nanogramsPerDay(100), nanogramsPerDay(0)), null);
});

test('a dose inside the starting range is no slip; one that a factor brings back into it is', () => {
  const range = { min: nanogramsPerDay(200), max: nanogramsPerDay(1000) };
  const found = (value: number) => slipsFrom(range, nanogramsPerDay(value)).map(({ factor }) => factor);
  assert.deepEqual(found(200), []);
  assert.deepEqual(found(1000), []);
  assert.deepEqual(found(11_000), [10, 24, 60]);
  assert.deepEqual(found(1001), []);
  assert.deepEqual(found(100_000), [100]);
  assert.deepEqual(found(20), [10, 24]);
});

test('a starting range without a lower end is compared by its upper end alone', () => {
  const range = { max: nanogramsPerDay(2400) };
  const found = (value: number) => slipsFrom(range, nanogramsPerDay(value)).map(({ factor }) => factor);
  assert.deepEqual(found(24_000), [10]);
  assert.deepEqual(found(3000), []);
});

test('[SR-34] of a lockout that slips the words are those of a time: too short by 60 is minutes for hours', () => {
  const words = (before: number, after: number) =>
    slipBetweenTimes(hours(before), hours(after))?.words ?? null;
  assert.equal(words(4, 4 / 60), 'minutes for hours');
  assert.equal(words(4 / 60, 4), 'hours for minutes');
  assert.equal(words(24, 1), 'hours for days');
  assert.equal(words(24, 1 / 60), 'minutes for days');
  assert.equal(words(10, 1), 'a slipped decimal point');
  assert.equal(words(1, 100), 'a decimal point slipped by two places');
  assert.equal(words(1, 1000), 'a decimal point slipped by three places');
  assert.equal(words(4, 6), null);
});
