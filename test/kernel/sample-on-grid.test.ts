import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { step } from '../../src/kernel/grid-layout.ts';
import { gridPlan } from '../../src/kernel/grid-plan.ts';
import { layOutRun } from '../../src/kernel/laid-out-run.ts';
import { runPlan } from '../../src/kernel/run-plan.ts';
import { samplePlainly } from '../../src/kernel/sample.ts';
import { sampleColumns } from '../../src/kernel/sample-columns.ts';
import { sampleOnGrid } from '../../src/kernel/sample-on-grid.ts';
import type { Schedule } from '../../src/kernel/schedule.ts';
import { stateAt } from '../../src/kernel/timeline.ts';
import { wasmExecutor } from '../../src/kernel/wasm-executor.ts';
import { followed, minutes, nothing, randomSchedule } from './example-systems.ts';
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
  const ends = new Float64Array(2 * plan.width);
  const [some, every] = [new Float64Array(10_000), new Float64Array(10_000)];
  assert.ok(runPlan(plan, state(), some, ends) && runPlan(all, state(), every, ends));
  assert.ok(worst(some, every) < 2e-16, `${worst(some, every)}`);
});

/** A day of changes, over and over, after a beginning that is like nothing else; the grid may fit the day or not. */
const daily = fc.record({
  seed: fc.integer(),
  before: fc.integer({ min: 0, max: 3 }),
  day: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 }),
  days: fc.integer({ min: 1, max: 150 }),
  impulses: fc.boolean(),
  step: fc.constantFrom(20, 60, 77),
  start: fc.integer({ min: 0, max: 400 }),
  count: fc.integer({ min: 0, max: 2000 }),
});

interface Daily {
  readonly seed: number;
  readonly before: number;
  /** Hours. */
  readonly day: readonly number[];
  readonly days: number;
  readonly impulses: boolean;
}

function dailySchedule({ seed, before, day, days, impulses }: Daily): Schedule {
  const first = randomSchedule(seed, before + day.length + 1, impulses);
  const beginning = first.times[before] ?? 0;
  const times = [...first.times.slice(0, before)];
  const places = times.map((_, place) => place);
  let now = beginning;
  for (let round = 0; round < days; round++)
    for (const [place, hours] of day.entries()) {
      times.push(now);
      places.push(before + place);
      now += hours * 60;
    }
  const sizes = (of: readonly Float64Array[] = []): Float64Array[] =>
    of.map((values) => Float64Array.from(places, (place) => values[place] ?? 0));
  return {
    hoursPerTick: first.hoursPerTick,
    times: Float64Array.from(times),
    rates: sizes(first.rates),
    ...(impulses ? { impulses: sizes(first.impulses) } : {}),
  };
}

/** Without the integral, which never comes to rest. */
const settling = { ...followed, followers: followed.followers.slice(0, 2) };

/** The same steps with every round written out. */
function unrolled(steps: Int32Array): Int32Array {
  const all: number[] = [];
  const places = new Map<number, number>();
  for (let place = 0; place < steps.length; place += 4) {
    places.set(place, all.length);
    const [what, a = 0, b = 0] = steps.subarray(place, place + 4);
    if (what !== step.repeat) all.push(...steps.subarray(place, place + 4));
    else {
      const round = all.slice(places.get(a));
      for (let time = 0; time < b; time++) all.push(...round);
    }
  }
  return Int32Array.from(all);
}

test('a pattern that comes back goes on by what changes, and gives what computing every round gives', () => {
  fc.assert(
    fc.property(daily, (one) => {
      const grid = { start: one.start, step: one.step, count: one.count };
      const laidOut = layOutRun(dailySchedule(one), grid);
      const initial = Float64Array.of(1, 2, 3, 4, 5, 6, 7);
      const every = sampleColumns(settling, { ...laidOut, steps: unrolled(laidOut.steps) }, initial);
      const some = sampleColumns(settling, laidOut, initial);
      for (const [place, column] of some.columns.entries())
        assert.ok(worst(column, every.columns[place] ?? []) < 1e-13);
      assert.ok(worst(some.end, every.end) < 1e-13);
      assert.deepEqual(sampleColumns(settling, laidOut, initial, wasmExecutor(kernelInstance())), some);
    }),
    { numRuns: 200 },
  );
});

test('where nothing is given any more, what fades keeps its digits', () => {
  const schedule = {
    hoursPerTick: minutes,
    times: Float64Array.of(0, 480),
    rates: [Float64Array.of(5, 0), Float64Array.of(2, 0)],
  };
  const grid = { start: 0, step: 60, count: 3000 };
  const laidOut = layOutRun(schedule, grid);
  const plain = samplePlainly(settling, schedule, nothing.subarray(0, 7), grid);
  for (const run of [runPlan, wasmExecutor(kernelInstance())]) {
    const { columns } = sampleColumns(settling, laidOut, nothing.subarray(0, 7), run);
    for (const [place, column] of columns.entries())
      for (const [time, value] of column.entries()) {
        const expected = plain[time * columns.length + place] ?? Number.NaN;
        assert.ok(Math.abs(value - expected) <= 1e-11 * Math.abs(expected), `${time}: ${value}, ${expected}`);
      }
    assert.ok((columns[0]?.at(-1) ?? 0) < 1e-60 * (columns[0]?.[8] ?? 0));
  }
});

test('a day that comes back is laid out once, and no longer computed once its state stays', () => {
  const day = { seed: 5, before: 2, day: [4, 4, 5], days: 400, impulses: true };
  const stays = {
    hoursPerTick: minutes,
    times: Float64Array.of(0, 90),
    rates: [Float64Array.of(1, 2), Float64Array.of(3, 0)],
  };
  for (const schedule of [dailySchedule(day), stays]) {
    const laidOut = layOutRun(schedule, { start: 0, step: 60, count: 5000 });
    assert.ok(laidOut.steps.length < 400, `${laidOut.steps.length}`);
    // Rounds without end that write nothing: whoever computed them would never come back.
    const place = laidOut.steps.findIndex((what, at) => at % 4 === 0 && what === step.repeat);
    const steps = laidOut.steps.slice(0, place + 4);
    steps.set([2 ** 31 - 1, 0], place + 2);
    const plan = gridPlan(settling, { ...laidOut, steps }, new Float64Array(7));
    const samples = new Float64Array(5000 * plan.width);
    for (const run of [runPlan, wasmExecutor(kernelInstance())])
      assert.ok(run(plan, new Float64Array(plan.states), samples, new Float64Array(2 * plan.width)));
  }
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

test('the lowest and the highest of each reading are told, on both routes', () => {
  const laidOut = layOutRun(randomSchedule(7, 9, true), { start: 0, step: 45, count: 61 });
  for (const run of [runPlan, wasmExecutor(kernelInstance())]) {
    const { columns, extremes } = sampleColumns(followed, laidOut, nothing, run);
    assert.deepEqual(
      extremes,
      columns.map((column) => ({ lowest: Math.min(...column), highest: Math.max(...column) })),
    );
  }
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
