import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { milliseconds } from '../../src/core/units.ts';
import { inAmounts, treeJacobian } from '../../src/kernel/tree-jacobian.ts';
import { canalOf } from '../../src/twin/canal.ts';
import { POPULATION, parameterReader } from '../../src/twin/parameters/parameter-set.ts';
import { Regime } from '../../src/twin/regime.ts';
import { lossRow, perUg } from '../../src/twin/spine-rows.ts';
import { spineTree } from '../../src/twin/spine-tree.ts';
import { turnoverFactor } from '../../src/twin/turnover.ts';
import { exactly } from './parameter-values.ts';

const within = (id: string): fc.Arbitrary<number> => {
  const [low, high] = POPULATION.get(id)?.range ?? [0, 0];
  return fc.integer({ min: 0, max: 100 }).map((part) => low + ((high - low) * part) / 100);
};

test('at any hour of any patient within the ranges drug moves as with the turnover of that hour', () => {
  const patient = fc.record({
    dispersion: within('dispersion'),
    'spinal-absorption': within('spinal-absorption'),
  });
  fc.assert(
    fc.property(patient, fc.integer({ min: 0, max: 240 }), (values, tenth) => {
      const reader = parameterReader(exactly({ ...values, 'csf-production': 21 }));
      const canal = canalOf(reader);
      const hours = tenth / 10;
      // The simulation begins at 06:00 of the patient's clock.
      const day = { clock: { aheadOfUtc: milliseconds(6 * 3_600_000) }, originMs: 0 };
      const found = new Regime('morphine', reader, canal, day).motionAt(hours);
      const spine = spineTree('morphine', reader, canal, turnoverFactor(reader, (hours + 6) % 24));
      const exact = inAmounts(treeJacobian(spine.tree), spine.tree.volumes);
      const pairs = [
        [found.jacobian.diagonal, exact.diagonal],
        [found.jacobian.toParent, exact.toParent],
        [found.jacobian.toNode, exact.toNode],
        [found.loss, perUg(spine, lossRow(spine)).values],
      ] as const;
      for (const [one, other] of pairs)
        for (const [node, rate] of other.entries())
          assert.ok(Math.abs((one[node] ?? Number.NaN) - rate) <= 1e-8 * Math.abs(rate), `node ${node}`);
    }),
    { numRuns: 20 },
  );
});

test('drug that leaves a node either reaches its neighbours or is lost', () => {
  const reader = parameterReader(POPULATION);
  const canal = canalOf(reader);
  for (const clock of [null, { aheadOfUtc: milliseconds(0) }]) {
    const regime = new Regime('morphine', reader, canal, clock && { clock, originMs: 0 });
    const { jacobian, loss } = regime.motionAt(3.7);
    const leaving = jacobian.diagonal.map(
      (rate, node) => rate + (loss[node] ?? 0) + (jacobian.toParent[node] ?? 0),
    );
    for (const [node, parent] of jacobian.parents.entries())
      if (parent >= 0) leaving[parent] = (leaving[parent] ?? 0) + (jacobian.toNode[node] ?? 0);
    for (const [node, rest] of leaving.entries())
      assert.ok(Math.abs(rest) <= 1e-12 * Math.abs(jacobian.diagonal[node] ?? 0), `node ${node}`);
  }
});
