import assert from 'node:assert/strict';
import { test } from 'node:test';
import { symmetricTree } from '../../src/kernel/tree.ts';
import { steadyState } from '../../src/kernel/tree-solve.ts';
import { canalOf } from '../../src/twin/canal.ts';
import { impulses, runSource } from '../../src/twin/drug-run.ts';
import { AREA_POINTS_CM, areaParameterId } from '../../src/twin/parameters/anatomy.ts';
import { parameterReader } from '../../src/twin/parameters/parameter-set.ts';
import { csfRow, gaussianSource } from '../../src/twin/spine-rows.ts';
import { csfNode, spineTree } from '../../src/twin/spine-tree.ts';
import { exactly } from './parameter-values.ts';

// Oracles: the closed forms of docs/twin.md for a line without end, of one cross-section, without tissue and without net flow.
const D = 250;
const k = 0.37;
const LENGTH_CM = 600;
const A = 1.5;
const WIDTH_CM = 2;

function line(cells: number) {
  const reader = parameterReader(
    exactly({
      'canal-length': LENGTH_CM,
      'spinal-csf-volume': A * LENGTH_CM,
      ...Object.fromEntries(AREA_POINTS_CM.map((cm) => [areaParameterId(cm), 1])),
      'spinal-absorption': 0,
      'spinal-bulk-loss': k,
      'morphine-csf-loss': k,
      'morphine-cord-exchange': 1e-12,
      dispersion: D,
    }),
  );
  return spineTree('morphine', reader, canalOf(reader, cells));
}

test('a steady infusion holds R/(2A sqrt(Dk)) at the tip and falls by e every sqrt(D/k)', () => {
  const spine = line(1200);
  const tip = LENGTH_CM / 2;
  const rate = 8;
  const source = gaussianSource(spine, tip, WIDTH_CM).map((share) => share * rate);
  const held = steadyState(symmetricTree(spine.tree), source);
  const lambda = Math.sqrt(D / k);
  // A source of width s, seen from beyond it, is a point source times e^(s^2 / 2 lambda^2).
  const spread = Math.exp(WIDTH_CM ** 2 / (2 * lambda ** 2));
  for (const away of [15, 30, 60, -15, -40]) {
    const cell = (tip + away) / spine.canal.cellCm - 0.5;
    const below = held[csfNode(spine.canal, Math.floor(cell))] ?? Number.NaN;
    const found = (below + (held[csfNode(spine.canal, Math.ceil(cell))] ?? Number.NaN)) / 2;
    const expected = ((rate * spread) / (2 * A * Math.sqrt(D * k))) * Math.exp(-Math.abs(away) / lambda);
    assert.ok(Math.abs(found / expected - 1) < 2e-4, `${away} cm: ${found} for ${expected}`);
  }
});

test('an injection spreads as M/(A sqrt(4 pi D t)) exp(-x^2/4Dt - kt), its own width counted as time before', () => {
  const spine = line(1200);
  const tip = LENGTH_CM / 2;
  const distances = [0, 12, 30, 60];
  const rows = distances.map((away) => csfRow(spine, tip + away));
  const hours = [0.5, 1, 2, 6];
  const ticksPerHour = 3_600_000_000;
  const { columns: values } = runSource(
    spine,
    {
      weights: gaussianSource(spine, tip, WIDTH_CM),
      schedule: impulses(Float64Array.of(0), Float64Array.of(300)),
      before: { kind: 'nothing' },
      spreadingPerHour: 62.5,
      seenAfterHours: 0,
      gauge: csfRow(spine, tip),
    },
    { rows, lagged: [], plasma: null },
    { start: 0, step: ticksPerHour / 2, count: 13 },
  );
  const earlier = WIDTH_CM ** 2 / (2 * D);
  const peak = values[0]?.reduce((high, value) => Math.max(high, value), 0) ?? 0;
  for (const [i, away] of distances.entries())
    for (const t of hours) {
      const since = t + earlier;
      const expected =
        (300 / (A * Math.sqrt(4 * Math.PI * D * since))) * Math.exp(-(away ** 2) / (4 * D * since) - k * t);
      const found = values[i]?.[t * 2] ?? Number.NaN;
      assert.ok(
        Math.abs(found - expected) < 1e-4 * peak,
        `${away} cm after ${t} h: ${found} for ${expected}`,
      );
    }
});

test('the local rate of decay at the place of an injection is k + 1/(2t)', () => {
  const spine = line(1200);
  const tip = LENGTH_CM / 2;
  const { columns } = runSource(
    spine,
    {
      weights: gaussianSource(spine, tip, WIDTH_CM),
      schedule: impulses(Float64Array.of(0), Float64Array.of(1)),
      before: { kind: 'nothing' },
      spreadingPerHour: 62.5,
      seenAfterHours: 0,
      gauge: csfRow(spine, tip),
    },
    { rows: [csfRow(spine, tip)], lagged: [], plasma: null },
    { start: 0, step: 36_000_000, count: 501 },
  );
  const at = (index: number): number => columns[0]?.[index] ?? Number.NaN;
  for (const index of [100, 200, 400]) {
    const t = index * 0.01 + WIDTH_CM ** 2 / (2 * D);
    const rate = (Math.log(at(index - 1)) - Math.log(at(index + 1))) / 0.02;
    assert.ok(Math.abs(rate / (k + 1 / (2 * t)) - 1) < 1e-3, `${rate} after ${t} h`);
  }
});
