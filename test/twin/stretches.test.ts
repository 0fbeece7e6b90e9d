import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { epochMilliseconds, minutes, WEEKDAYS } from '../../src/core/time.ts';
import { milliseconds, nanogramsPerDay } from '../../src/core/units.ts';
import { POPULATION, parameterValue } from '../../src/twin/parameters/parameter-set.ts';
import type { Scenario, Stretch } from '../../src/twin/scenario.ts';
import { simulate } from '../../src/twin/simulate.ts';
import type { Simulation } from '../../src/twin/simulation.ts';
import { spellsOf } from '../../src/twin/stretches.ts';
import { strip } from '../../src/twin/strip.ts';
import { afterHours, INFUSED, INJECTED, injection, mixture, observing } from './scenarios.ts';
import { LYING, nightly, stretch } from './stretches.ts';

function simulated(scenario: Scenario): Simulation {
  const result = simulate(scenario);
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.refusal));
  return result.value;
}

/** Largest difference as a part of the largest value. */
function difference(a: Float64Array, b: Float64Array): number {
  assert.equal(a.length, b.length);
  const highest = (values: Float64Array): number =>
    values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return highest(a.map((value, i) => value - (b[i] ?? Number.NaN))) / highest(b);
}

function sameSeries(one: Simulation, other: Simulation, within = 1e-6): void {
  assert.equal(one.series.length, other.series.length);
  for (const [i, { name, values }] of one.series.entries()) {
    const apart = difference(values, other.series[i]?.values ?? new Float64Array());
    assert.ok(apart < within, `${name}: ${apart}`);
  }
}

const usual = (...ids: readonly string[]): Stretch['overrides'] =>
  Object.fromEntries(ids.map((id) => [id, parameterValue(POPULATION, id)]));

/** Four steps a day, so that what ran before comes back day by day. */
const stepped = (drug: 'morphine' | 'sufentanil'): Scenario['before'] => ({
  kind: 'steady',
  mixture: mixture(drug, 5000),
  program: {
    mode: 'schedule',
    patterns: [
      {
        days: WEEKDAYS,
        steps: [0, 6, 12, 18].map((hour, i) => ({
          at: minutes(hour * 60),
          setting: { kind: 'dose', dose: nanogramsPerDay((500 + 400 * i) * 1000) },
        })),
      },
    ],
  },
});

test('a stretch with the values that there are anyway changes nothing', () => {
  const same = usual('dispersion', 'spinal-absorption', 'morphine-csf-loss', 'morphine-cord-exchange');
  for (const scenario of [
    { ...INJECTED, observe: observing(['L2-3', 'C7-T1', 'cord T8', 'cisterna', 'plasma'], 12) },
    {
      ...INFUSED,
      before: stepped('morphine'),
      delivery: [injection('morphine', 300, 'L3-4', 5.5)],
      observe: observing(['tip', 'C7-T1', 'cisterna', 'plasma', 'effect morphine-analgesia'], 24),
    },
    // Tissue so slow that no week of running it beforehand would settle it.
    { ...INFUSED, before: stepped('sufentanil'), observe: observing(['tip', 'cord T8', 'plasma'], 24) },
  ])
    sameSeries(simulated({ ...scenario, stretches: [stretch(2.5, 9.25, same)] }), simulated(scenario));
});

test('until a stretch begins, nobody can tell that it will', () => {
  const [plain, lying] = [INFUSED, { ...INFUSED, stretches: [stretch(24, 40, LYING)] }].map(simulated);
  assert.ok(plain && lying);
  for (const [i, { values }] of lying.series.entries()) {
    const other = plain.series[i]?.values ?? new Float64Array();
    assert.ok(difference(values.slice(0, 25), other.slice(0, 25)) < 1e-6);
    assert.ok(difference(values.slice(25, 41), other.slice(25, 41)) > 1e-2);
  }
});

test('a stretch cut in two is the same stretch', () => {
  const runs = [
    [stretch(3, 21, LYING)],
    [stretch(3, 7.7, LYING), stretch(7.7, 21, LYING, 'still lying')],
  ].map((stretches) =>
    simulated({ ...INFUSED, delivery: [injection('baclofen', 50, 'L3-4', 5)], stretches }),
  );
  const [whole, cut] = runs;
  assert.ok(whole && cut);
  sameSeries(cut, whole);
});

test('what is looked at, and when, changes nothing of it', () => {
  const stretches = [stretch(3.3, 20.1, LYING)];
  const [hourly, often] = [1, 0.1].map((every) =>
    simulated({ ...INFUSED, stretches, observe: observing(['tip', 'C7-T1', 'cisterna'], 30, every) }),
  );
  assert.ok(hourly && often);
  for (const [i, { values }] of hourly.series.entries()) {
    const atHours = often.series[i]?.values.filter((_, sample) => sample % 10 === 0) ?? new Float64Array();
    assert.ok(difference(values, atHours) < 1e-6);
  }
});

test('a stretch that lasts becomes the steady state of its own values', () => {
  const levels = observing(['tip', 'T12', 'C7-T1', 'cisterna'], 24 * 40, 24 * 8);
  const lasting = simulated({ ...INFUSED, observe: levels, stretches: [stretch(1, 24 * 40, LYING)] });
  const settled = simulated({ ...INFUSED, observe: levels, overrides: LYING });
  for (const [i, { values }] of lasting.series.entries())
    assert.ok(Math.abs((values.at(-1) ?? 0) / (settled.series[i]?.values.at(-1) ?? 1) - 1) < 1e-6);
});

