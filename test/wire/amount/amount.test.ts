import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inSmallestUnit } from '../../../src/core/units.ts';
import { decimal, timesFactor } from '../../../src/wire/amount/decimal.ts';
import { amount, positive } from '../../../src/wire/amount/decode-amount.ts';
import {
  centimetres,
  exactTime,
  micrograms,
  microgramsPerDay,
  microgramsPerMillilitre,
  millilitres,
  millilitresPerDay,
} from '../../../src/wire/amount/encode-amount.ts';
import {
  CONCENTRATION,
  type Dimension,
  DOSE_RATE,
  FLOW,
  LENGTH,
  MASS,
  TIME,
  VOLUME,
} from '../../../src/wire/amount/unit-table.ts';
import type { DecodeError } from '../../../src/wire/json/decoder.ts';
import { parseJson } from '../../../src/wire/json/parse.ts';

const ALL = [MASS, VOLUME, CONCENTRATION, DOSE_RATE, FLOW, LENGTH, TIME] as const;

function read(dimension: Dimension<string>, text: string, decoder = amount(dimension)) {
  const json = parseJson(text);
  assert.ok(json.ok, text);
  const errors: DecodeError[] = [];
  const value = decoder.read(json.value, '/x', errors);
  return { value: value === undefined ? undefined : inSmallestUnit(value), errors };
}

const readIn = (dimension: Dimension<string>, number: string, unit: string) =>
  read(dimension, `{ "value": ${number}, "unit": ${JSON.stringify(unit)} }`);

const errorOf = (result: ReturnType<typeof read>): DecodeError => {
  assert.equal(result.value, undefined);
  const [first, ...others] = result.errors;
  assert.deepEqual(others, []);
  assert.ok(first !== undefined);
  return first;
};

const unitOf = (dimension: Dimension<string>) => fc.constantFrom(...dimension.units.keys());
const dimensionAndUnits = fc
  .constantFrom<readonly Dimension<string>[]>(...ALL.map((each) => [each as Dimension<string>]))
  .chain(([dimension]) => {
    assert.ok(dimension !== undefined);
    return fc.tuple(fc.constant(dimension), unitOf(dimension), unitOf(dimension), unitOf(dimension));
  });

const greatestCommon = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatestCommon(b, a % b));
const leastCommon = (a: bigint, b: bigint): bigint => (a / greatestCommon(a, b)) * b;

test('[SR-26] one amount written in any three units of its field is the same amount', () => {
  fc.assert(
    fc.property(dimensionAndUnits, fc.nat(1_000), ([dimension, ...units], count) => {
      const factors = units.map((unit) => dimension.units.get(unit) ?? 0n);
      const smallest = BigInt(count) * factors.reduce(leastCommon, 1n);
      const read = units.map((unit, index) =>
        readIn(dimension, String(smallest / (factors[index] ?? 1n)), unit),
      );
      const most = dimension.largest.value * Number(dimension.units.get(dimension.largest.unit));
      const expected = smallest > BigInt(most) ? undefined : Number(smallest);
      assert.deepEqual(
        read.map(({ value }) => value),
        [expected, expected, expected],
      );
    }),
  );
});

test('[SR-29] what is written with a decimal point is read digit by digit, never through a binary fraction', () => {
  fc.assert(
    fc.property(fc.nat(999_999_999), fc.nat(999_999), (whole, millionths) => {
      const text = `${whole}.${String(millionths).padStart(6, '0')}`;
      const result = timesFactor(
        decimal(text) ?? { digits: '', exponent: 0 },
        1_000_000n,
        Number.MAX_SAFE_INTEGER,
      );
      return result.ok && BigInt(result.value) === BigInt(whole) * 1_000_000n + BigInt(millionths);
    }),
  );
});

test('every spelling of one number gives one amount', () => {
  for (const text of ['500', '500.0', '5e2', '5E+2', '0.5e3', '5000e-1', '500.00000000000000000000000'])
    assert.equal(readIn(CONCENTRATION, text, 'ug/mL').value, 500_000, text);
  for (const text of ['0', '0.0', '0e99', '0e-99']) assert.equal(readIn(VOLUME, text, 'mL').value, 0, text);
});

test('[SR-29] a number finer than the smallest unit is refused, not rounded', () => {
  const error = errorOf(readIn(CONCENTRATION, '500.00000000000000001', 'ug/mL'));
  assert.deepEqual(error, {
    at: '/x/value',
    expected: 'nothing finer than 1 ng/mL, the smallest unit',
    found: '500.00000000000000001',
  });
  assert.match(errorOf(readIn(DOSE_RATE, '0.0001', 'ug/d')).expected, /finer than 1 ng\/d/);
  assert.match(errorOf(readIn(DOSE_RATE, '0.00001', 'ug/h')).expected, /finer than 1 ng\/d/);
  assert.match(errorOf(readIn(VOLUME, '1e-400', 'mL')).expected, /finer/);
  assert.match(errorOf(readIn(VOLUME, `0.${'1'.repeat(5000)}`, 'mL')).expected, /finer/);
});

