import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bands } from '../../src/twin/bands.ts';
import { BODY_MASS_INDEX, HEIGHT_CM } from '../../src/twin/bounds.ts';
import { asLivedBy, type VirtualPatient, virtualPatients } from '../../src/twin/cohort.ts';
import { positionOfLevel } from '../../src/twin/levels.ts';
import { POPULATION, parameterValue, TWIN_PARAMETERS } from '../../src/twin/parameters/parameter-set.ts';
import { VARIABILITY_PARAMETERS } from '../../src/twin/parameters/variability.ts';
import { reductionMemory } from '../../src/twin/reduction-memory.ts';
import { simulate } from '../../src/twin/simulate.ts';
import type { Band } from '../../src/twin/simulation.ts';
import { weightedPercentiles } from '../../src/twin/weighted-percentiles.ts';
import { catheterTo, hoursLong, INFUSED, INJECTED, observing } from './scenarios.ts';

const MANY = 4096;
const patient = virtualPatients({ seed: 7 });
const population: readonly VirtualPatient[] = Array.from({ length: MANY }, (_, i) => patient(i));
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const drawn = (id: string): readonly number[] =>
  population.map(({ parameters }) => parameterValue(parameters, id) / parameterValue(POPULATION, id));

function correlation(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)];
  const covariance = mean(a.map((value, i) => (value - ma) * ((b[i] ?? 0) - mb)));
  const deviation = (values: readonly number[], m: number): number =>
    Math.sqrt(mean(values.map((value) => (value - m) ** 2)));
  return covariance / deviation(a, ma) / deviation(b, mb);
}

/** Coefficient of variation and median of log-normal factors. */
const spread = (id: string): readonly [cv: number, median: number] => {
  const logs = drawn(id).map(Math.log);
  const m = mean(logs);
  return [Math.sqrt(Math.expm1(mean(logs.map((value) => (value - m) ** 2)))), Math.exp(m)];
};

test('patients differ by what was measured: volume 30 %, loss 40 %, mixing 90 %, dispersion by the stroke volume', () => {
  const stroke = Math.sqrt(Math.log1p(0.33 ** 2));
  for (const [id, cv] of [
    ['spinal-csf-volume', 0.3],
    ['morphine-csf-loss', 0.4],
    ['release-width', 0.9],
    ['dispersion', Math.sqrt(Math.expm1((1.5 * stroke) ** 2))],
    ['baclofen-ec50', 0.6],
    ['bupivacaine-plasma-cl1', 0.25],
  ] as const) {
    const [found, median] = spread(id);
    assert.ok(Math.abs(found / cv - 1) < 0.02, `${id}: ${found} for ${cv}`);
    assert.ok(Math.abs(median - 1) < 0.01, `${id}: ${median}`);
  }
});

test('the larger the body mass index the less CSF, by r = -0.28', () => {
  const logs = drawn('spinal-csf-volume').map(Math.log);
  const r = correlation(
    logs,
    population.map(({ bodyMassIndexZ }) => bodyMassIndexZ),
  );
  assert.ok(Math.abs(r + 0.28) < 0.01, `${r}`);
  const others = correlation(drawn('dispersion').map(Math.log), logs);
  assert.ok(Math.abs(others) < 0.01, `${others}`);
});

test('no effect exceeds 1, a part of the loss never exceeds the loss, and the tip moves by a vertebra at most', () => {
  for (const { parameters, tipHigherVertebrae } of population) {
    assert.ok(parameterValue(parameters, 'baclofen-emax') <= 1);
    assert.ok(
      parameterValue(parameters, 'spinal-bulk-loss') <= parameterValue(parameters, 'ziconotide-csf-loss'),
    );
    assert.ok(Math.abs(tipHigherVertebrae) <= 1);
  }
});

test('a patient is the same by number whoever asks, and another by another seed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: MANY - 1 }), (index) => {
      assert.deepEqual(virtualPatients({ seed: 7 })(index), population[index]);
      assert.notDeepEqual(virtualPatients({ seed: 8 })(index).parameters, population[index]?.parameters);
    }),
    { numRuns: 20 },
  );
});

test('what is known of the patient does not vary, and a known loss keeps all losses', () => {
  const known = virtualPatients({ seed: 7, known: ['morphine-csf-loss', 'dispersion'] })(3);
  for (const id of ['morphine-csf-loss', 'spinal-bulk-loss', 'dispersion'])
    assert.equal(parameterValue(known.parameters, id), parameterValue(POPULATION, id));
  assert.notEqual(
    parameterValue(known.parameters, 'spinal-csf-volume'),
    parameterValue(POPULATION, 'spinal-csf-volume'),
  );
});

test('with a habitus a patient has a weight, that of his body mass index', () => {
  const habitus = { bodyMassIndex: { mean: 26, deviation: 4 }, heightCm: { mean: 170, deviation: 9 } };
  const one = virtualPatients({ seed: 7, habitus })(11);
  const { heightCm = 0, weightKg = 0 } = asLivedBy(INJECTED, one).patient;
  assert.ok(Math.abs(weightKg / (heightCm / 100) ** 2 - (26 + 4 * one.bodyMassIndexZ)) < 1e-9);
});

