import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NumericalError } from '../../src/kernel/numerical-error.ts';
import { integrateStiff } from '../../src/kernel/stiff-integrator.ts';
import { symmetricTree } from '../../src/kernel/tree.ts';
import { steadyState } from '../../src/kernel/tree-solve.ts';
import { scalarProblem, treeProblem } from './example-problems.ts';
import { canal, canalTree, tipSource, worst } from './example-trees.ts';

const tight = { relative: 1e-10, absolute: 1e-14 };

test('an exponential and a logistic curve are followed to 1e-9', () => {
  const times = Array.from({ length: 21 }, (_, k) => k / 2);
  const decay = integrateStiff(
    scalarProblem(
      (_, y) => -0.7 * y,
      () => -0.7,
    ),
    Float64Array.of(1),
    times,
    tight,
  );
  assert.ok(
    worst(
      decay,
      times.map((t) => Math.exp(-0.7 * t)),
    ) < 1e-9,
  );
  const growth = integrateStiff(
    scalarProblem(
      (_, y) => y * (1 - y),
      (_, y) => 1 - 2 * y,
    ),
    Float64Array.of(0.01),
    times,
    tight,
  );
  assert.ok(
    worst(
      growth,
      times.map((t) => 0.01 / (0.01 + 0.99 * Math.exp(-t))),
    ) < 1e-9,
  );
});

test('a fast equation that follows a slow curve costs few steps (Prothero and Robinson)', () => {
  const times = [0, 1, 5, 10];
  const work = { accepted: 0, rejected: 0, slopes: 0, factorisations: 0 };
  const rate = 1e6;
  const found = integrateStiff(
    scalarProblem(
      (t, y) => -rate * (y - Math.cos(t)) - Math.sin(t),
      () => -rate,
    ),
    Float64Array.of(1),
    times,
    tight,
    work,
  );
  assert.ok(worst(found, times.map(Math.cos)) < 1e-9);
  assert.ok(work.accepted < 300, `${work.accepted} steps`);
});

test('a nonlinear effect with its closed form: elimination that saturates', () => {
  // dC/dt = -Vm C / (Km + C) from C0: Km ln(C/C0) + C - C0 = -Vm t.
  const [most, half, start] = [2, 0.5, 4];
  const times = [0, 0.5, 1, 2, 4];
  const found = integrateStiff(
    scalarProblem(
      (_, y) => (-most * y) / (half + y),
      (_, y) => (-most * half) / (half + y) ** 2,
    ),
    Float64Array.of(start),
    times,
    tight,
  );
  for (const [k, time] of times.entries()) {
    const c = found[k] ?? Number.NaN;
    assert.ok(Math.abs(half * Math.log(c / start) + c - start + most * time) < 1e-9);
  }
});

test('smaller tolerances give smaller errors', () => {
  const errorAt = (relative: number): number =>
    worst(
      integrateStiff(
        scalarProblem(
          (t, y) => -50 * (y - Math.sin(t)),
          () => -50,
        ),
        Float64Array.of(0),
        [0, 3],
        { relative, absolute: relative * 1e-3 },
      ).subarray(1),
      // y = (50^2 sin t - 50 cos t + 50 e^(-50 t)) / (50^2 + 1)
      [(2500 * Math.sin(3) - 50 * Math.cos(3) + 50 * Math.exp(-150)) / 2501],
    );
  for (const tolerance of [1e-4, 1e-6, 1e-8, 1e-10])
    assert.ok(errorAt(tolerance) < 30 * tolerance, `${tolerance}`);
});

test('a canal under a constant source ends at the algebraic steady state', () => {
  const shape = { ...canal, cells: 60 };
  const tree = canalTree(shape);
  const source = tipSource(shape, 18);
  const size = tree.parents.length;
  const found = integrateStiff(
    treeProblem(tree, () => source),
    new Float64Array(size),
    [0, 300],
    tight,
  );
  const expected = steadyState(symmetricTree(tree), source);
  assert.ok(worst(found.subarray(size), expected) < 1e-9, `${worst(found.subarray(size), expected)}`);
});

test('what cannot be integrated is said: times out of order, a solution that leaves the numbers', () => {
  const growing = scalarProblem(
    (_, y) => y * y,
    (_, y) => 2 * y,
  );
  assert.throws(() => integrateStiff(growing, Float64Array.of(1), [0, 2], tight), NumericalError);
  const still = scalarProblem(
    () => 0,
    () => 0,
  );
  assert.throws(() => integrateStiff(still, Float64Array.of(1), [0, 2, 1], tight), /does not come after/);
});
