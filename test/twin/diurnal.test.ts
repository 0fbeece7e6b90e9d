import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minutes, WEEKDAYS } from '../../src/core/time.ts';
import { milliseconds, nanogramsPerDay } from '../../src/core/units.ts';
import { POPULATION, parameterReader } from '../../src/twin/parameters/parameter-set.ts';
import type { Scenario } from '../../src/twin/scenario.ts';
import { simulate } from '../../src/twin/simulate.ts';
import type { Simulation } from '../../src/twin/simulation.ts';
import { turnoverFactor } from '../../src/twin/turnover.ts';
import { exactly } from './parameter-values.ts';
import { INFUSED, INJECTED, injection, mixture, observing } from './scenarios.ts';

const reader = parameterReader(POPULATION);
const diurnal = { aheadOfUtc: milliseconds(0) };

function simulated(scenario: Scenario, parameters = POPULATION): Simulation {
  const result = simulate(scenario, parameters);
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.refusal));
  return result.value;
}

/** Largest difference as a part of the largest value. */
function difference(a: Float64Array, b: Float64Array): number {
  const highest = (values: Float64Array): number =>
    values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return highest(a.map((value, i) => value - (b[i] ?? Number.NaN))) / highest(b);
}

test('production is lowest at 18:00 and highest at 02:00, and its mean over the day is 1', () => {
  const at = (hour: number): number => turnoverFactor(reader, hour);
  assert.ok(Math.abs(at(18) * 27 - 12) < 1e-12 && Math.abs(at(2) * 27 - 42) < 1e-12);
  const day = Array.from({ length: 2400 }, (_, i) => at((i + 0.5) / 100));
  for (const factor of day) assert.ok(factor >= at(18) && factor <= at(2));
  assert.ok(Math.abs(day.reduce((sum, factor) => sum + factor, 0) / day.length - 1) < 1e-6);
});

/** Four steps a day, so that what ran before comes back week by week. */
const stepped: Scenario['before'] = {
  kind: 'steady',
  mixture: mixture('morphine', 5000),
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
};

test('a production that does not rise and fall gives what the exact steps give', () => {
  const level = exactly({ 'csf-production-lowest': 21, 'csf-production-highest': 21 });
  for (const scenario of [
    { ...INJECTED, observe: observing(['L2-3', 'C7-T1', 'cord T8', 'cisterna', 'plasma'], 12) },
    {
      ...INFUSED,
      before: stepped,
      delivery: [injection('morphine', 300, 'L3-4', 5.5)],
      observe: observing(['tip', 'C7-T1', 'cisterna', 'plasma', 'effect morphine-analgesia'], 24),
    },
  ]) {
    const exact = simulated(scenario, level);
    const integrated = simulated({ ...scenario, diurnal }, level);
    for (const [i, { name, values }] of integrated.series.entries())
      assert.ok(difference(values, exact.series[i]?.values ?? new Float64Array()) < 2e-6, name);
  }
});

test('with a production that rises and falls nothing is lost or made, and more drug stays by day than by night', () => {
  const scenario = { ...INFUSED, diurnal, observe: observing(['cisterna'], 48) };
  const { balance, series } = simulated(scenario);
  assert.ok((balance[0]?.relativeError ?? 1) < 1e-7);
  const values = series[0]?.values ?? new Float64Array();
  // The scenarios begin at midnight: 06:00, after the night's turnover, and 21:00, after the evening's standstill.
  assert.ok((values[6] ?? 0) < 0.8 * (values[21] ?? 0));
  assert.ok(Math.abs((values[30] ?? 0) / (values[6] ?? 1) - 1) < 1e-3);
});

test('the patient’s own clock tells when the night is', () => {
  const at = (hours: number): Float64Array =>
    simulated({
      ...INFUSED,
      diurnal: { aheadOfUtc: milliseconds(hours * 3_600_000) },
      observe: observing(['cisterna'], 24),
    }).series[0]?.values ?? new Float64Array();
  const [here, east] = [at(0), at(6)];
  for (let hour = 0; hour < 18; hour++)
    assert.ok(Math.abs((east[hour] ?? 0) / (here[hour + 6] ?? 1) - 1) < 1e-3);
});

test('more than a hundred days of it are refused', () => {
  const result = simulate({ ...INFUSED, diurnal, observe: observing(['tip'], 24 * 101, 24) });
  assert.ok(!result.ok && result.refusal[0]?.at === '/diurnal');
});
