import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NumericalError } from '../../src/kernel/numerical-error.ts';
import { mostSobolDimensions, sobolSequence } from '../../src/kernel/sobol.ts';

function points(dimensions: number, seed: number, count: number): Float64Array[] {
  const sequence = sobolSequence(dimensions, seed);
  return Array.from({ length: count }, (_, index) => {
    const point = new Float64Array(dimensions);
    sequence(index, point);
    return point;
  });
}

test('every axis of every block of 1,024 points has one point in each 1,024th', () => {
  for (const seed of [1, 2, 99]) {
    const all = points(mostSobolDimensions, seed, 2048);
    for (const block of [all.slice(0, 1024), all.slice(1024)])
      for (let axis = 0; axis < mostSobolDimensions; axis++) {
        const seen = new Set(block.map((point) => Math.floor((point[axis] ?? 0) * 1024)));
        assert.equal(seen.size, 1024, `axis ${axis}`);
      }
  }
});

test('the first two axes are a perfect net: one point in every box of area 1/256, whatever its shape', () => {
  const block = points(2, 7, 256);
  for (let power = 0; power <= 8; power++) {
    const wide = 2 ** power;
    const boxes = new Set(
      block.map(([x = 0, y = 0]) => Math.floor(x * wide) * 1000 + Math.floor((y * 256) / wide)),
    );
    assert.equal(boxes.size, 256, `${wide}`);
  }
});

test('a smooth integral in 32 dimensions converges far faster than by chance', () => {
  // The product of 1 + (x - 1/2) / (i + 1) has integral 1.
  const errorOf = (seed: number): number => {
    let sum = 0;
    const all = points(32, seed, 4096);
    for (const point of all) {
      let product = 1;
      for (const [axis, x] of point.entries()) product *= 1 + (x - 0.5) / (axis + 1);
      sum += product;
    }
    return Math.abs(sum / all.length - 1);
  };
  // By chance: sqrt(prod(1 + 1 / (12 i^2)) - 1) / sqrt(4096) = 0.006.
  for (const seed of [1, 2, 3, 4]) assert.ok(errorOf(seed) < 3e-4, `${errorOf(seed)}`);
});

test('a point does not depend on which were asked for before, and seeds differ', () => {
  const sequence = sobolSequence(5, 3);
  const late = new Float64Array(5);
  sequence(12_345, late);
  assert.deepEqual(points(5, 3, 12_346).at(-1), late);
  const other = new Float64Array(5);
  sobolSequence(5, 4)(12_345, other);
  assert.notDeepEqual(other, late);
  assert.ok(late.every((x) => x > 0 && x < 1));
});

test('more dimensions than directions are refused', () => {
  assert.throws(() => sobolSequence(41, 1), NumericalError);
  assert.throws(() => sobolSequence(2, 1)(-1, new Float64Array(2)), NumericalError);
});
