import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fullModes } from '../../src/kernel/full-modes.ts';
import { samplePlainly } from '../../src/kernel/sample.ts';
import { symmetricTree, weighedAt } from '../../src/kernel/tree.ts';
import { steadyState } from '../../src/kernel/tree-solve.ts';
import { CELLS, canalOf } from '../../src/twin/canal.ts';
import { leastHoursSeen } from '../../src/twin/delivery-run.ts';
import { impulses, runSource } from '../../src/twin/drug-run.ts';
import { POPULATION, parameterReader } from '../../src/twin/parameters/parameter-set.ts';
import { cordRow, cranialRow, csfRow, gaussianSource } from '../../src/twin/spine-rows.ts';
import { spineTree } from '../../src/twin/spine-tree.ts';
import { HOURS_PER_TICK } from '../../src/twin/tip-delivery.ts';
import { exactly } from './parameter-values.ts';

const reader = parameterReader(POPULATION);
const HOUR = 3_600_000_000;

/** Steady levels per 8 ug/h at a few places, on a grid of so many cells. */
function steadyOn(cells: number): readonly number[] {
  const spine = spineTree('morphine', reader, canalOf(reader, cells));
  const source = gaussianSource(spine, 29, 2).map((share) => share * 8);
  const held = steadyState(symmetricTree(spine.tree), source);
  return [29, 18, 24, 44, 52].map((cm) => weighedAt(csfRow(spine, cm), held));
}

test('half the cell is a quarter of the error, and the error on the grid in use is below a thousandth', () => {
  const [coarse, middle, fine, finest] = [1, 2, 4, 8].map((times) => steadyOn(62 * times));
  assert.ok(coarse && middle && fine && finest);
  for (const [i, value] of finest.entries()) {
    const [first, second, third] = [coarse, middle, fine].map((values) => (values[i] ?? Number.NaN) - value);
    assert.ok(first !== undefined && second !== undefined && third !== undefined);
    // Towards the finest grid, whose own error is a sixteenth: 1 - 1/64 over 1/4 - 1/64 is 4.2.
    assert.ok(first / second > 3 && first / second < 6, `${i}: ${first} ${second} ${third}`);
    assert.equal(CELLS, 124);
    assert.ok(Math.abs(second / value) < 1e-3);
  }
});

test('the reduced modes answer as all modes do: to 1e-7 of the peak in the first seconds, to 1e-11 from half an hour on', () => {
  for (const [drug, widthCm, fromCm, changed] of [
    ['morphine', 2, 20, {}],
    ['morphine', 8.4, 20, {}],
    ['morphine', 8.4, 62, {}],
    ['fentanyl', 8.4, 0, { dispersion: 540 }],
    ['sufentanil', 2, 20, {}],
    ['baclofen', 2, 20, { dispersion: 20, 'spinal-absorption': 14 }],
    ['baclofen', 2, 20, { dispersion: 540, 'baclofen-cord-exchange': 0.7 }],
    ['morphine', 0.84, 20, { dispersion: 5400 }],
  ] as const) {
    const own = parameterReader(exactly(changed));
    const spine = spineTree(drug, own, canalOf(own, 62));
    const weights = gaussianSource(spine, fromCm, widthCm);
    const rows = [
      csfRow(spine, 0),
      csfRow(spine, 20),
      csfRow(spine, 30),
      csfRow(spine, 52),
      cordRow(spine, 24),
      cranialRow(),
    ];
    const schedule = impulses(Float64Array.of(0), Float64Array.of(300));
    const spreadingPerHour = own.read('dispersion') / Math.max(widthCm, spine.canal.cellCm) ** 2;
    const system = fullModes(symmetricTree(spine.tree), [weights], rows);
    const atOnce =
      300 * weights.reduce((most, share, node) => Math.max(most, share / (spine.tree.volumes[node] ?? 0)), 0);
    for (const [step, allowed] of [
      [HOUR / 3600, 1e-7],
      [HOUR / 2, 1e-11],
    ] as const) {
      const grid = { start: 0, step, count: 49 };
      const reduced = runSource(
        spine,
        {
          weights,
          schedule,
          before: { kind: 'nothing' },
          spreadingPerHour,
          seenAfterHours: 0,
          gauge: csfRow(spine, fromCm),
        },
        { rows, lagged: [], plasma: null },
        grid,
      );
      const nothing = new Float64Array(system.rates.length);
      const all = samplePlainly({ system, followers: [] }, schedule, nothing, grid);
      for (const [row, values] of reduced.columns.entries())
        for (const [time, value] of values.entries()) {
          const away = Math.abs(value - (all[time * rows.length + row] ?? Number.NaN)) / atOnce;
          assert.ok(
            away < allowed,
            `${drug} ${widthCm} cm at ${fromCm} cm, row ${row}, sample ${time} of ${step}: ${away}`,
          );
        }
    }
  }
});

