import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pumpProfile } from '../../src/core/devices/profiles.ts';
import { isMoreThanCanBeThere, residualOf } from '../../src/core/residual.ts';
import { inSmallestUnit, nanolitres } from '../../src/core/units.ts';
import { mL } from './amounts.ts';

const forty = pumpProfile('synchromed-ii-40');
const twenty = pumpProfile('synchromed-ii-20');

test('a discrepancy is expected minus aspirated and the ratio is what ran over what was programmed', () => {
  const residual = residualOf(mL(40), mL(7.2), mL(7), forty);
  assert.equal(inSmallestUnit(residual.discrepancy), 200_000);
  assert.equal(residual.ratio, 33 / 32.8);
  assert.equal(residual.verdict, 'as-labelled');
});

test('more than 2 mL either way is investigated, exactly 2 mL is not', () => {
  assert.equal(residualOf(mL(40), mL(10), mL(8), forty).verdict, 'as-labelled');
  assert.equal(residualOf(mL(40), mL(10), mL(7.999999), forty).verdict, 'investigate');
  assert.equal(residualOf(mL(40), mL(10), mL(12.000001), forty).verdict, 'investigate');
});

test('a ratio outside the labelled accuracy is investigated however small the difference in mL', () => {
  assert.equal(residualOf(mL(20), mL(10), mL(8.55), twenty).verdict, 'watch');
  assert.equal(residualOf(mL(20), mL(10), mL(8.549999), twenty).verdict, 'investigate');
  assert.equal(residualOf(mL(20), mL(18), mL(17.7), twenty).verdict, 'investigate');
  assert.equal(residualOf(mL(20), mL(10), mL(8.51), pumpProfile('prometra-ii-20')).verdict, 'watch');
});

test('inside the label, a difference above 1 mL is watched in a 20 mL pump and not in a 40 mL pump', () => {
  assert.equal(residualOf(mL(20), mL(8), mL(6.9), twenty).verdict, 'watch');
  assert.equal(residualOf(mL(40), mL(8), mL(6.9), forty).verdict, 'as-labelled');
});

test('a pump without a known accuracy is never called as labelled', () => {
  assert.equal(residualOf(mL(40), mL(8), mL(8), pumpProfile('constant-flow')).verdict, 'watch');
});

test('there is no ratio where nothing was programmed, and the difference in mL still judges', () => {
  assert.deepEqual(residualOf(mL(40), mL(40), mL(39.9), forty), {
    expected: mL(40),
    aspirated: mL(39.9),
    discrepancy: mL(0.1),
    ratio: null,
    verdict: 'as-labelled',
  });
  assert.equal(residualOf(mL(40), mL(40), mL(37), forty).verdict, 'investigate');
});

test('[SR-55] more than 2 mL above the expected volume, or more than the last fill, cannot be there', () => {
  assert.equal(isMoreThanCanBeThere(mL(40), mL(20), mL(23)), true);
  assert.equal(isMoreThanCanBeThere(mL(40), mL(20), mL(22)), false);
  assert.equal(isMoreThanCanBeThere(mL(20), mL(19), mL(20.5)), true);
  assert.equal(isMoreThanCanBeThere(mL(20), mL(19), mL(20)), false);
});

test('a larger difference is never judged more mildly', () => {
  const gravity = { 'as-labelled': 0, watch: 1, investigate: 2 };
  const volume = fc.integer({ min: 0, max: 20_000_000 });
  fc.assert(
    fc.property(volume, volume, volume, fc.boolean(), (expected, nearer, farther, above) => {
      const [small, large] = [Math.min(nearer, farther), Math.max(nearer, farther)];
      const judge = (difference: number): number =>
        gravity[
          residualOf(
            mL(20),
            nanolitres(expected),
            nanolitres(expected + (above ? difference : -difference)),
            twenty,
          ).verdict
        ];
      assert.ok(judge(large) >= judge(small));
    }),
  );
});
