import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FollowedSystem } from '../../src/kernel/followed-system.ts';
import { NumericalError } from '../../src/kernel/numerical-error.ts';
import { samplePlainly } from '../../src/kernel/sample.ts';
import type { Schedule } from '../../src/kernel/schedule.ts';
import { periodicState, steadyFollowed } from '../../src/kernel/steady-followed.ts';
import { stateAt } from '../../src/kernel/timeline.ts';
import { followed, minutes, nothing, randomSchedule } from './example-systems.ts';
import { worst } from './example-trees.ts';

test('one mode under one rate follows (1 - e^(-kt)) R / k, and its integral the integral of that', () => {
  const single: FollowedSystem = {
    system: { rates: Float64Array.of(0.3), inputs: [Float64Array.of(1)], outputs: [Float64Array.of(2)] },
    followers: [{ rate: 0, drives: [{ kind: 'output', index: 0, gain: 1 }] }],
  };
  const schedule = { hoursPerTick: 1, times: Float64Array.of(0), rates: [Float64Array.of(5)] };
  const samples = samplePlainly(single, schedule, new Float64Array(2), { start: 0, step: 1, count: 50 });
  const expected = Float64Array.from({ length: 100 }, (_, place) => {
    const t = Math.floor(place / 2);
    const level = -Math.expm1(-0.3 * t) / 0.3;
    return place % 2 === 0 ? 10 * level : (10 * (t - level)) / 0.3;
  });
  assert.ok(worst(samples, expected) < 1e-14);
});

test('a state does not depend on where the time before it was cut', () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.integer({ min: 1, max: 3000 }), { maxLength: 5 }), (seed, cuts) => {
      const schedule = randomSchedule(seed, 8, true);
      const whole = stateAt(followed, schedule, nothing, 4000);
      // The same schedule with changes that change nothing.
      const times = [...new Set([...schedule.times, ...cuts])].sort((a, b) => a - b);
      const at = times.map((time) => schedule.times.findLastIndex((change) => change <= time));
      const rates = schedule.rates.map((sizes) => Float64Array.from(at, (k) => sizes[k] ?? 0));
      const impulses = (schedule.impulses ?? []).map((sizes) =>
        Float64Array.from(at, (k, place) => (schedule.times[k] === times[place] ? (sizes[k] ?? 0) : 0)),
      );
      const cut = stateAt(
        followed,
        { hoursPerTick: minutes, times: Float64Array.from(times), rates, impulses },
        nothing,
        4000,
      );
      assert.ok(worst(cut, whole) < 1e-13, `${worst(cut, whole)}`);
    }),
    { numRuns: 60 },
  );
});

test('twice the dose is twice the level, and two schedules together are their sum', () => {
  const one = randomSchedule(1, 10, true);
  const two = randomSchedule(2, 10, true);
  const grid = { start: 0, step: 60, count: 80 };
  const both = (scale: number): Schedule => ({
    ...one,
    rates: one.rates.map((sizes, input) =>
      sizes.map((size, k) => size + scale * (two.rates[input]?.[k] ?? 0)),
    ),
    impulses: (one.impulses ?? []).map((sizes) => sizes.slice()),
  });
  const base = samplePlainly(followed, one, nothing, grid);
  const added = samplePlainly(followed, both(1), nothing, grid).map(
    (value, place) => value - (base[place] ?? 0),
  );
  const doubled = samplePlainly(followed, both(2), nothing, grid).map(
    (value, place) => value - (base[place] ?? 0),
  );
  assert.ok(
    worst(
      doubled,
      added.map((value) => 2 * value),
    ) < 1e-12,
  );
});

test('an impulse is what a short infusion of the same mass comes to', () => {
  const grid = { start: 0, step: 6000, count: 20 };
  const silent = [Float64Array.of(0, 0), Float64Array.of(0, 0)];
  const impulse = samplePlainly(
    followed,
    {
      hoursPerTick: 1e-3,
      times: Float64Array.of(0, 1),
      rates: silent,
      impulses: [Float64Array.of(7, 0), Float64Array.of(0, 0)],
    },
    nothing,
    grid,
  );
  const short = samplePlainly(
    followed,
    {
      hoursPerTick: 1e-3,
      times: Float64Array.of(0, 1),
      rates: [Float64Array.of(7000, 0), Float64Array.of(0, 0)],
    },
    nothing,
    grid,
  );
  assert.ok(worst(short, impulse) < 1e-3);
});

