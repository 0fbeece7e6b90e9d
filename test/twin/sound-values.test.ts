import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extremesOf } from '../../src/kernel/extremes.ts';
import { ImpossibleValue, ROUND_OFF_OF_PEAK, soundValues } from '../../src/twin/sound-values.ts';

const of = { drug: 'morphine', level: 'T12' } as const;
const sound = (values: readonly number[], peak: number): readonly number[] => {
  const own = Float64Array.from(values);
  return Array.from(soundValues(own, extremesOf(own), peak, (i) => i / 2, of));
};

test('round-off below zero, down to a millionth of the peak, is given as zero and nothing else is touched', () => {
  assert.deepEqual(sound([0, 1, -0.9e-6, 2], 1), [0, 1, 0, 2]);
  assert.deepEqual(sound([3, 1e-300], 1), [3, 1e-300]);
});

test('a real negative, an infinity and what is no number are errors that say where and when', () => {
  for (const wrong of [
    -2 * ROUND_OFF_OF_PEAK,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ])
    assert.throws(
      () => sound([1, 0.5, wrong, 1], 1),
      (error) =>
        error instanceof ImpossibleValue &&
        error.level === 'T12' &&
        error.drug === 'morphine' &&
        error.timeHours === 1 &&
        Object.is(error.value, wrong),
    );
});

test('lowest and highest are found in any order, and a value that is no number makes both such', () => {
  assert.deepEqual(extremesOf(Float64Array.of(2, -1, 5, 3)), { lowest: -1, highest: 5 });
  assert.deepEqual(extremesOf(Float64Array.of(7)), { lowest: 7, highest: 7 });
  assert.ok(Number.isNaN(extremesOf(Float64Array.of(1, 2, Number.NaN)).highest));
});
