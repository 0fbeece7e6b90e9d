import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nanolitres, nanolitresPerDay } from '../../src/core/units.ts';
import type { Weights } from '../../src/kernel/tree.ts';
import { canalOf } from '../../src/twin/canal.ts';
import { impulses, runSource } from '../../src/twin/drug-run.ts';
import { POPULATION, parameterReader } from '../../src/twin/parameters/parameter-set.ts';
import { reductionMemory } from '../../src/twin/reduction-memory.ts';
import type { Scenario } from '../../src/twin/scenario.ts';
import { simulate } from '../../src/twin/simulate.ts';
import type { Simulation } from '../../src/twin/simulation.ts';
import { csfRow } from '../../src/twin/spine-rows.ts';
import { CRANIAL_NODE, csfNode, spineTree } from '../../src/twin/spine-tree.ts';
import { exactly } from './parameter-values.ts';
import {
  afterHours,
  dailyDose,
  INFUSED,
  INJECTED,
  injection,
  mixture,
  observing,
  PUMP,
} from './scenarios.ts';

function simulated(scenario: Scenario, parameters = POPULATION): Simulation {
  const result = simulate(scenario, parameters);
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.refusal));
  return result.value;
}

const valuesAt = (simulation: Simulation, name: string): Float64Array => {
  const found = simulation.series.find((series) => series.name === name);
  assert.ok(found, name);
  return found.values;
};

const highest = (values: Float64Array): number =>
  values.reduce((high, value) => Math.max(high, Math.abs(value)), 0);

/** Largest difference as a part of the largest value. */
function difference(a: Float64Array, b: Float64Array): number {
  assert.equal(a.length, b.length);
  return highest(a.map((value, i) => value - (b[i] ?? Number.NaN))) / highest(b);
}

/** A fill, a program, a change, a bridge, a bolus and a fault, at any time of a week. */
const someTherapy: fc.Arbitrary<Scenario> = fc
  .record({
    dose: fc.integer({ min: 20, max: 900 }),
    next: fc.integer({ min: 20, max: 900 }),
    concentration: fc.constantFrom(500, 1000, 2000),
    changed: fc.integer({ min: 20, max: 60 }),
    factor: fc.double({ min: 0, max: 1.5, noNaN: true }),
    fault: fc.integer({ min: 62, max: 90 }),
    steady: fc.boolean(),
    accuracyRatio: fc.double({ min: 0.8, max: 1.2, noNaN: true }),
  })
  .map(({ dose, next, concentration, changed, factor, fault, steady, accuracyRatio }) => ({
    ...INFUSED,
    pump: { ...PUMP, accuracyRatio },
    before: steady
      ? { kind: 'steady', mixture: mixture('baclofen', 500), program: dailyDose(dose) }
      : { kind: 'drug-free' },
    delivery: [
      {
        kind: 'fill',
        at: afterHours(1),
        volume: nanolitres(40_000_000),
        components: mixture('baclofen', concentration),
      },
      { kind: 'program', at: afterHours(1), program: dailyDose(dose) },
      {
        kind: 'bridge',
        at: afterHours(1),
        volume: nanolitres(335_800),
        rate: nanolitresPerDay(400_000),
      },
      { kind: 'program', at: afterHours(changed), program: dailyDose(next) },
      injection('baclofen', 50, 'L3-4', changed),
      { kind: 'flow-fault', at: afterHours(fault), until: afterHours(fault + 20), factor },
    ],
    observe: observing(['tip', 'L2', 'C7', 'cisterna'], 168, 3),
  }));

// What left is worked out of where each mode ends: this holds the reduction to its word, the next one the run.
test('whatever is given is in CSF, in tissue or has left, to nine digits', () => {
  fc.assert(
    fc.property(someTherapy, (scenario) => {
      for (const { relativeError, deliveredUg } of simulated(scenario).balance) {
        assert.ok(deliveredUg > 0);
        assert.ok(relativeError < 1e-9, `${relativeError}`);
      }
    }),
    { numRuns: 25 },
  );
});