test('a sample at the time of an impulse is taken before it', () => {
  const schedule = {
    hoursPerTick: 1,
    times: Float64Array.of(0, 5),
    rates: [Float64Array.of(0, 0), Float64Array.of(0, 0)],
    impulses: [Float64Array.of(0, 1), Float64Array.of(0, 0)],
  };
  const samples = samplePlainly(followed, schedule, nothing, { start: 5, step: 1, count: 2 });
  assert.ok(samples.subarray(0, 5).every((value) => value === 0));
  assert.ok((samples[5] ?? 0) > 0);
});

test('constant inputs hold the steady state', () => {
  const lasting = { ...followed, followers: followed.followers.slice(0, 2) };
  const steady = steadyFollowed(lasting, [2, 3]);
  const schedule = {
    hoursPerTick: 1,
    times: Float64Array.of(0),
    rates: [Float64Array.of(2), Float64Array.of(3)],
  };
  assert.ok(worst(stateAt(lasting, schedule, steady, 100), steady) < 1e-14);
  assert.ok(worst(stateAt(lasting, schedule, new Float64Array(7), 1000), steady) < 1e-14);
});

test('the periodic state comes back after its period, and is where hundreds of cycles end', () => {
  const lasting = { ...followed, followers: followed.followers.slice(0, 2) };
  const day = randomSchedule(3, 5, true);
  const period = 1440;
  const start = periodicState(lasting, day, period);
  const days = 200;
  const repeated = (sizes: Float64Array): Float64Array =>
    Float64Array.from({ length: days * 5 }, (_, k) => sizes[k % 5] ?? 0);
  const long: Schedule = {
    hoursPerTick: minutes,
    times: Float64Array.from(
      { length: days * 5 },
      (_, k) => (day.times[k % 5] ?? 0) + period * Math.floor(k / 5),
    ),
    rates: day.rates.map(repeated),
    impulses: (day.impulses ?? []).map(repeated),
  };
  assert.ok(worst(stateAt(lasting, day, start, period), start) < 1e-14);
  assert.ok(worst(stateAt(lasting, long, new Float64Array(7), days * period), start) < 1e-13);
});

test('a run whose parts do not fit is refused', () => {
  const schedule = randomSchedule(1, 3, false);
  const grid = { start: 0, step: 1, count: 1 };
  const refused = (run: () => unknown, why: RegExp): void =>
    assert.throws(run, (error) => error instanceof NumericalError && why.test(error.message));
  refused(() => samplePlainly(followed, schedule, new Float64Array(3), grid), /initial state/);
  refused(() => samplePlainly(followed, schedule, nothing, { ...grid, start: -1 }), /before it begins/);
  refused(() => samplePlainly(followed, schedule, nothing, { ...grid, step: 0.5 }), /not whole/);
  refused(
    () => samplePlainly(followed, { ...schedule, times: Float64Array.of(0, 9, 9) }, nothing, grid),
    /after the one/,
  );
  refused(
    () => samplePlainly(followed, { ...schedule, times: Float64Array.of(0, 0.5, 9) }, nothing, grid),
    /not a whole/,
  );
  refused(() => samplePlainly(followed, { ...schedule, rates: [] }, nothing, grid), /drives 0 inputs of 2/);
  const looping = {
    ...followed,
    followers: [{ rate: 1, drives: [{ kind: 'follower', index: 0, gain: 1 } as const] }],
  };
  refused(
    () => samplePlainly(looping, schedule, new Float64Array(6), grid),
    /follower 0: follows follower 0/,
  );
  const unending = { ...schedule, rates: [Float64Array.of(1, Number.NaN, 1), Float64Array.of(1, 1, 1)] };
  refused(() => samplePlainly(followed, unending, nothing, { start: 0, step: 400, count: 3 }), /samples\[/);
});
