import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Program } from '../../src/core/program.ts';
import { minutes, WEEKDAYS } from '../../src/core/time.ts';
import { nanolitres, nanolitresPerDay } from '../../src/core/units.ts';
import { integrateStiff } from '../../src/kernel/stiff-integrator.ts';
import type { StiffProblem } from '../../src/kernel/stiff-problem.ts';
import { CELLS } from '../../src/twin/canal.ts';
import { POPULATION, parameterValue } from '../../src/twin/parameters/parameter-set.ts';
import type { Scenario } from '../../src/twin/scenario.ts';
import { simulate } from '../../src/twin/simulate.ts';
import type { Simulation } from '../../src/twin/simulation.ts';
import { assembleIndependently, csfState } from './independent-assembly.ts';
import { afterHours, catheterTo, hoursLong, injection, mixture, PUMP } from './scenarios.ts';

/** What the band of the second assembly is wide to either side. */
const HALF = 3;
const HOURS = 36;
const INJECTED_AT_HOURS = 20;
const INJECTED_UG = 150;
const WEIGHT_KG = 70;
const TIP_CM = 20.1;
const READ_CELLS = [20, 40, 70, 110];

const value = (id: string): number => parameterValue(POPULATION, id);
const cellCm = value('canal-length') / CELLS;

const daily: Program = {
  mode: 'schedule',
  patterns: [
    {
      days: WEEKDAYS,
      steps: [0, 5, 9, 14, 22].map((hour, i) => ({
        at: minutes(hour * 60),
        setting: { kind: 'rate', rate: nanolitresPerDay(1_200_000 + 400_000 * (i % 3)) },
      })),
    },
  ],
};

const scenario: Scenario = {
  patient: { weightKg: WEIGHT_KG },
  overrides: {},
  pump: PUMP,
  catheter: { ...catheterTo('T10'), tip: { cm: TIP_CM } },
  before: { kind: 'drug-free' },
  delivery: [
    {
      kind: 'fill',
      at: afterHours(0),
      volume: nanolitres(40_000_000),
      components: mixture('morphine', 1000),
    },
    { kind: 'program', at: afterHours(0), program: daily },
    injection('morphine', INJECTED_UG, { cm: 30 }, INJECTED_AT_HOURS),
  ],
  observe: {
    levels: [
      ...READ_CELLS.map((cell) => ({ kind: 'csf', at: { cm: (cell + 0.5) * cellCm } }) as const),
      { kind: 'cisterna' },
      { kind: 'plasma' },
    ],
    from: afterHours(0),
    to: afterHours(HOURS),
    every: hoursLong(1),
  },
};

const at = (list: ArrayLike<number>, index: number): number => list[index] ?? Number.NaN;

/** I - step M for the band alone, eliminated without pivots: M loses more by its diagonal than it gains beside it. */
function bandSolver(matrix: Float64Array, size: number, step: number): (b: Float64Array) => void {
  const wide = 2 * HALF + 1;
  const band = new Float64Array(size * wide);
  for (let row = 0; row < size; row++)
    for (let column = Math.max(0, row - HALF); column <= Math.min(size - 1, row + HALF); column++)
      band[row * wide + HALF + column - row] =
        (row === column ? 1 : 0) - step * at(matrix, row * size + column);
  for (let pivot = 0; pivot < size; pivot++)
    for (let row = pivot + 1; row <= Math.min(size - 1, pivot + HALF); row++) {
      const place = row * wide + HALF + pivot - row;
      const factor = at(band, place) / at(band, pivot * wide + HALF);
      band[place] = factor;
      for (let right = 1; right <= HALF; right++)
        band[place + right] = at(band, place + right) - factor * at(band, pivot * wide + HALF + right);
    }
  return (b) => {
    for (let row = 0; row < size; row++)
      for (let left = 1; left <= Math.min(HALF, row); left++)
        b[row] = at(b, row) - at(band, row * wide + HALF - left) * at(b, row - left);
    for (let row = size - 1; row >= 0; row--) {
      for (let right = 1; right <= Math.min(HALF, size - 1 - row); right++)
        b[row] = at(b, row) - at(band, row * wide + HALF + right) * at(b, row + right);
      b[row] = at(b, row) / at(band, row * wide + HALF);
    }
  };
}

/** A Gaussian by its height at the middle of each cell, of which all is in the canal. */
function spread(positionCm: number, widthCm: number): Float64Array {
  const heights = Float64Array.from({ length: CELLS }, (_, cell) =>
    Math.exp(-0.5 * (((cell + 0.5) * cellCm - positionCm) / widthCm) ** 2),
  );
  const total = heights.reduce((sum, height) => sum + height, 0);
  return heights.map((height) => height / total);
}