test('however wide a habitus is said to spread, nobody is drawn whom no human body could be', () => {
  const normal = (low: number, high: number) =>
    fc.record({
      mean: fc.double({ min: low, max: high, noNaN: true }),
      deviation: fc.double({ min: 0, max: high, noNaN: true }),
    });
  const habitus = fc.record({
    bodyMassIndex: normal(...BODY_MASS_INDEX),
    heightCm: normal(...HEIGHT_CM),
  });
  fc.assert(
    fc.property(habitus, fc.nat(1_000_000), (each, index) => {
      const { patient } = asLivedBy(INJECTED, virtualPatients({ seed: 7, habitus: each })(index));
      const { heightCm = 0, weightKg = 0 } = patient;
      const bodyMassIndex = weightKg / (heightCm / 100) ** 2;
      const within = (value: number, [low, high]: readonly [number, number]): boolean =>
        value > low - 1e-6 && value < high + 1e-6;
      return within(heightCm, HEIGHT_CM) && within(bodyMassIndex, BODY_MASS_INDEX);
    }),
  );
});

test('the tip lies at its vertebra of the canal that the scenario gives the patient, not of the usual one', () => {
  const short = { ...INFUSED, catheter: catheterTo('T10'), overrides: { 'canal-length': 50 } };
  const lived = asLivedBy(short, { ...patient(4), tipHigherVertebrae: 0 });
  assert.ok(lived.catheter !== null && typeof lived.catheter.tip === 'object');
  assert.ok(Math.abs(lived.catheter.tip.cm - positionOfLevel('T10', 50)) < 1e-9);
});

test('the median of the band is near the population’s own course, and inside the band', () => {
  const result = bands(INFUSED, { patients: 60, seed: 3 });
  const own = simulate(INFUSED);
  assert.ok(result.ok && own.ok);
  for (const { name, fifth, median, ninetyFifth } of result.value) {
    const [low, middle, high] = [fifth, median, ninetyFifth].map((values) => values[5] ?? Number.NaN);
    const value = own.value.series.find((series) => series.name === name)?.values[5];
    assert.ok(low !== undefined && middle !== undefined && high !== undefined && value !== undefined);
    assert.ok(low < value && value < high && low < middle && middle < high, name);
    assert.ok(Math.abs(middle / value - 1) < 0.3, `${name}: ${middle} for ${value}`);
  }
});

test('the band of one level does not depend on what else is asked for', () => {
  const request = { patients: 16, seed: 1 };
  const cisterna = (...levels: readonly string[]): Band => {
    const result = bands({ ...INFUSED, observe: observing(levels, 240) }, request);
    assert.ok(result.ok);
    const found = result.value.find(({ name }) => name === 'cisterna');
    assert.ok(found !== undefined);
    return found;
  };
  const alone = cisterna('cisterna');
  const among = cisterna('cord T8', 'T12', 'cisterna', 'tip');
  for (const limit of ['fifth', 'median', 'ninetyFifth'] as const)
    for (const [i, value] of alone[limit].entries())
      assert.ok(Math.abs((among[limit][i] ?? 0) / value - 1) < 1e-9, `${limit} ${i}`);
});

test('a level that some patients have and others have not is refused: no band is made of other levels’ values', () => {
  const observe = observing(['T12', 'cord tip', 'cisterna'], 240);
  const scenario = { ...INFUSED, catheter: catheterTo('L3'), observe };
  const result = bands(scenario, { patients: 32, seed: 1 });
  assert.deepEqual(result, {
    ok: false,
    refusal: [
      { code: 'contradictory', at: '/observe/levels/1', expected: 'a level that every virtual patient has' },
    ],
  });
});

test('where not even two patients fit, it is the times that are too many', () => {
  const observe = { ...observing(['tip'], 24 * 365 * 3), every: hoursLong(1 / 400) };
  const result = bands({ ...INFUSED, observe }, { patients: 2, seed: 1 });
  assert.equal(result.ok ? '' : result.refusal[0]?.at, '/observe/every');
});

test('what is remembered of reductions changes no answer', () => {
  const memory = reductionMemory(20);
  const request = { patients: 4, seed: 5 };
  const scenario = { ...INFUSED, observe: observing(['tip', 'C7-T1'], 24) };
  const plain = bands(scenario, request);
  assert.deepEqual(bands(scenario, request, memory), plain);
  assert.deepEqual(bands(scenario, request, memory), plain);
});

test('a band of one patient, or of a number that is none, is refused', () => {
  for (const patients of [0, 1, 2.5, Number.NaN, 1e9]) {
    const result = bands(INFUSED, { patients, seed: 1 });
    assert.ok(!result.ok && result.refusal[0]?.at === '/patients', `${patients}`);
  }
});

test('percentiles by weight: those of equal weights, and a patient of weight two is two patients', () => {
  const near = (found: Float64Array, expected: readonly number[]): void => {
    for (const [i, value] of expected.entries())
      assert.ok(Math.abs((found[i] ?? Number.NaN) - value) < 1e-12);
  };
  const alike = new Float64Array(4).fill(0.25);
  near(weightedPercentiles(Float64Array.of(4, 1, 3, 2), alike, [0.01, 0.5, 0.99]), [1, 2.5, 4]);
  near(weightedPercentiles(Float64Array.of(1, 2), Float64Array.of(0.75, 0.25), [0.375, 0.875]), [1, 2]);
  near(weightedPercentiles(Float64Array.of(9, 5), Float64Array.of(0, 1), [0.5]), [5]);
});

test('every figure of how patients differ stands once, apart from those of the model', () => {
  const ids = VARIABILITY_PARAMETERS.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.length >= 17);
  for (const id of ids) assert.ok(!TWIN_PARAMETERS.some((one) => one.id === id), id);
});