test('after a change of rate the reduced modes answer as all modes do, to 1e-8 of the steady level', () => {
  for (const [drug, changed] of [
    ['morphine', {}],
    ['sufentanil', { 'release-width': 0.8 }],
    ['ziconotide', { dispersion: 540, 'release-width': 0.6 }],
    ['baclofen', { dispersion: 30 }],
  ] as const) {
    const own = parameterReader(exactly(changed));
    const spine = spineTree(drug, own, canalOf(own, 62));
    const widthCm = own.read('release-width');
    const weights = gaussianSource(spine, 29, widthCm);
    const rows = [csfRow(spine, 29), csfRow(spine, 52), cordRow(spine, 24), cranialRow()];
    const schedule = {
      hoursPerTick: 1 / HOUR,
      times: Float64Array.of(0, 5 * HOUR),
      rates: [Float64Array.of(10, 3)],
    };
    const spreadingPerHour = own.read('dispersion') / Math.max(widthCm, spine.canal.cellCm) ** 2;
    const system = fullModes(symmetricTree(spine.tree), [weights], rows);
    for (const least of [1 / 60, 1 / 20, 1 / 10, 1 / 4, 1 / 2, 0.9, 2]) {
      const grid = { start: 0, step: HOUR * least, count: Math.ceil(10 / least) + 1 };
      const reduced = runSource(
        spine,
        {
          weights,
          schedule,
          before: { kind: 'nothing' },
          spreadingPerHour,
          seenAfterHours: least,
          gauge: csfRow(spine, 29),
        },
        { rows, lagged: [], plasma: null },
        grid,
      );
      const all = samplePlainly(
        { system, followers: [] },
        schedule,
        new Float64Array(system.rates.length),
        grid,
      );
      const steady = reduced.columns[0]?.[Math.floor(4.9 / least)] ?? Number.NaN;
      for (const [row, values] of reduced.columns.entries())
        for (const [time, value] of values.entries()) {
          const away = Math.abs(value - (all[time * rows.length + row] ?? Number.NaN)) / steady;
          assert.ok(away < 1e-8, `${least} h ${drug} row ${row} sample ${time}: ${away}`);
        }
    }
  }
});

test('the least time between a change and a sample after it is found', () => {
  const ticks = Float64Array.of(0, 1.5 * HOUR, 4 * HOUR, 6.75 * HOUR);
  const least = (start: number, count: number): number =>
    leastHoursSeen({ ticks }, { start, step: HOUR, count });
  assert.equal(least(0, 10), 0.25);
  // A sample at the very time of a change is taken before it, and a change after the last sample is never seen.
  assert.equal(least(0, 6), 0.5);
  assert.equal(least(0, 2), 1);
  assert.equal(least(2 * HOUR, 1), 0.5);
  assert.equal(least(0, 1), Number.POSITIVE_INFINITY);
});

test('of changes that come at equal distances and at others, each is looked at', () => {
  const distance = fc.oneof(
    fc.constant(4 * HOUR),
    fc.constant(1.5 * HOUR),
    fc.integer({ min: 1, max: 5 * HOUR }),
  );
  fc.assert(
    fc.property(
      fc.array(distance, { maxLength: 30 }),
      fc.integer({ min: 0, max: 20 * HOUR }),
      fc.constantFrom(HOUR, 4 * HOUR, 7 * (HOUR / 60)),
      fc.integer({ min: 1, max: 60 }),
      (distances, start, step, count) => {
        const ticks = [0];
        for (const apart of distances) ticks.push((ticks.at(-1) ?? 0) + apart);
        const samples = Array.from({ length: count }, (_, sample) => start + sample * step);
        const seen = ticks.map(
          (tick) => (samples.find((sample) => sample > tick) ?? Number.POSITIVE_INFINITY) - tick,
        );
        assert.equal(
          leastHoursSeen({ ticks: Float64Array.from(ticks) }, { start, step, count }),
          Math.min(...seen) * HOURS_PER_TICK,
        );
      },
    ),
  );
});
