import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fullModes } from '../../src/kernel/full-modes.ts';
import type { ModalSystem } from '../../src/kernel/modal-system.ts';
import { NumericalError } from '../../src/kernel/numerical-error.ts';
import { farApart, geometricPoles, reduceTree } from '../../src/kernel/rational-krylov.ts';
import { reduceTreeTo } from '../../src/kernel/reduction.ts';
import { onEveryNode, scaledSources, symmetricTree } from '../../src/kernel/tree.ts';
import { projectTree, type TreeProjection } from '../../src/kernel/tree-projection.ts';
import { longestStay } from '../../src/kernel/tree-solve.ts';
import { wasmProjector } from '../../src/kernel/wasm-projector.ts';
import { canal, canalTree, randomTree, readAt, tipSource, worst } from './example-trees.ts';
import { kernelInstance } from './wasm-instance.ts';

/** What each output has come to: with `held` as each mode's part. */
function answers(
  { rates, inputs, outputs }: ModalSystem,
  input: number,
  held: (rate: number) => number,
): number[] {
  return outputs.map((row) => {
    let sum = 0;
    for (const [mode, rate] of rates.entries())
      sum += (row[mode] ?? 0) * (inputs[input]?.[mode] ?? 0) * held(rate);
    return sum;
  });
}

/** So many hours after input `input` began to be one. */
const stepAnswers = (system: ModalSystem, input: number, hours: number): number[] =>
  answers(system, input, (rate) => -Math.expm1(-rate * hours) / rate);

/** So many hours after one unit of input `input` was given at once. */
const impulseAnswers = (system: ModalSystem, input: number, hours: number): number[] =>
  answers(system, input, (rate) => Math.exp(-rate * hours));

/** The largest difference of any place, each against its size. */
const apart = (found: number[], expected: number[], sizes: number[]): number =>
  Math.max(
    ...found.map((value, place) => Math.abs(value - (expected[place] ?? Number.NaN)) / (sizes[place] ?? 0)),
  );

test('the error that a reduction admits to is not exceeded, and not above what was asked for', () => {
  const shapes = fc.record({
    dispersion: fc.double({ min: 60, max: 600, noNaN: true }),
    flow: fc.constantFrom(0, 7, 14),
    loss: fc.double({ min: 0.1, max: 2, noNaN: true }),
    middle: fc.integer({ min: 5, max: 55 }),
    spread: fc.constantFrom(0.5, 2, 8),
    tolerance: fc.constantFrom(1e-5, 1e-8),
    shortestHours: fc.constantFrom(1 / 60, 0.25, 1),
    impulses: fc.boolean(),
  });
  fc.assert(
    fc.property(shapes, ({ middle, spread, tolerance, shortestHours, impulses, ...rest }) => {
      const shape = { ...canal, ...rest, cells: 24 };
      const tree = symmetricTree(canalTree(shape));
      const sources = [tipSource(shape, middle, spread), tipSource(shape, 31, 10)];
      const rows = readAt([1, 6, 15, 24]);
      const { system, error } = reduceTreeTo(tree, sources, rows, { shortestHours, tolerance, impulses });
      assert.ok(error <= tolerance);
      const full = fullModes(tree, sources, rows);
      const times = Array.from({ length: 25 }, (_, k) => shortestHours * (200 / shortestHours) ** (k / 24));
      let worstOf = 0;
      for (const input of [0, 1]) {
        const ends = stepAnswers(full, input, 1e5);
        const shown = times.map((hours) => impulseAnswers(full, input, hours));
        const peaks = ends.map((_, output) =>
          Math.max(...shown.map((values) => Math.abs(values[output] ?? 0))),
        );
        for (const hours of times) {
          const [found, expected] = [stepAnswers(system, input, hours), stepAnswers(full, input, hours)];
          worstOf = Math.max(worstOf, apart(found, expected, ends));
          if (impulses)
            worstOf = Math.max(
              worstOf,
              apart(impulseAnswers(system, input, hours), impulseAnswers(full, input, hours), peaks),
            );
        }
      }
      // What all modes themselves are good for.
      assert.ok(worstOf <= Math.max(error, 1e-9), `${worstOf} ${error}`);
    }),
    { numRuns: 25, endOnFailure: true },
  );
});

test('the steady state of a reduction is exact whatever its poles', () => {
  const tree = symmetricTree(canalTree(canal));
  const rows = readAt([0, 36, 124, 200]);
  const source = tipSource(canal, 18);
  const coarse = reduceTree(tree, [source], rows, [3]);
  const fine = reduceTree(tree, [source], rows, geometricPoles(0.05, 50, 25));
  assert.ok(worst(stepAnswers(coarse, 0, 1e4), stepAnswers(fine, 0, 1e4)) < 1e-10);
});

