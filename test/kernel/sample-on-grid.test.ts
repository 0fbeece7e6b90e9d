import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { samplePlainly } from '../../src/kernel/sample.ts';
import { sampleOnGrid } from '../../src/kernel/sample-on-grid.ts';
import { followed, nothing, randomSchedule } from './example-systems.ts';
import { worst } from './example-trees.ts';

const schedules = fc.record({
  seed: fc.integer(),
  changes: fc.integer({ min: 1, max: 12 }),
  impulses: fc.boolean(),
  step: fc.integer({ min: 1, max: 400 }),
  start: fc.integer({ min: 0, max: 700 }),
  count: fc.integer({ min: 0, max: 150 }),
  grain: fc.constantFrom(1, 60),
});

test('reading samples off the state at the last change gives what stepping from sample to sample gives', () => {
  fc.assert(
    fc.property(schedules, ({ seed, changes, impulses, step, start, count, grain }) => {
      const random = randomSchedule(seed, changes, impulses);
      // On a coarse grain most changes fall on the grid, on a fine one hardly any.
      const schedule = { ...random, times: random.times.map((time) => time * grain) };
      const grid = { start: start * grain, step: grain === 1 ? step : 60, count };
      const plain = samplePlainly(followed, schedule, nothing, grid);
      const fast = sampleOnGrid(followed, schedule, nothing, grid);
      assert.ok(worst(fast, plain) < 1e-12, `${worst(fast, plain)}`);
    }),
    { numRuns: 300 },
  );
});

test('a system without followers and with one output is read as well', () => {
  const single = {
    system: { ...followed.system, outputs: followed.system.outputs.slice(0, 1) },
    followers: [],
  };
  const schedule = randomSchedule(4, 20, true);
  const grid = { start: 30, step: 60, count: 100 };
  const initial = Float64Array.of(1, 2, 3, 4, 5);
  assert.ok(
    worst(sampleOnGrid(single, schedule, initial, grid), samplePlainly(single, schedule, initial, grid)) <
      1e-13,
  );
});
