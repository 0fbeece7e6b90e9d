import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DrugId } from '../../src/core/ids.ts';
import { CELLS, canalOf } from '../../src/twin/canal.ts';
import {
  type ParameterSet,
  POPULATION,
  parameterReader,
  parameterValue,
  withValues,
} from '../../src/twin/parameters/parameter-set.ts';
import {
  CRANIAL_NODE,
  cordNode,
  csfNode,
  meningealNode,
  type SpineTree,
  spineTree,
} from '../../src/twin/spine-tree.ts';
import {
  assembleIndependently,
  cordState,
  csfState,
  type DenseOperator,
  meningesState,
} from './independent-assembly.ts';

const at = (list: ArrayLike<number>, index: number): number => {
  const value = list[index];
  if (value === undefined) throw new RangeError(`no element ${index}`);
  return value;
};

/** The node of the model that a state of the second assembly is, and how many units of the state one of the node is. */
function nodesByState({ canal, tree, cordPartition }: SpineTree): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (let cell = 0; cell < canal.cells; cell++) {
    const [csf, meninges] = [csfNode(canal, cell), meningealNode(canal, cell)];
    found[csfState(cell)] = [csf, 1];
    found[cordState(cell)] = [cordNode(canal, cell), cordPartition];
    found[meningesState(cell)] = [meninges, at(tree.volumes, meninges) / at(tree.volumes, csf)];
  }
  found[3 * canal.cells] = [CRANIAL_NODE, 1];
  return found;
}

/** The tree of the model as a dense matrix in the states of the second assembly. */
function inStates(spine: SpineTree): Float64Array {
  const { parents, volumes, towardsParent, fromParent, losses } = spine.tree;
  const states = nodesByState(spine);
  const size = states.length;
  const stateOf = new Int32Array(size);
  for (const [state, [node]] of states.entries()) stateOf[node] = state;
  const matrix = new Float64Array(size * size);
  const add = (row: number, column: number, mlPerHour: number): void => {
    const [to, from] = [at(stateOf, row), at(stateOf, column)];
    const unit = (states[to]?.[1] ?? 0) / (states[from]?.[1] ?? 0);
    const index = to * size + from;
    matrix[index] = at(matrix, index) + (mlPerHour / at(volumes, row)) * unit;
  };
  for (let node = 0; node < size; node++) {
    add(node, node, -at(losses, node) - at(towardsParent, node));
    const parent = at(parents, node);
    if (parent < 0) continue;
    add(parent, node, at(towardsParent, node));
    add(parent, parent, -at(fromParent, node));
    add(node, parent, at(fromParent, node));
  }
  return matrix;
}

function compare(drug: DrugId, set: ParameterSet, cells = CELLS): void {
  const reader = parameterReader(set);
  const spine = spineTree(drug, reader, canalOf(reader, cells));
  const second = assembleIndependently(drug, (id) => parameterValue(set, id), cells);
  const first = inStates(spine);
  assert.equal(first.length, second.matrix.length);
  for (let row = 0; row < second.size; row++) {
    const largest = Math.abs(at(second.matrix, row * second.size + row));
    for (let column = 0; column < second.size; column++) {
      const [one, other] = [
        at(first, row * second.size + column),
        at(second.matrix, row * second.size + column),
      ];
      const near = Math.abs(one - other) <= 1e-12 * Math.max(Math.abs(other), 1e-3 * largest);
      assert.ok(near, `${drug}, row ${row}, column ${column}: ${one} against ${other}`);
    }
  }
  sameBlood(spine, second);
}

function sameBlood(spine: SpineTree, second: DenseOperator): void {
  for (const [state, [node, unit]] of nodesByState(spine).entries()) {
    const [one, other] = [at(spine.tree.losses, node) / unit, at(second.toBlood, state)];
    assert.ok(Math.abs(one - other) <= 1e-12 * other, `state ${state} loses ${one} against ${other}`);
  }
}

test('two assemblies of the equations, written apart, agree entry by entry for every drug that is known in CSF', () => {
  for (const drug of ['morphine', 'baclofen', 'hydromorphone', 'sufentanil'] as const)
    compare(drug, POPULATION);
});

test('they agree for any patient within the ranges of the parameters, and on any grid', () => {
  const ids = ['dispersion', 'canal-length', 'spinal-csf-volume', 'cranial-csf-volume', 'csf-production'];
  const own = ['spinal-absorption', 'morphine-csf-loss', 'morphine-cord-exchange', 'morphine-cord-partition'];
  const patient = fc.record(
    Object.fromEntries(
      [...ids, ...own].map((id) => {
        const [min, max] = POPULATION.get(id)?.range ?? [0, 0];
        return [id, fc.double({ min, max, noNaN: true })];
      }),
    ),
  );
  fc.assert(
    fc.property(patient, fc.integer({ min: 8, max: 40 }), (values, cells) => {
      const set = withValues(POPULATION, values, 'scenario');
      assert.ok(set.ok);
      compare('morphine', set.value, cells);
    }),
    { numRuns: 60 },
  );
});

test('without net flow through the canal they still agree', () => {
  const set = withValues(POPULATION, { 'spinal-absorption': 0 }, 'scenario');
  assert.ok(set.ok);
  compare('morphine', set.value);
});
