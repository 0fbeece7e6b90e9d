import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FollowedSystem } from '../../src/kernel/followed-system.ts';
import { samplePlainly } from '../../src/kernel/sample.ts';
import { sampleOnGrid } from '../../src/kernel/sample-on-grid.ts';
import { integrateStiff } from '../../src/kernel/stiff-integrator.ts';
import type { StiffProblem } from '../../src/kernel/stiff-problem.ts';
import { followed, nothing, randomSchedule } from './example-systems.ts';
import { worst } from './example-trees.ts';

/** The same system as equations: what drives each state, from the definitions of modes and followers alone. */
function asEquations({ system, followers }: FollowedSystem, sizes: readonly number[]): StiffProblem {
  const modes = system.rates.length;
  const rates = [...system.rates, ...followers.map(({ rate }) => rate)];
  const entering = (state: Float64Array, follower: number): number =>
    (followers[follower]?.drives ?? []).reduce((sum, { kind, index, gain }) => {
      if (kind === 'follower') return sum + gain * (state[modes + index] ?? 0);
      return (
        sum +
        gain *
          (system.outputs[index] ?? new Float64Array(0)).reduce(
            (all, weight, mode) => all + weight * (state[mode] ?? 0),
            0,
          )
      );
    }, 0);
  return {
    size: rates.length,
    slope: (_, state, into) => {
      for (const [place, rate] of rates.entries()) {
        const inputs = sizes.reduce(
          (sum, size, input) => sum + size * (system.inputs[input]?.[place] ?? 0),
          0,
        );
        into[place] = (place < modes ? inputs : entering(state, place - modes)) - rate * (state[place] ?? 0);
      }
    },
    linearise: () => (step) => (b) => {
      for (const [place, rate] of rates.entries()) {
        const driven = place < modes ? 0 : step * entering(b, place - modes);
        b[place] = ((b[place] ?? 0) + driven) / (1 + step * rate);
      }
    },
  };
}

test('followers, and followers of followers, are where an integrator at 1e-10 finds them', () => {
  const schedule = randomSchedule(6, 8, false);
  const grid = { start: 0, step: 30, count: 100 };
  const found = samplePlainly(followed, schedule, nothing, grid);
  assert.ok(worst(sampleOnGrid(followed, schedule, nothing, grid), found) < 1e-12);
  const hours = (tick: number): number => tick * schedule.hoursPerTick;
  let state: Float64Array = nothing;
  const expected: number[] = [];
  for (let sample = 0; sample < grid.count; sample++) {
    expected.push(...state.subarray(5));
    const [from, until] = [sample * grid.step, (sample + 1) * grid.step];
    const cuts = [from, ...[...schedule.times].filter((time) => time > from && time < until), until];
    for (let piece = 1; piece < cuts.length; piece++) {
      const [begin = 0, end = 0] = [cuts[piece - 1], cuts[piece]];
      const change = schedule.times.findLastIndex((time) => time <= begin);
      const sizes = schedule.rates.map((rates) => rates[change] ?? Number.NaN);
      const times = [hours(begin), hours(end)];
      state = integrateStiff(asEquations(followed, sizes), state, times, {
        relative: 1e-11,
        absolute: 1e-13,
      }).slice(8);
    }
  }
  const followersOnly = found.filter((_, place) => place % 5 >= 2);
  assert.ok(worst(followersOnly, expected) < 1e-9, `${worst(followersOnly, expected)}`);
});
