import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fullModes } from '../../src/kernel/full-modes.ts';
import { NumericalError } from '../../src/kernel/numerical-error.ts';
import {
  onEveryNode,
  scaledOutputs,
  scaledSources,
  symmetricTree,
  type Tree,
  weighedAt,
} from '../../src/kernel/tree.ts';
import { applyTree, factorTree, solveTree, steadyState } from '../../src/kernel/tree-solve.ts';
import { canal, canalTree, emptyTree, randomTree, tipSource, worst } from './example-trees.ts';

/** W dC/dt by the definition: what flows over each edge, what is lost, what is added. */
function balance(tree: Tree, concentrations: Float64Array, source: Float64Array): Float64Array {
  const at = (values: Float64Array | Int32Array, index: number): number => values[index] ?? Number.NaN;
  const change = source.slice();
  for (let node = 0; node < concentrations.length; node++) {
    change[node] = at(change, node) - at(tree.losses, node) * at(concentrations, node);
    if (node === 0) continue;
    const parent = at(tree.parents, node);
    const flow =
      at(tree.towardsParent, node) * at(concentrations, node) -
      at(tree.fromParent, node) * at(concentrations, parent);
    change[node] = at(change, node) - flow;
    change[parent] = at(change, parent) + flow;
  }
  return change;
}

test('a shifted tree is solved to rounding, whatever its shape', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer(),
      fc.double({ min: 0, max: 90, noNaN: true }),
      (count, seed, shift) => {
        const tree = symmetricTree(randomTree(count, seed));
        const b = Float64Array.from({ length: count }, (_, node) => Math.sin(node + seed));
        const y = solveTree(factorTree(tree, shift), b);
        const back = applyTree(tree, y).map((value, node) => value + shift * (y[node] ?? 0));
        assert.ok(worst(back, b) < 1e-10, `${worst(back, b)}`);
      },
    ),
    { numRuns: 200 },
  );
});

test('a shift between two eigenvalues is solved as well, though the matrix is then indefinite', () => {
  const shape = { ...canal, cells: 20 };
  const tree = symmetricTree(canalTree(shape));
  const size = tree.parents.length;
  const { rates } = fullModes(tree, [new Float64Array(size).fill(1)], []);
  const b = Float64Array.from({ length: size }, (_, node) => Math.sin(node));
  for (const mode of [0, 3, 30, size - 2]) {
    const shift = -((rates[mode] ?? 0) + (rates[mode + 1] ?? 0)) / 2;
    const y = solveTree(factorTree(tree, shift), b);
    const back = applyTree(tree, y).map((value, node) => value + shift * (y[node] ?? 0));
    assert.ok(worst(back, b) < 1e-7, `${mode} ${worst(back, b)}`);
  }
});

test('at steady state nothing changes and as much leaves as enters', () => {
  for (const flow of [0, 7, 14])
    for (const dispersion of [20, 250]) {
      const shape = { ...canal, flow, dispersion };
      const tree = canalTree(shape);
      const source = tipSource(shape, 18);
      const concentrations = steadyState(symmetricTree(tree), source);
      assert.ok(Math.max(...balance(tree, concentrations, source).map(Math.abs)) < 1e-11);
      let lost = 0;
      for (const [node, loss] of tree.losses.entries()) lost += loss * (concentrations[node] ?? 0);
      assert.ok(Math.abs(lost - 1) < 1e-10, `${lost}`);
    }
});

test('a drop given at one node and read at another reads the same the other way round, if no flow carries it', () => {
  const shape = { ...canal, flow: 0, leaves: false };
  const tree = symmetricTree(canalTree(shape));
  const giveAndRead = (from: number, at: number): number => {
    const source = new Float64Array(shape.cells + 1);
    source[from] = 1;
    return steadyState(tree, source)[at] ?? Number.NaN;
  };
  for (const [from, at] of [
    [10, 90],
    [0, 124],
    [60, 61],
  ] as const)
    assert.ok(Math.abs(giveAndRead(from, at) / giveAndRead(at, from) - 1) < 1e-10);
});

