import assert from 'node:assert/strict';
import { test } from 'node:test';

import { leastSquares } from '../../scripts/validate/least-squares.ts';

const WIDE = { low: [-100, -100, -100], high: [100, 100, 100] };
const isNear = (found: readonly number[], wanted: readonly number[], within: number): void => {
  for (const [i, value] of wanted.entries())
    assert.ok(Math.abs((found[i] ?? Number.NaN) - value) <= within, `${found.join()} for ${wanted.join()}`);
};

test('a line through points is the one that the normal equations give', () => {
  const points = [
    [0, 1],
    [1, 2.5],
    [2, 3],
    [3, 5.5],
  ] as const;
  const { at, sumOfSquares } = leastSquares(
    ([slope = 0, height = 0]) => points.map(([x, y]) => height + slope * x - y),
    [0, 0],
    WIDE,
  );
  isNear(at, [1.4, 0.9], 1e-4);
  assert.ok(Math.abs(sumOfSquares - 0.7) < 1e-6);
});

test('the curved valley of Rosenbrock is followed to its end', () => {
  const { at } = leastSquares(([x = 0, y = 0]) => [10 * (y - x * x), 1 - x], [-1.2, 1], WIDE);
  isNear(at, [1, 1], 1e-3);
});

test('a parameter that nothing depends on stays where it starts', () => {
  const { at } = leastSquares(([x = 0]) => [x - 3], [0, 7], WIDE);
  isNear(at, [3, 7], 1e-4);
});

test('a bound holds, and the others are fitted as if the parameter were fixed there', () => {
  const { at } = leastSquares(([x = 0, y = 0]) => [x + y - 5, x - y - 1, 2 * x - 6], [0, 0], {
    low: [-10, -10],
    high: [2, 10],
  });
  isNear(at, [2, 2], 1e-4);
});