const CHANGES = ['dispersion', 'spinal-absorption', 'morphine-csf-loss', 'morphine-cord-exchange'];
const anyStretches = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: 240 }), { minLength: 2, maxLength: 6 }),
    fc.array(fc.tuple(...CHANGES.map(() => fc.integer({ min: 0, max: 100 }))), {
      minLength: 5,
      maxLength: 5,
    }),
  )
  .map(([tenths, shares]) => {
    const turns = tenths.sort((a, b) => a - b).map((tenth) => tenth / 10);
    return turns.slice(1).map((until, i) => {
      const values = CHANGES.map((id, k): [string, number] => {
        const [low, high] = POPULATION.get(id)?.range ?? [0, 0];
        return [id, low + ((high - low) * (shares[i]?.[k] ?? 0)) / 100];
      });
      return stretch(turns[i] ?? 0, until, Object.fromEntries(values));
    });
  });

test('whatever changes when, no drug is lost or made, and twice the dose is twice the level', () => {
  const given = (ug: number, stretches: readonly Stretch[]): Simulation =>
    simulated({
      ...INJECTED,
      delivery: [injection('morphine', ug, 'L2-3', 1), injection('morphine', 2 * ug, 'T10', 9.5)],
      observe: observing(['L2-3', 'C7-T1', 'cisterna', 'cord T8', 'plasma'], 24),
      stretches,
    });
  fc.assert(
    fc.property(anyStretches, (stretches) => {
      const [once, twice] = [given(100, stretches), given(200, stretches)];
      assert.ok((once.balance[0]?.relativeError ?? 1) < 1e-7);
      for (const { values } of once.series) for (const value of values) assert.ok(value >= 0);
      for (const [i, { values }] of twice.series.entries())
        assert.ok(difference(values, once.series[i]?.values.map((value) => 2 * value) ?? values) < 1e-6);
    }),
    { numRuns: 5 },
  );
});

test('production that rises and falls and stretches go together', () => {
  const diurnal = { aheadOfUtc: milliseconds(0) };
  const observe = observing(['tip', 'C7-T1', 'cisterna'], 24);
  const alone = simulated({ ...INFUSED, observe, diurnal });
  const same = [stretch(2.5, 9.25, usual('dispersion', 'spinal-absorption'))];
  sameSeries(simulated({ ...INFUSED, observe, diurnal, stretches: same }), alone);
  const both = simulated({ ...INFUSED, observe, diurnal, stretches: [stretch(4, 20, LYING)] });
  assert.ok((both.balance[0]?.relativeError ?? 1) < 1e-7);
  assert.ok(
    difference(both.series[0]?.values ?? new Float64Array(), alone.series[0]?.values ?? new Float64Array()) >
      0.01,
  );
});

test('the strip shows what the levels say', () => {
  const scenario = { ...INFUSED, stretches: [stretch(4, 20, LYING)], observe: observing(['tip'], 24, 4) };
  const seen = strip(scenario, { drug: 'baclofen', positions: 31 });
  assert.ok(seen.ok);
  const { positionsCm, ugPerMl } = seen.value;
  const cm = positionsCm[12] ?? 0;
  const level = simulated({ ...scenario, observe: observing([`${cm} cm`], 24, 4) }).series[0]?.values;
  assert.ok(level);
  const column = Float64Array.from(level, (_, time) => ugPerMl[time * 31 + 12] ?? 0);
  assert.ok(difference(column, level) < 1e-6);
});

test('the answer tells which stretches ran, when, and that their values are the scenario’s own', () => {
  const { stretches, parameters, outside } = simulated({
    ...INFUSED,
    stretches: [stretch(4, 60, { dispersion: 800 }), stretch(70, 80, LYING, 'after the end')],
  });
  const [first, second] = stretches;
  assert.deepEqual(
    stretches.map(({ name }) => name),
    ['lying', 'after the end'],
  );
  assert.deepEqual(
    first?.ran.map(({ from, until }) => [from, until].map(epochMilliseconds)),
    [[4, 48].map((hours) => epochMilliseconds(afterHours(hours)))],
  );
  assert.deepEqual(second?.ran, []);
  assert.deepEqual(
    first?.parameters.map(({ id, value, setBy, evidence, source }) => [id, value, setBy, evidence, source]),
    [['dispersion', 800, 'scenario', 'assumed', 'the scenario']],
  );
  assert.equal(parameters.find(({ id }) => id === 'dispersion')?.value, 250);
  assert.ok(
    outside.some(
      ({ code, at }) => code === 'parameter-beyond-its-range' && at === '/stretches/0/overrides/dispersion',
    ),
  );
});

test('without stretches none is told of', () => {
  assert.deepEqual(simulated(INFUSED).stretches, []);
});

test('a stretch of every night is its nights one by one, by the patient’s own clock', () => {
  const hoursOf = (one: Stretch): readonly (readonly number[])[] =>
    spellsOf({ ...INFUSED, stretches: [one] }).map(({ fromMs, untilMs }) =>
      [fromMs, untilMs].map((ms) => (ms - epochMilliseconds(afterHours(0))) / 3_600_000),
    );
  // The scenarios begin at midnight.
  assert.deepEqual(hoursOf(nightly(0, 72, [22, 6])), [
    [0, 6],
    [22, 30],
    [46, 54],
    [70, 72],
  ]);
  assert.deepEqual(hoursOf(nightly(0, 48, [13, 14])), [
    [13, 14],
    [37, 38],
  ]);
  assert.deepEqual(hoursOf(nightly(0, 48, [22, 6], -6)), [
    [4, 12],
    [28, 36],
  ]);
  assert.deepEqual(hoursOf(nightly(7, 21, [22, 6])), []);
  const nights = [stretch(0, 6, LYING), stretch(22, 30, LYING), stretch(46, 54, LYING)];
  sameSeries(
    simulated({ ...INFUSED, stretches: [nightly(0, 60, [22, 6])] }),
    simulated({ ...INFUSED, stretches: nights }),
    1e-9,
  );
});