test('no mode is slower than one over the longest stay', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer(), (nodes, seed) => {
      const tree = symmetricTree(randomTree(nodes, seed));
      const [slowest] = fullModes(tree, [], []).rates;
      assert.ok((slowest ?? 0) * longestStay(tree) > 1 - 1e-9);
    }),
  );
  const tree = symmetricTree(canalTree(canal));
  const [slowest] = fullModes(tree, [], []).rates;
  assert.ok((slowest ?? 0) * longestStay(tree) < 2);
});

/** The vectors themselves, [place][node]. */
const vectorsOf = ({ onVectors }: TreeProjection, nodes: number): Float64Array =>
  onVectors(readAt([...Array(nodes).keys()]));

/** The largest product of two different ones, or of one with itself less 1. */
function skewOf(projection: TreeProjection, nodes: number): number {
  const vectors = vectorsOf(projection, nodes);
  let skew = 0;
  for (const i of projection.places)
    for (const j of projection.places.filter((place) => place <= i)) {
      let product = i === j ? -1 : 0;
      for (let k = 0; k < nodes; k++)
        product += (vectors[i * nodes + k] ?? 0) * (vectors[j * nodes + k] ?? 0);
      skew = Math.max(skew, Math.abs(product));
    }
  return skew;
}

test('vectors of a projection are orthonormal to 1e-11, also where the poles stand close', () => {
  for (const [lowest, highest] of [
    [0.05, 12],
    [0.03, 90],
    [0.03, 400],
  ] as const)
    for (const dispersion of [10, 250, 5400]) {
      const tree = symmetricTree(canalTree({ ...canal, dispersion }));
      const sources = scaledSources(tree, [tipSource(canal, 18)]);
      const projection = projectTree(tree, sources, farApart(geometricPoles(lowest, highest, 50)));
      const skew = skewOf(projection, 373);
      assert.ok(skew < 1e-11, `${lowest} ${highest} ${dispersion}: ${skew}`);
    }
});

test('the projection in WebAssembly is the one in TypeScript to the last bit', () => {
  const project = wasmProjector(kernelInstance());
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 90 }),
      fc.integer(),
      fc.integer({ min: 1, max: 3 }),
      (nodes, seed, inputs) => {
        const tree = symmetricTree(randomTree(nodes, seed));
        const sources = Array.from({ length: inputs }, (_, input) =>
          Float64Array.from({ length: nodes }, (_, node) => Math.cos((input + 1) * node + seed)),
        );
        const shifts = geometricPoles(0.02, 20, 1 + (Math.abs(seed) % 12));
        const mine = projectTree(tree, sources, shifts);
        const lent = project(tree, sources, shifts);
        const weights = [...sources.map(onEveryNode), { first: nodes - 1, values: Float64Array.of(3) }];
        assert.deepEqual(lent.places, mine.places);
        assert.deepEqual(vectorsOf(lent, nodes), vectorsOf(mine, nodes));
        assert.deepEqual(lent.onVectors(weights), mine.onVectors(weights));
        for (let j = 0; j < mine.places.length; j++)
          for (let k = 0; k <= j; k++)
            assert.equal(lent.matrix[j * lent.capacity + k], mine.matrix[j * mine.capacity + k]);
      },
    ),
    { numRuns: 200 },
  );
});

test('both projections name the same part of a tree from which nothing leaves', () => {
  const tree = symmetricTree(canalTree(canal));
  // Two leaves without a pivot: the elimination comes to the later one first.
  for (const leaf of [200, 300]) {
    tree.diagonal[leaf] = 0;
    tree.coupling[leaf] = 0;
  }
  for (const project of [projectTree, wasmProjector(kernelInstance())])
    for (const shifts of [[], [1, 2], [1, 2, 3, 4, 5]])
      assert.throws(() => project(tree, [new Float64Array(373).fill(1)], shifts), /tree node 300/);
});

test('an input that is nothing, or a tree that loses nothing, is refused by both projections', () => {
  const tree = symmetricTree(canalTree(canal));
  const closed = canalTree(canal);
  closed.losses.fill(0);
  for (const project of [projectTree, wasmProjector(kernelInstance())]) {
    assert.throws(() => project(tree, [new Float64Array(373)], [1]), /every input is zero/);
    assert.throws(() => project(tree, [], [1]), NumericalError);
    assert.throws(() => project(tree, [new Float64Array(373).fill(1)], [-1]), /shift -1/);
    assert.throws(
      () => project(symmetricTree(closed), [new Float64Array(373).fill(1)], [1]),
      /nothing leaves|slowest mode/,
    );
  }
});
