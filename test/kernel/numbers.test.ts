import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { integrate } from '../../src/kernel/adaptive-quadrature.ts';
import { cholesky, correlated } from '../../src/kernel/cholesky.ts';
import { logNormal, normalProbability, normalQuantile, normalStream } from '../../src/kernel/normal.ts';
import { NumericalError } from '../../src/kernel/numerical-error.ts';
import { gaussLegendre, integrateBy } from '../../src/kernel/quadrature.ts';
import { seededRandom } from '../../src/kernel/random.ts';
import { findRoot } from '../../src/kernel/root.ts';

const near = (value: number, expected: number, tolerance: number): void =>
  assert.ok(Math.abs(value / expected - 1) <= tolerance, `${value} against ${expected}`);

test('n points of Gauss and Legendre integrate every power up to 2n - 1 and no further', () => {
  for (const count of [1, 2, 3, 7, 20, 64]) {
    const rule = gaussLegendre(count);
    for (let power = 0; power < Math.min(2 * count, 30); power++)
      near(
        integrateBy(rule, (x) => x ** power, 0, 1),
        1 / (power + 1),
        1e-13,
      );
    if (count < 4)
      assert.ok(Math.abs(integrateBy(rule, (x) => x ** (2 * count), 0, 1) * (2 * count + 1) - 1) > 1e-6);
  }
});

test('adaptive quadrature meets its tolerance on smooth, kinked, peaked and singular functions', () => {
  near(integrate(Math.exp, 0, 1), Math.E - 1, 1e-14);
  near(
    integrate((x) => Math.abs(x - 1 / 3), 0, 1),
    5 / 18,
    1e-10,
  );
  near(
    integrate((x) => 1 / (1e-4 + x * x), -1, 1),
    200 * Math.atan(100),
    1e-10,
  );
  near(
    integrate((x) => x ** -0.5, 0, 1, { relative: 1e-8 }),
    2,
    1e-8,
  );
  near(integrate(Math.exp, 1, 0), 1 - Math.E, 1e-14);
  assert.equal(
    integrate(() => 0, 0, 1),
    0,
  );
});

test('an integral that is none is refused', () => {
  assert.throws(() => integrate((x) => 1 / x, 0, 1), NumericalError);
  assert.throws(() => integrate(() => Number.NaN, 0, 1), /integrand at/);
});

test('a root is found wherever a function changes its sign', () => {
  near(
    findRoot((x) => x * x - 2, 0, 2),
    Math.SQRT2,
    1e-13,
  );
  near(
    findRoot((x) => Math.cos(x) - x, 0, 1),
    0.7390851332151607,
    1e-13,
  );
  near(
    findRoot((x) => Math.exp(x) - 1e5, -20, 50),
    Math.log(1e5),
    1e-13,
  );
  near(
    findRoot((x) => (x - 0.3) ** 9, -1, 2, 1e-3),
    0.3,
    1e-2,
  );
  fc.assert(
    fc.property(fc.double({ min: -5, max: 5, noNaN: true }), fc.integer({ min: 1, max: 4 }), (root, bend) => {
      const found = findRoot((x) => (x - root) ** 3 + bend * (x - root), -6, 7);
      assert.ok(Math.abs(found - root) < 1e-12);
    }),
  );
  assert.throws(() => findRoot((x) => x * x + 1, -1, 1), /no change of sign/);
});

test('the normal distribution agrees with its integral, and its quantile is its inverse', () => {
  for (const x of [-8, -4, -1.5, -0.2, 0, 0.7, 1, 2.5]) {
    const integral = integrate((t) => Math.exp(-0.5 * t * t) / Math.sqrt(2 * Math.PI), x - 12, x, {
      relative: 1e-13,
    });
    near(normalProbability(x), integral, 1e-13);
  }
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => {
      near(normalProbability(normalQuantile(p)), p, 1e-12);
    }),
  );
  near(normalQuantile(0.975), 1.959963984540054, 1e-14);
  near(normalQuantile(1e-100), -21.27345356096532, 1e-12);
  assert.equal(normalQuantile(0.25), -normalQuantile(0.75));
  for (const p of [0, 1, -1, Number.NaN]) assert.throws(() => normalQuantile(p), NumericalError);
});

test('a seeded stream of normal numbers has the moments of one and comes back with its seed', () => {
  const draw = (seed: number): number[] => {
    const stream = normalStream(seededRandom(seed));
    return Array.from({ length: 20_000 }, stream);
  };
  const numbers = draw(5);
  assert.deepEqual(numbers, draw(5));
  const mean = (power: number): number => numbers.reduce((sum, z) => sum + z ** power, 0) / numbers.length;
  // Four standard errors.
  assert.ok(Math.abs(mean(1)) < 4 / Math.sqrt(20_000));
  assert.ok(Math.abs(mean(2) - 1) < 4 * Math.sqrt(2 / 20_000));
  assert.ok(Math.abs(mean(4) - 3) < 4 * Math.sqrt(96 / 20_000));
});

test('a log-normal number has median 1 and the coefficient of variation asked for', () => {
  assert.equal(logNormal(0, 0.4), 1);
  const moment = (power: number): number =>
    integrate((z) => (logNormal(z, 0.4) ** power * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI), -12, 12);
  near(Math.sqrt(moment(2) / moment(1) ** 2 - 1), 0.4, 1e-9);
});

test('a correlation matrix is its triangle times itself; one that contradicts itself is refused', () => {
  const matrix = Float64Array.of(1, -0.28, 0.3, -0.28, 1, 0.1, 0.3, 0.1, 1);
  const lower = cholesky(matrix, 3);
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) {
      let sum = 0;
      for (let k = 0; k < 3; k++) sum += (lower[i * 3 + k] ?? 0) * (lower[j * 3 + k] ?? 0);
      assert.ok(Math.abs(sum - (matrix[i * 3 + j] ?? 0)) < 1e-15);
    }
  assert.deepEqual([...correlated(lower, Float64Array.of(1, 0, 0))], [1, -0.28, 0.3]);
  assert.throws(
    () => cholesky(Float64Array.of(1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1), 3),
    /not positive definite/,
  );
  assert.throws(() => cholesky(Float64Array.of(1, 0.5, 0.4, 1), 2), /differ/);
});