test('the balance is that of the levels: what they hold along the canal at the end, and what leaves at them all the time', () => {
  // Ziconotide does not enter the meninges: all that leaves, leaves at levels that can be looked at.
  const drug = 'ziconotide';
  const reader = parameterReader(POPULATION);
  const canal = canalOf(reader);
  const { tree } = spineTree(drug, reader, canal);
  const cells = Array.from({ length: canal.cells }, (_, cell) => cell);
  const everyHours = 0.1;
  const answer = simulated({
    ...INFUSED,
    before: { kind: 'steady', mixture: mixture(drug, 25), program: dailyDose(5) },
    delivery: [{ kind: 'program', at: afterHours(3), program: dailyDose(15) }],
    observe: {
      ...observing(['cisterna'], 60, everyHours),
      levels: [
        ...cells.map((cell) => ({ kind: 'csf', at: { cm: (cell + 0.5) * canal.cellCm } }) as const),
        { kind: 'cisterna' },
      ],
    },
  });
  const [balance] = answer.balance;
  assert.ok(balance);
  const nodes = [...cells.map((cell) => csfNode(canal, cell)), CRANIAL_NODE];
  const summed = (weights: Float64Array, time: number): number =>
    nodes.reduce(
      (sum, node, i) => sum + (weights[node] ?? Number.NaN) * (answer.series[i]?.values[time] ?? Number.NaN),
      0,
    );
  const last = answer.timesHours.length - 1;
  assert.ok(Math.abs(summed(tree.volumes, last) / balance.inCsfUg - 1) < 1e-9);
  let lost = 0;
  for (let time = 0; time < last; time++)
    lost += ((summed(tree.losses, time) + summed(tree.losses, time + 1)) / 2) * everyHours;
  assert.ok(Math.abs(lost / balance.lostToBloodUg - 1) < 1e-4, `${lost} for ${balance.lostToBloodUg}`);
  // The steady level before and three times the dose since the path has run: neither is what it was.
  assert.ok(balance.inCsfUg > 2 * (balance.initiallyInBodyUg - balance.inTissueUg));
});

test('at steady state as much leaves as is infused', () => {
  const [balance] = simulated(INFUSED).balance;
  assert.ok(balance);
  // 200 ug a day for two days.
  assert.ok(Math.abs(balance.lostToBloodUg / 400 - 1) < 1e-9);
  assert.ok(Math.abs(balance.initiallyInBodyUg / (balance.inCsfUg + balance.inTissueUg) - 1) < 1e-9);
});

test('twice the dose is twice the concentration at every level and time', () => {
  const twice = { ...INJECTED, delivery: [injection('morphine', 600, 'L2-3')] };
  const [one, two] = [simulated(INJECTED), simulated(twice)];
  for (const { name, values } of one.series)
    assert.ok(
      difference(
        valuesAt(two, name),
        values.map((value) => 2 * value),
      ) < 1e-12,
      name,
    );
});

test('two injections are the sum of each alone', () => {
  const alone = (place: 'L2-3' | 'T8', hours: number): Simulation =>
    simulated({ ...INJECTED, delivery: [injection('morphine', 300, place, hours)] });
  const both = simulated({
    ...INJECTED,
    delivery: [injection('morphine', 300, 'L2-3'), injection('morphine', 300, 'T8', 5)],
  });
  const [first, second] = [alone('L2-3', 0), alone('T8', 5)];
  // Seen from their own beginnings: the second scenario begins with the first observation, not with its injection.
  for (const { name, values } of both.series) {
    const sum = valuesAt(first, name).map((value, i) => value + (valuesAt(second, name)[i] ?? Number.NaN));
    assert.ok(difference(values, sum) < 1e-9, name);
  }
});

test('an infusion and an injection on top are the sum of each alone', () => {
  const needle = injection('baclofen', 50, 'L3-4', 6);
  const both = simulated({ ...INFUSED, delivery: [needle] });
  const infused = simulated(INFUSED);
  const injected = simulated({ ...INFUSED, pump: null, before: { kind: 'drug-free' }, delivery: [needle] });
  for (const { name, values } of both.series) {
    const sum = valuesAt(infused, name).map((value, i) => value + (valuesAt(injected, name)[i] ?? 0));
    assert.ok(difference(values, sum) < 1e-9, name);
  }
});

test('dose over the area under the curve is infusion over steady level: the same clearance at every level', () => {
  const sameSource = { 'release-width': 8.4 };
  const names = ['L2-3', 'T8', 'C7-T1', 'cisterna'];
  const steady = simulated({
    ...INFUSED,
    overrides: sameSource,
    catheter: { segments: INFUSED.catheter?.segments ?? [], tip: 'L2-3' },
    observe: observing(names, 1),
  });
  const bolus = simulated({
    ...INJECTED,
    delivery: [injection('baclofen', 100, 'L2-3')],
    observe: observing(names, 120, 0.05),
  });
  for (const name of names) {
    const values = valuesAt(bolus, name);
    // The sample at the time of the injection is the one before it: the curve is drawn back to it.
    const area = simpson(values, 0.05);
    const clearance = 200 / 24 / (valuesAt(steady, name)[0] ?? Number.NaN);
    assert.ok(Math.abs(100 / area / clearance - 1) < 5e-4, `${name}: ${100 / area} for ${clearance}`);
  }
});

