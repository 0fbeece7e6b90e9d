import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { onEveryNode } from '../../src/kernel/tree.ts';
import { canalOf } from '../../src/twin/canal.ts';
import type { DrugSource } from '../../src/twin/drug-sources.ts';
import { POPULATION, parameterReader, parameterValue } from '../../src/twin/parameters/parameter-set.ts';
import { Regime } from '../../src/twin/regime.ts';
import { cordNode, csfNode, type SpineTree } from '../../src/twin/spine-tree.ts';
import { HOURS_PER_TICK } from '../../src/twin/tip-delivery.ts';
import { runVarying } from '../../src/twin/varying-run.ts';
import { applied, exponential, solved } from './dense-matrix.ts';
import { assembleIndependently, cordState, csfState, type DenseOperator } from './independent-assembly.ts';
import { exactly } from './parameter-values.ts';

const CELLS = 10;
const canal = canalOf(parameterReader(POPULATION), CELLS);
const TICKS_PER_HOUR = Math.round(1 / HOURS_PER_TICK);
const PLASMA = { rates: [0.24], ugPerMl: [1 / 1000] } as const;

type Values = Readonly<Record<string, number>>;

/** Two stretches with values of their own, and how drug comes: by a steady rate from ever, another from 0 on, and at once. */
interface Course {
  readonly regimes: readonly [Values, Values];
  readonly turnsHours: readonly [number, number];
  readonly before: number;
  readonly rate: number;
  readonly atOnce: number;
}

const within = (least: number, most: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1000 }).map((part) => least + ((most - least) * part) / 1000);
const between = (id: string): fc.Arbitrary<number> => within(...(POPULATION.get(id)?.range ?? [0, 0]));
const changed = fc.record({
  dispersion: between('dispersion'),
  'spinal-absorption': between('spinal-absorption'),
  'csf-production': between('csf-production'),
  'spinal-bulk-loss': between('spinal-bulk-loss'),
  'cranial-loss': within(0, 0.2),
  'morphine-csf-loss': between('morphine-csf-loss'),
  'morphine-cord-exchange': between('morphine-cord-exchange'),
  'morphine-cord-loss': within(0, 0.1),
  'morphine-meningeal-half-life': between('morphine-meningeal-half-life'),
  'morphine-meningeal-return': within(0.01, 0.5),
});
const course: fc.Arbitrary<Course> = fc.record({
  regimes: fc.tuple(changed, changed),
  turnsHours: fc.tuple(within(0.1, 5), within(0.1, 5)),
  before: fc.constantFrom(0, 10),
  rate: within(0, 50),
  atOnce: within(0, 300),
});

const node = (spine: SpineTree, index: number): Float64Array =>
  spine.tree.volumes.map((_, each) => (each === index ? 1 : 0));

const SOURCE_CELL = 3;
const LAST_HOUR = 12;

function byTwin({ regimes, turnsHours, before, rate, atOnce }: Course) {
  const [usual, first, second] = [{}, ...regimes].map(
    (values) => new Regime('morphine', parameterReader(exactly(values)), canal, null),
  ) as [Regime, Regime, Regime];
  const { spine } = usual;
  const weights = node(spine, csfNode(canal, SOURCE_CELL));
  const schedule = {
    hoursPerTick: HOURS_PER_TICK,
    times: Float64Array.of(0),
    rates: [Float64Array.of(rate)],
    impulses: [Float64Array.of(atOnce)],
  };
  const source: DrugSource = {
    key: 'here',
    weights,
    spreadingPerHour: 60,
    seenAfterHours: 0,
    gauge: onEveryNode(weights),
    atOnceUgPerMl: 0,
    drive: { schedule, before: { kind: 'constant', ugPerHour: before } },
  };
  const cord = { first: cordNode(canal, 7), values: Float64Array.of(spine.cordPartition) };
  const turn = Math.round(turnsHours[0] * TICKS_PER_HOUR);
  const end = turn + Math.round(turnsHours[1] * TICKS_PER_HOUR);
  const spells = [
    { fromTick: 0, untilTick: turn, regime: first },
    { fromTick: turn, untilTick: end, regime: second },
  ];
  const rows = [SOURCE_CELL, CELLS - 1].map((cell) => ({
    first: csfNode(canal, cell),
    values: Float64Array.of(1),
  }));
  const wanted = { rows: [...rows, cord], lagged: [{ row: cord, ratePerHour: 0.4 }], plasma: PLASMA };
  const grid = { start: 0, step: LAST_HOUR * TICKS_PER_HOUR, count: 2 };
  return { ...runVarying({ usual, spells, diurnal: false }, [source], wanted, grid), turn, end };
}

