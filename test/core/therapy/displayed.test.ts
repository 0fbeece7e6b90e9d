import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  dimensionOf,
  equalsDisplayed,
  isReadable,
  matchesDisplayed,
  significantDigits,
} from '../../../src/core/therapy/displayed.ts';
import { nanogramsPerDay, nanolitres } from '../../../src/core/units.ts';

const perDay = (text: string, unit = 'ug/d') => ({ text, unit });

test('a dose matches what rounds to the digits displayed, and no more', () => {
  const dose = nanogramsPerDay(199_960);
  assert.equal(matchesDisplayed('ng/d', dose, perDay('200.0')), true);
  assert.equal(matchesDisplayed('ng/d', dose, perDay('200')), true);
  assert.equal(matchesDisplayed('ng/d', dose, perDay('199.9')), false);
  assert.equal(matchesDisplayed('ng/d', dose, perDay('199.96')), true);
  assert.equal(matchesDisplayed('ng/d', dose, perDay('200.00')), false);
});

test('a dose per hour is compared as the dose per day that it makes', () => {
  assert.equal(matchesDisplayed('ng/d', nanogramsPerDay(1_440_000), perDay('60', 'ug/h')), true);
  assert.equal(matchesDisplayed('ng/d', nanogramsPerDay(60_000), perDay('60', 'ug/h')), false);
});

test('what is not a plain decimal of a known unit is not read', () => {
  for (const text of ['', '1,5', '1.', '.5', '01', '-1', '+1', '1e3', ' 1', '1 ', '١', '1.1.1', 'NaN'])
    assert.equal(isReadable('ng/d', perDay(text)), false, text);
  for (const unit of ['mcg/d', 'µg/d', 'ug', 'toString', ''])
    assert.equal(isReadable('ng/d', perDay('1', unit)), false, unit);
  assert.equal(matchesDisplayed('ng/d', nanogramsPerDay(0), perDay('')), false);
  assert.equal(equalsDisplayed('ng/d', nanogramsPerDay(0), perDay('0', 'mcg')), false);
});

test('every value equals itself displayed in full, and matches itself at any fewer digits', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000_000), fc.nat(6), (volume, decimals) => {
      const whole = { text: (volume / 1_000_000).toFixed(6), unit: 'mL' };
      assert.equal(equalsDisplayed('nL', nanolitres(volume), whole), true);
      const half = 10 ** (6 - decimals);
      const rounded = Math.round(volume / half) * half;
      const text = (rounded / 1_000_000).toFixed(decimals);
      assert.equal(matchesDisplayed('nL', nanolitres(volume), { text, unit: 'mL' }), true);
    }),
  );
});

test('a value off by more than half of the last digit never matches', () => {
  fc.assert(
    fc.property(fc.nat(40_000), fc.integer({ min: 51, max: 100_000 }), (tenths, off) => {
      const shown = { text: (tenths / 10).toFixed(1), unit: 'ug/d' };
      assert.equal(matchesDisplayed('ng/d', nanogramsPerDay(tenths * 100 + off), shown), false);
      assert.equal(matchesDisplayed('ng/d', nanogramsPerDay(tenths * 100 - off), shown), false);
    }),
  );
});

test('digits that carry meaning are counted from the first that is not zero', () => {
  const counted = ['0.05', '1.80', '200', '60', '0.100'].map((text) => significantDigits(perDay(text)));
  assert.deepEqual(counted, [1, 3, 3, 2, 3]);
});

test('a unit tells its dimension, and an unknown one none', () => {
  assert.equal(dimensionOf('mL/h'), 'nL/d');
  assert.equal(dimensionOf('ug'), 'ng');
  assert.equal(dimensionOf('min'), 'ms');
  assert.equal(dimensionOf('cc'), null);
});