test('a uniform canal at steady state falls as exp(-|x| / sqrt(D / k)) from the tip, closer on a finer grid', () => {
  const worstOn = (cells: number): number => {
    const shape = { ...canal, cells, length: 400, flow: 0, loss: 0.37, leaves: false };
    const width = shape.length / cells;
    const source = new Float64Array(cells + 1);
    source[cells / 2] = 1;
    const concentrations = steadyState(symmetricTree(canalTree(shape)), source);
    const expected = Float64Array.from({ length: 41 }, (_, step) => {
      const distance = step * 1;
      return Math.exp(-distance / Math.sqrt(250 / 0.37)) / (2 * shape.area * Math.sqrt(250 * 0.37));
    });
    const found = Float64Array.from(
      expected,
      (_, step) => concentrations[cells / 2 + Math.round(step / width)] ?? Number.NaN,
    );
    return worst(found, expected);
  };
  const coarse = worstOn(400);
  const fine = worstOn(800);
  assert.ok(coarse < 1e-3, `${coarse}`);
  assert.ok(fine < coarse / 3.9, `${fine} ${coarse}`);
});

test('a scale of e^100 between the ends of strong advection is solved', () => {
  const shape = { ...canal, dispersion: 0.2, flow: 14, loss: 0.01 };
  const tree = symmetricTree(canalTree(shape));
  const range = Math.log(Math.max(...tree.scale) / Math.min(...tree.scale));
  assert.ok(range > 50, `${range}`);
  const source = tipSource(shape, 30);
  const concentrations = steadyState(tree, source);
  assert.ok(Math.max(...balance(canalTree(shape), concentrations, source).map(Math.abs)) < 1e-9);
});

test('sources and outputs are scaled so that their product is the one of the unscaled tree', () => {
  const tree = symmetricTree(canalTree({ ...canal, dispersion: 20, flow: 14 }));
  for (const node of [0, 50, 124, 300]) {
    const one = new Float64Array(tree.parents.length);
    one[node] = 1;
    const [asRead] = scaledOutputs(tree, [onEveryNode(one)]);
    const [entering] = scaledSources(tree, [one]);
    assert.ok(asRead !== undefined && entering !== undefined);
    const product = weighedAt(asRead, entering);
    assert.ok(Math.abs(product * (tree.volumes[node] ?? 0) - 1) < 1e-13);
  }
});

test('a tree that is none is refused, with the node', () => {
  const broken = (change: (tree: Tree) => void): (() => unknown) => {
    const tree = randomTree(6, 1);
    change(tree);
    return () => symmetricTree(tree);
  };
  const refused = (change: (tree: Tree) => void, where: RegExp): void =>
    assert.throws(broken(change), (error) => error instanceof NumericalError && where.test(error.message));
  refused((tree) => tree.volumes.fill(0, 3, 4), /node 3: needs a volume/);
  refused((tree) => tree.losses.fill(-1, 2, 3), /node 2: needs a loss/);
  refused((tree) => tree.losses.fill(Number.NaN, 2, 3), /node 2: needs a loss/);
  refused((tree) => tree.towardsParent.fill(0, 4, 5), /node 4: has an edge that is open in one direction/);
  refused((tree) => tree.parents.fill(5, 4, 5), /node 4: comes before its parent/);
  refused((tree) => tree.fromParent.fill(Number.POSITIVE_INFINITY, 5, 6), /not finite/);
});

test('a part of the tree that loses nothing has no steady state, and that is said', () => {
  const tree = emptyTree(2);
  tree.volumes.fill(1);
  tree.parents[1] = 0;
  tree.losses[0] = 1;
  assert.throws(
    () => steadyState(symmetricTree(tree), Float64Array.of(1, 1)),
    /node 1: no pivot with shift 0/,
  );
});
