import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inSmallestUnit, nanogramsPerDay } from '../../../src/core/units.ts';
import {
  factorText,
  isLargeChange,
  quantityText,
  readQuantity,
} from '../../../src/web/fields/quantity-entry.ts';
import { DOSE_RATE, VOLUME } from '../../../src/wire/amount/unit-table.ts';

const problem = (text: string, unit: string | null = 'ug/d'): string | null => {
  const entry = readQuantity({ text, unit }, DOSE_RATE);
  return entry.ok ? null : entry.problem.code;
};

test('a plain decimal with its unit is read exactly', () => {
  const entry = readQuantity({ text: ' 0.125 ', unit: 'mg/d' }, DOSE_RATE);
  assert.ok(entry.ok);
  assert.equal(inSmallestUnit(entry.quantity), 125_000);
  assert.deepEqual(entry.amount, { value: 0.125, unit: 'mg/d' });
});

test('a comma is refused with its reason and never read as a decimal mark or as thousands', () => {
  assert.equal(problem('1,5'), 'comma');
  assert.equal(problem('1,500'), 'comma');
  assert.equal(problem('1,500.0'), 'comma');
});

test('what is not a plain number is refused, each with its own reason', () => {
  assert.equal(problem(''), 'empty');
  assert.equal(problem('   '), 'empty');
  assert.equal(problem('-5'), 'sign');
  assert.equal(problem('+5'), 'sign');
  assert.equal(problem('\u22125'), 'sign');
  assert.equal(problem('.5'), 'bare-point');
  assert.equal(problem('5.'), 'trailing-point');
  assert.equal(problem('1e3'), 'not-a-number');
  assert.equal(problem('5 mg'), 'not-a-number');
  assert.equal(problem('1.2.3'), 'not-a-number');
  assert.equal(problem('٥'), 'not-a-number');
  assert.equal(problem('0x10'), 'not-a-number');
  assert.equal(problem('0'), 'zero');
  assert.equal(problem('0.000'), 'zero');
});

test('[SR-35] no unit is guessed: without a choice, or with a unit of another dimension, there is no dose', () => {
  assert.equal(problem('200', null), 'no-unit');
  assert.equal(problem('200', ''), 'no-unit');
  assert.equal(problem('200', 'ug'), 'no-unit');
  assert.equal(problem('200', 'mcg/d'), 'no-unit');
});

test('what is finer than the record keeps is refused and not rounded', () => {
  assert.equal(problem('0.0001', 'ug/d'), 'too-fine');
  assert.equal(problem('0.001', 'ug/d'), null);
});

test('a slip of the hand beyond any therapy is refused', () => {
  assert.equal(problem('999999999999', 'mg/d'), 'too-large');
});

test('a quantity written into a field is read back as itself, in every unit that can hold it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000_000 }),
      fc.constantFrom('nL', 'uL', 'mL'),
      (amount, unit) => {
        const written = quantityText(VOLUME.make(amount), unit, VOLUME);
        const entry = readQuantity(written, VOLUME);
        assert.ok(entry.ok);
        assert.equal(inSmallestUnit(entry.quantity), amount);
      },
    ),
  );
});

test('a quantity that no decimal of the unit holds is left empty and not rounded', () => {
  assert.equal(quantityText(nanogramsPerDay(1_000_000), 'mg/h', DOSE_RATE).text, '');
});

test('no text makes reading throw, and whatever is accepted is a number of digits with a point', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('ug/d', 'mg/d', 'ug/h', 'mg/h', 'x', null), (text, unit) => {
      const entry = readQuantity({ text, unit }, DOSE_RATE);
      if (entry.ok) assert.match(text.trim(), /^\d+(\.\d+)?$/);
    }),
  );
});

const dose = nanogramsPerDay;

test('a change is told as a factor that cannot hide it', () => {
  assert.equal(factorText(dose(800_000), dose(200_000)), '4.0');
  assert.equal(factorText(dose(200_000), dose(200_000)), '1');
  assert.equal(factorText(dose(204_000), dose(200_000)), '1.02');
  assert.equal(factorText(dose(50_000), dose(200_000)), '0.25');
  assert.equal(factorText(dose(4_800_000), dose(200_000)), '24');
  assert.equal(factorText(dose(200_000), dose(0)), null);
});

test('doubling and halving are large changes, and nothing between', () => {
  assert.equal(isLargeChange(dose(400_000), dose(200_000)), true);
  assert.equal(isLargeChange(dose(100_000), dose(200_000)), true);
  assert.equal(isLargeChange(dose(399_999), dose(200_000)), false);
  assert.equal(isLargeChange(dose(100_001), dose(200_000)), false);
});