test('[SR-26] a dose per hour is exactly twenty-four times a dose per day', () => {
  assert.equal(readIn(DOSE_RATE, '0.001', 'mg/h').value, 24_000);
  assert.equal(readIn(DOSE_RATE, '2.5', 'ug/h').value, 60_000);
  assert.equal(readIn(FLOW, '0.1', 'mL/h').value, 2_400_000);
  assert.equal(readIn(FLOW, '1', 'uL/h').value, 24_000);
});

test('[SR-26] spellings that are misread are refused with the accepted one named', () => {
  const cases: readonly [Dimension<string>, string, string][] = [
    [MASS, 'mcg', 'ug'],
    [MASS, 'µg', 'ug'],
    [MASS, 'μg', 'ug'],
    [VOLUME, 'cc', 'mL'],
    [VOLUME, 'ml', 'mL'],
    [CONCENTRATION, 'mcg/mL', 'ug/mL'],
    [CONCENTRATION, 'µg/mL', 'ug/mL'],
    [CONCENTRATION, 'mg/cc', 'mg/mL'],
    [DOSE_RATE, 'mcg/day', 'ug/d'],
    [DOSE_RATE, 'mg/day', 'mg/d'],
    [FLOW, 'mL/day', 'mL/d'],
    [TIME, 'minutes', 'min'],
  ];
  for (const [dimension, written, accepted] of cases) {
    const error = errorOf(readIn(dimension, '1', written));
    assert.equal(error.at, '/x/unit');
    assert.equal(error.found, JSON.stringify(written));
    assert.match(error.expected, new RegExp(`; write "${accepted}"$`), written);
  }
});

test('[SR-26] an international unit is never converted to a mass', () => {
  for (const unit of ['IU', 'U', '[iU]', 'IU/mL'])
    assert.match(errorOf(readIn(MASS, '1', unit)).expected, /international units are never converted/);
});

test('a unit of another dimension is refused and named for what it is', () => {
  assert.match(errorOf(readIn(VOLUME, '1', 'mg')).expected, /"mg" is a unit of mass$/);
  assert.match(errorOf(readIn(MASS, '1', 'furlong')).expected, /^a unit of mass: "ng", "ug", "mg", "g"$/);
});

test('negative, huge, textual and missing numbers are refused with what was expected', () => {
  assert.match(errorOf(readIn(VOLUME, '-1', 'mL')).expected, /not negative/);
  assert.match(errorOf(readIn(VOLUME, '-0', 'mL')).expected, /not negative/);
  assert.match(errorOf(readIn(VOLUME, '1e12', 'mL')).expected, /^at most 1000 mL$/);
  assert.match(errorOf(readIn(VOLUME, '1e999999999999', 'mL')).expected, /^at most 1000 mL$/);
  assert.match(errorOf(readIn(VOLUME, '1000.000001', 'mL')).expected, /^at most 1000 mL$/);
  for (const text of ['"0,4"', '"7"', 'true', 'null', '[]', '{}'])
    assert.match(errorOf(readIn(VOLUME, text, 'mL')).expected, /a decimal point, without quotation marks/);
  assert.equal(errorOf(read(VOLUME, '{ "unit": "mL" }')).at, '/x/value');
  assert.equal(errorOf(read(VOLUME, '{ "value": 1 }')).at, '/x/unit');
  assert.equal(
    errorOf(read(VOLUME, '7')).expected,
    'an amount of volume such as { "value": 1, "unit": "nL" }',
  );
  assert.equal(errorOf(read(VOLUME, '{ "value": 1, "unit": "mL", "about": true }')).at, '/x/about');
});

test('nought is refused where only something above it makes sense', () => {
  assert.equal(
    errorOf(read(VOLUME, '{ "value": 0.0, "unit": "mL" }', positive(VOLUME))).expected,
    'a number above 0',
  );
  assert.equal(read(VOLUME, '{ "value": 0.000001, "unit": "mL" }', positive(VOLUME)).value, 1);
});

test('[SR-29] every amount decodes to itself after it was encoded', () => {
  const cases = [
    [MASS, micrograms],
    [VOLUME, millilitres],
    [CONCENTRATION, microgramsPerMillilitre],
    [DOSE_RATE, microgramsPerDay],
    [FLOW, millilitresPerDay],
    [LENGTH, centimetres],
    [TIME, exactTime],
  ] as const;
  for (const [dimension, encode] of cases as readonly (readonly [Dimension<string>, typeof micrograms])[]) {
    const most = dimension.largest.value * Number(dimension.units.get(dimension.largest.unit));
    fc.assert(
      fc.property(fc.maxSafeNat(), (count) => {
        const smallest = count % (most + 1);
        const text = JSON.stringify(encode(dimension.make(smallest) as never));
        return read(dimension, text).value === smallest;
      }),
    );
  }
});