/** States of the second assembly, then the effect site, the blood (ug) and what is lost (ug): all of them linear. */
function byExponentials({ regimes, before, rate, atOnce }: Course, turn: number, end: number): Float64Array {
  const assembled = [{}, ...regimes].map((values) => {
    const set = exactly(values);
    return assembleIndependently('morphine', (id) => parameterValue(set, id), CELLS);
  }) as [DenseOperator, DenseOperator, DenseOperator];
  const [usual] = assembled;
  const entering = (ug: number): Float64Array =>
    usual.volumes.map((volume, state) => (state === csfState(SOURCE_CELL) ? ug / volume : 0));
  const held = solved(
    usual.matrix.map((entry) => -entry),
    entering(before),
  );
  const lossAt = usual.toBlood.reduce((sum, loss, state) => sum + loss * (held[state] ?? 0), 0);
  const start = held.map((value, state) => value + (entering(atOnce)[state] ?? 0));
  let state: Float64Array = Float64Array.of(
    ...start,
    held[cordState(7)] ?? 0,
    lossAt / PLASMA.rates[0],
    0,
    1,
  );
  const pieces: readonly (readonly [DenseOperator, number])[] = [
    [assembled[1], turn],
    [assembled[2], end - turn],
    [usual, LAST_HOUR * TICKS_PER_HOUR - end],
  ];
  for (const [operator, ticks] of pieces) {
    const matrix = augmented(operator, entering(rate)).map((entry) => entry * ticks * HOURS_PER_TICK);
    state = applied(exponential(matrix, state.length), state);
  }
  return state;
}

function augmented({ size, matrix, toBlood }: DenseOperator, entering: Float64Array): Float64Array {
  const wide = size + 4;
  const [site, blood, lost, one] = [size, size + 1, size + 2, size + 3];
  const full = new Float64Array(wide * wide);
  for (let row = 0; row < size; row++) {
    full.set(matrix.subarray(row * size, (row + 1) * size), row * wide);
    full[row * wide + one] = entering[row] ?? 0;
    full[blood * wide + row] = toBlood[row] ?? 0;
    full[lost * wide + row] = toBlood[row] ?? 0;
  }
  full[site * wide + cordState(7)] = 0.4;
  full[site * wide + site] = -0.4;
  full[blood * wide + blood] = -PLASMA.rates[0];
  return full;
}

test('from stretch to stretch a patient goes as the matrix exponentials of a second assembly do, in every state', () => {
  fc.assert(
    fc.property(course, (one) => {
      const { columns, ends, turn, end } = byTwin(one);
      const exact = byExponentials(one, turn, end);
      const of = (state: number): number => exact[state] ?? Number.NaN;
      const blood = 3 * CELLS + 2;
      const pairs: readonly (readonly [string, number | undefined, number])[] = [
        ['at the source', columns[0]?.[1], of(csfState(SOURCE_CELL))],
        ['far away', columns[1]?.[1], of(csfState(CELLS - 1))],
        ['in the cord', columns[2]?.[1], of(cordState(7))],
        ['at the effect site', columns[3]?.[1], of(3 * CELLS + 1)],
        ['in plasma', columns[4]?.[1], of(blood) * PLASMA.ugPerMl[0]],
        ['lost', ends.lostUg, of(blood + 1)],
      ];
      for (const [what, found = Number.NaN, expected] of pairs)
        assert.ok(
          Math.abs(found - expected) <= 1e-6 * Math.abs(expected) + 1e-12,
          `${what}: ${found}, ${expected}`,
        );
    }),
    { numRuns: 25 },
  );
});
