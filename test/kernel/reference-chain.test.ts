// Four routes that share little: closed form, all modes, reduced modes, an integrator on the unscaled tree.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fullModes } from '../../src/kernel/full-modes.ts';
import { geometricPoles, reduceTree } from '../../src/kernel/rational-krylov.ts';
import { reduceTreeTo } from '../../src/kernel/reduction.ts';
import { samplePlainly } from '../../src/kernel/sample.ts';
import type { Schedule } from '../../src/kernel/schedule.ts';
import { integrateStiff } from '../../src/kernel/stiff-integrator.ts';
import { symmetricTree, type Tree } from '../../src/kernel/tree.ts';
import { treeProblem } from './example-problems.ts';
import { type Canal, canal, canalTree, readAt, tipSource, worst } from './example-trees.ts';

const levels = [16, 30, 36, 48, 58, 88, 104, 124];
const hourly = { start: 0, step: 60, count: 49 };

/** Two days of a rate that changes six times a day. */
const schedule: Schedule = {
  hoursPerTick: 1 / 60,
  times: Float64Array.from({ length: 12 }, (_, k) => 240 * k),
  rates: [Float64Array.from({ length: 12 }, (_, k) => 1 + ((k * 5) % 7))],
};

function routes(shape: Canal, nodes: readonly number[]) {
  const tree = canalTree(shape);
  const symmetric = symmetricTree(tree);
  const source = tipSource(shape, 18);
  const rows = readAt(nodes);
  const full = fullModes(symmetric, [source], rows);
  const run = (system: typeof full): Float64Array =>
    samplePlainly({ system, followers: [] }, schedule, new Float64Array(system.rates.length), hourly);
  return { tree, symmetric, source, rows, full, run };
}

/** The schedule by the integrator at 1e-10, on the tree as it stands, restarted at each change. */
function integrated(tree: Tree, source: Float64Array, nodes: readonly number[]): Float64Array {
  let state = new Float64Array(tree.parents.length);
  const found = new Float64Array(hourly.count * nodes.length);
  for (let change = 0; change < 12; change++) {
    const rate = schedule.rates[0]?.[change] ?? Number.NaN;
    const given = source.map((mass) => mass * rate);
    const hours = Array.from({ length: 5 }, (_, k) => 4 * change + k);
    const rows = integrateStiff(
      treeProblem(tree, () => given),
      state,
      hours,
      { relative: 1e-10, absolute: 1e-15 },
    );
    for (let k = 1; k <= 4; k++)
      for (const [place, node] of nodes.entries())
        found[(4 * change + k) * nodes.length + place] = rows[k * state.length + node] ?? Number.NaN;
    state = rows.slice(4 * state.length);
  }
  return found;
}

/** The samples of one level. */
const ofLevel = (samples: Float64Array, level: number): Float64Array =>
  samples.filter((_, place) => place % levels.length === level);

for (const [what, change] of [
  ['two days of changing rates', {}],
  ['advection so strong that the scale ranges over 1e4', { dispersion: 20, flow: 14 }],
] as const)
  test(`all modes, reduced modes and the integrator at 1e-10 agree at every level: ${what}`, () => {
    const shape = { ...canal, cells: 62, ...change };
    const nodes = levels.map((node) => Math.floor(node / 2));
    const { tree, symmetric, source, rows, full, run } = routes(shape, nodes);
    const { system } = reduceTreeTo(symmetric, [source], rows, { shortestHours: 1, tolerance: 1e-9 });
    const [all, reduced, independent] = [run(full), run(system), integrated(tree, source, nodes)];
    for (const level of levels.keys()) {
      const expected = ofLevel(independent, level);
      assert.ok(
        worst(ofLevel(all, level), expected) < 2e-9,
        `${level} ${worst(ofLevel(all, level), expected)}`,
      );
      assert.ok(
        worst(ofLevel(reduced, level), expected) < 2e-9,
        `${level} ${worst(ofLevel(reduced, level), expected)}`,
      );
    }
  });

test('23 reduced modes stand for 373 to 1e-8 at every level, with flow and without', () => {
  for (const [dispersion, flow] of [
    [250, 0],
    [100, 14],
  ] as const) {
    const { symmetric, source, rows, full, run } = routes({ ...canal, dispersion, flow }, levels);
    const reduced = reduceTree(symmetric, [source], rows, geometricPoles(0.02, 12, 22));
    assert.equal(reduced.rates.length, 23);
    const [found, expected] = [run(reduced), run(full)];
    for (const level of levels.keys()) {
      assert.ok(
        worst(ofLevel(found, level), ofLevel(expected, level)) < 1e-8,
        `${dispersion} ${level} ${worst(ofLevel(found, level), ofLevel(expected, level))}`,
      );
    }
  }
});

test('a drop into a long uniform canal spreads as M exp(-x^2/4Dt - kt) / (A sqrt(4 pi D t))', () => {
  const shape = { ...canal, cells: 800, length: 400, flow: 0, loss: 0.37, leaves: false };
  const source = new Float64Array(801);
  source[400] = 1;
  const nodes = [400, 410, 440, 480];
  const system = reduceTree(
    symmetricTree(canalTree(shape)),
    [source],
    readAt(nodes),
    geometricPoles(0.1, 100, 30),
  );
  const drop = {
    hoursPerTick: 1,
    times: Float64Array.of(0),
    rates: [Float64Array.of(0)],
    impulses: [Float64Array.of(1)],
  };
  const initial = new Float64Array(system.rates.length);
  const found = samplePlainly({ system, followers: [] }, drop, initial, { start: 1, step: 1, count: 6 });
  const expected = Float64Array.from({ length: 24 }, (_, place) => {
    const t = 1 + Math.floor(place / 4);
    const x = ((nodes[place % 4] ?? 0) - 400) / 2;
    return Math.exp((-x * x) / (1000 * t) - 0.37 * t) / (1.57 * Math.sqrt(4 * Math.PI * 250 * t));
  });
  assert.ok(worst(found, expected) < 2e-4, `${worst(found, expected)}`);
});

test('the projection cannot make a mode that decays faster or slower than the tree has', () => {
  const { symmetric, source, rows, full } = routes(
    { ...canal, cells: 62 },
    levels.map((node) => Math.floor(node / 2)),
  );
  const { rates } = reduceTree(symmetric, [source], rows, geometricPoles(0.05, 50, 24));
  const [slowest, fastest] = [full.rates[0] ?? 0, full.rates.at(-1) ?? 0];
  const rounding = 1e-14 * fastest;
  assert.ok((rates[0] ?? 0) >= slowest - rounding && (rates.at(-1) ?? 0) <= fastest + rounding);
});