function simpson(values: Float64Array, step: number): number {
  let area = 0;
  for (let i = 0; i + 2 < values.length; i += 2) {
    const [a, b, c, d] = [values[i] ?? 0, values[i + 1] ?? 0, values[i + 2] ?? 0, values[i + 3] ?? 0];
    area += ((i === 0 ? 3 * b - 3 * c + d : a) + 4 * b + c) * (step / 3);
  }
  return area;
}

test('after weeks an infusion stands where the algebra says', () => {
  const from = 24 * 60;
  const started = simulated({
    ...INFUSED,
    before: { kind: 'drug-free' },
    delivery: [
      {
        kind: 'fill',
        at: afterHours(0),
        volume: nanolitres(40_000_000),
        components: mixture('baclofen', 500),
      },
      { kind: 'program', at: afterHours(0), program: dailyDose(200) },
    ],
    observe: observing(['tip', 'T12', 'C7-T1', 'cisterna'], from + 5, 1, from),
  });
  const steady = simulated({ ...INFUSED, observe: observing(['tip', 'T12', 'C7-T1', 'cisterna'], 5) });
  for (const { name, values } of started.series)
    assert.ok(difference(values, valuesAt(steady, name)) < 1e-10, name);
});

test('the day on which it happens makes no difference', () => {
  fc.assert(
    fc.property(fc.integer({ min: -3000, max: 3000 }), (days) => {
      const later = (scenario: Scenario): Scenario => ({
        ...scenario,
        delivery: [injection('morphine', 300, 'L2-3', days * 24)],
        observe: observing(['L2-3', 'C7-T1'], days * 24 + 12, 1, days * 24),
      });
      const here = simulated({ ...INJECTED, observe: observing(['L2-3', 'C7-T1'], 12) });
      for (const { name, values } of simulated(later(INJECTED)).series)
        assert.deepEqual(values, valuesAt(here, name));
    }),
    { numRuns: 10 },
  );
});

test('how time is cut makes no difference: the same program said again, and looking more often', () => {
  const names = ['tip', 'C7-T1'];
  const plain = simulated({ ...INFUSED, observe: observing(names, 24) });
  const again = {
    ...INFUSED,
    delivery: [3, 5, 8.25].map((hours) => ({
      kind: 'program' as const,
      at: afterHours(hours),
      program: dailyDose(200),
    })),
    observe: observing(names, 24),
  };
  for (const { name, values } of simulated(again).series)
    assert.ok(difference(values, valuesAt(plain, name)) < 1e-13, name);
  const bolus = { ...INJECTED, observe: observing(names.slice(1), 24, 1) };
  const often = simulated({ ...bolus, observe: observing(names.slice(1), 24, 0.25) });
  for (const { name, values } of simulated(bolus).series)
    assert.ok(
      difference(
        values,
        valuesAt(often, name).filter((_, i) => i % 4 === 0),
      ) < 1e-10,
      name,
    );
});

test('without net flow, drug put here and read there is drug put there and read here', () => {
  const reader = parameterReader(exactly({ 'spinal-absorption': 0 }));
  const spine = spineTree('morphine', reader, canalOf(reader));
  const place = fc.double({ min: 1, max: 60, noNaN: true });
  fc.assert(
    fc.property(place, place, (here, there) => {
      const byNode = ({ first, values }: Weights): Float64Array => {
        const all = new Float64Array(spine.tree.parents.length);
        all.set(values, first);
        return all;
      };
      const from = (source: number, read: number): Float64Array | undefined =>
        runSource(
          spine,
          {
            // As narrow as what is read, so that the two change places exactly.
            weights: byNode(csfRow(spine, source)),
            schedule: impulses(Float64Array.of(0), Float64Array.of(300)),
            before: { kind: 'nothing' },
            spreadingPerHour: 62.5,
            seenAfterHours: 0,
            gauge: csfRow(spine, source),
          },
          { rows: [csfRow(spine, read)], lagged: [], plasma: null },
          { start: 0, step: 1_800_000_000, count: 25 },
        ).columns[0];
      const [there1, here1] = [from(here, there), from(there, here)];
      assert.ok(there1 !== undefined && here1 !== undefined);
      assert.ok(difference(there1, here1) < 1e-7);
    }),
    { numRuns: 20 },
  );
});

test('what was answered stays as it was while others are answered, and so does what was remembered', () => {
  const memory = reductionMemory(4);
  const answer = (scenario: Scenario): Simulation => {
    const result = simulate(scenario, POPULATION, memory);
    assert.ok(result.ok);
    return result.value;
  };
  const first = answer(INFUSED);
  const kept = structuredClone(first);
  answer(INJECTED);
  answer({ ...INFUSED, overrides: { dispersion: 400 } });
  assert.deepEqual(first, kept);
  assert.deepEqual(answer(INFUSED), kept);
});
