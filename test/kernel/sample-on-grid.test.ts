import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { gridPlan } from '../../src/kernel/grid-plan.ts';
import { layOutRun } from '../../src/kernel/laid-out-run.ts';
import { runPlan } from '../../src/kernel/run-plan.ts';
import { samplePlainly } from '../../src/kernel/sample.ts';
import { sampleColumns } from '../../src/kernel/sample-columns.ts';
import { sampleOnGrid } from '../../src/kernel/sample-on-grid.ts';
import { stateAt } from '../../src/kernel/timeline.ts';
import { wasmExecutor } from '../../src/kernel/wasm-executor.ts';
import { followed, nothing, randomSchedule } from './example-systems.ts';
import { worst } from './example-trees.ts';
import { kernelInstance } from './wasm-instance.ts';

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

test('modes that can no longer show are left out, and leave no trace', () => {
  const schedule = { ...randomSchedule(8, 30, true) };
  const laidOut = layOutRun(
    { ...schedule, times: schedule.times.map((time) => time * 60) },
    { start: 60, step: 60, count: 5000 },
  );
  const { system } = followed;
  const only = { system, followers: [] };
  const initial = Float64Array.of(1, 2, 3, 4, 5);
  const plan = gridPlan(only, laidOut, initial);
  const state = (): Float64Array =>
    Float64Array.from({ length: plan.states }, (_, mode) => initial[mode] ?? 0);
  // Rates 0.1, 0.4, 0.4, 3 and 50 an hour, samples an hour apart.
  assert.deepEqual([...plan.lasting].slice(0, 2), [5, 4]);
  const all = { ...plan, lasting: plan.lasting.map(() => 5) };
  const [some, every] = [new Float64Array(10_000), new Float64Array(10_000)];
  assert.ok(runPlan(plan, state(), some) && runPlan(all, state(), every));
  assert.ok(worst(some, every) < 2e-16, `${worst(some, every)}`);
});

test('what is not finite is found on both routes, and said where', () => {
  const schedule = randomSchedule(2, 6, false);
  const broken = { ...schedule, rates: schedule.rates.map((sizes) => sizes.with(3, Number.NaN)) };
  const grid = { start: 0, step: 30, count: 90 };
  for (const run of [runPlan, wasmExecutor(kernelInstance())])
    assert.throws(
      () => sampleOnGrid(followed, broken, nothing, grid, run),
      /samples of 0\[\d+\]: not finite/,
    );
});

test('room given for the samples is used, and refused if it is another size', () => {
  const laidOut = layOutRun(randomSchedule(2, 6, false), { start: 0, step: 30, count: 10 });
  const room = new Float64Array(50);
  const { columns } = sampleColumns(followed, laidOut, nothing, runPlan, room);
  assert.equal(columns[4]?.buffer, room.buffer);
  assert.throws(() => sampleColumns(followed, laidOut, nothing, runPlan, room.subarray(1)), /do not fit/);
});

test('the state left is the one at the last sample, on both routes', () => {
  for (const run of [runPlan, wasmExecutor(kernelInstance())])
    fc.assert(
      fc.property(schedules, ({ seed, changes, impulses, step, start, count }) => {
        const schedule = randomSchedule(seed, changes, impulses);
        const { end } = sampleColumns(followed, layOutRun(schedule, { start, step, count }), nothing, run);
        const last = count === 0 ? 0 : start + (count - 1) * step;
        const expected = stateAt(followed, schedule, nothing, last);
        assert.ok(worst(end, expected) < 1e-12, `${worst(end, expected)}`);
      }),
      { numRuns: 100 },
    );
});

test('a reading is the sum of its terms, on every route', () => {
  const read = [
    [
      { kind: 'follower', index: 0, gain: 2 },
      { kind: 'follower', index: 1, gain: -1 },
      { kind: 'output', index: 1, gain: 3 },
    ],
    [{ kind: 'output', index: 0, gain: 1 }],
    [],
  ] as const;
  const schedule = randomSchedule(5, 10, true);
  const grid = { start: 0, step: 47, count: 70 };
  const each = samplePlainly(followed, schedule, nothing, grid);
  const at = (sample: number, place: number): number => each[sample * 5 + place] ?? Number.NaN;
  const expected = Float64Array.from({ length: 70 * 3 }, (_, place) => {
    const sample = Math.floor(place / 3);
    if (place % 3 === 0) return 2 * at(sample, 2) - at(sample, 3) + 3 * at(sample, 1);
    return place % 3 === 1 ? at(sample, 0) : 0;
  });
  const reading = { ...followed, read };
  assert.ok(worst(samplePlainly(reading, schedule, nothing, grid), expected) < 1e-13);
  assert.ok(worst(sampleOnGrid(reading, schedule, nothing, grid), expected) < 1e-12);
  const unknown = { ...followed, read: [[{ kind: 'follower', index: 3, gain: 1 } as const]] };
  assert.throws(() => sampleOnGrid(unknown, schedule, nothing, grid), /reading 0: follows follower 3/);
});
