import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../src/kernel/random.ts';

test('a seed gives one stream, and another seed another', () => {
  const draw = (seed: number): number[] => Array.from({ length: 50 }, seededRandom(seed));
  assert.deepEqual(draw(7), draw(7));
  assert.notDeepEqual(draw(7), draw(8));
});

test('numbers are spread evenly, and so are pairs of neighbours', () => {
  const random = seededRandom(11);
  const cells = new Float64Array(400);
  const draws = 80_000;
  for (let draw = 0; draw < draws; draw++) {
    const cell = Math.floor(random() * 20) * 20 + Math.floor(random() * 20);
    cells[cell] = (cells[cell] ?? 0) + 1;
  }
  const expected = draws / 400;
  const chiSquare = cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // 399 degrees of freedom: mean 399, standard deviation 28.
  assert.ok(Math.abs(chiSquare - 399) < 4 * 28.3, `${chiSquare}`);
});