/** Rows of the levels read and of plasma at every hour, by the second assembly and the integrator. */
function solvedApart(tip: Simulation['tip'][number]): Float64Array[] {
  const { size, matrix, toBlood, volumes } = assembleIndependently('morphine', value, CELLS);
  const all = size + 3;
  const rate = (name: string): number => 60 * value(`morphine-plasma-${name}`);
  const centralMl = 1000 * value('morphine-plasma-v1') * WEIGHT_KG;
  const atTip = spread(TIP_CM, value('release-width'));
  let ugPerHour = 0;
  const problem: StiffProblem = {
    size: all,
    slope: (_, state, into) => {
      let toPlasma = 0;
      for (let row = 0; row < size; row++) {
        let sum = 0;
        for (let column = Math.max(0, row - HALF); column <= Math.min(size - 1, row + HALF); column++)
          sum += at(matrix, row * size + column) * at(state, column);
        into[row] = sum;
        toPlasma += at(toBlood, row) * at(state, row);
      }
      for (let cell = 0; cell < CELLS; cell++) {
        const row = csfState(cell);
        into[row] = at(into, row) + (ugPerHour * at(atTip, cell)) / at(volumes, row);
      }
      const [central, second, third] = [at(state, size), at(state, size + 1), at(state, size + 2)];
      const back = rate('k21') * second + rate('k31') * third;
      into[size] = toPlasma / centralMl - (rate('k10') + rate('k12') + rate('k13')) * central + back;
      into[size + 1] = rate('k12') * central - rate('k21') * second;
      into[size + 2] = rate('k13') * central - rate('k31') * third;
    },
    linearise: () => (step) => {
      const solve = bandSolver(matrix, size, step);
      return (b) => {
        const body = b.subarray(0, size);
        solve(body);
        // Blood after the body, which it does not act on: its three compartments by substitution.
        const entering = body.reduce((sum, held, row) => sum + at(toBlood, row) * held, 0);
        const out2 = 1 + step * rate('k21');
        const out3 = 1 + step * rate('k31');
        const [second, third] = [at(b, size + 1) / out2, at(b, size + 2) / out3];
        const stays =
          1 +
          step * (rate('k10') + rate('k12') + rate('k13')) -
          (step * step * rate('k12') * rate('k21')) / out2 -
          (step * step * rate('k13') * rate('k31')) / out3;
        const central =
          (at(b, size) + step * (entering / centralMl + rate('k21') * second + rate('k31') * third)) / stays;
        b[size] = central;
        b[size + 1] = second + (step * rate('k12') * central) / out2;
        b[size + 2] = third + (step * rate('k13') * central) / out3;
      };
    },
  };
  const injected = spread(30, value('injection-width'));
  const stops = new Set([
    ...tip.startsHours,
    INJECTED_AT_HOURS,
    ...Array.from({ length: HOURS + 1 }, (_, h) => h),
  ]);
  const times = [...stops].filter((hour) => hour <= HOURS).sort((a, b) => a - b);
  let state = new Float64Array(all);
  const rows: Float64Array[] = [];
  for (const [index, hour] of times.entries()) {
    if (Number.isInteger(hour)) rows.push(readings(state, size));
    if (hour === INJECTED_AT_HOURS)
      for (let cell = 0; cell < CELLS; cell++) {
        const row = csfState(cell);
        state[row] = at(state, row) + (INJECTED_UG * at(injected, cell)) / at(volumes, row);
      }
    const next = times[index + 1];
    if (next === undefined) break;
    ugPerHour = at(
      tip.ugPerHour,
      tip.startsHours.findLastIndex((start) => start <= hour),
    );
    const run = integrateStiff(problem, state, [hour, next], { relative: 1e-10, absolute: 1e-14 });
    state = run.slice(all);
  }
  return rows;
}

const readings = (state: Float64Array, size: number): Float64Array =>
  Float64Array.from([...READ_CELLS.map(csfState), size - 1, size], (row) => at(state, row));

test('pump, catheter, CSF, cord, meninges, cranium and blood: another assembly and another solver give the same', () => {
  const answer = simulate(scenario);
  assert.ok(answer.ok);
  const [tip] = answer.value.tip;
  assert.ok(tip !== undefined);
  const rows = solvedApart(tip);
  const { series } = answer.value;
  assert.equal(series.length, READ_CELLS.length + 2);
  for (const [column, { name, values }] of series.entries()) {
    assert.equal(values.length, rows.length);
    const peak = values.reduce((high, level) => Math.max(high, level), 0);
    assert.ok(peak > 0);
    const worst = rows.reduce((most, row, i) => Math.max(most, Math.abs(at(row, column) - at(values, i))), 0);
    assert.ok(worst < 1e-8 * peak, `${name}: ${worst} of ${peak}`);
  }
});
