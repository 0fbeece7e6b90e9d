import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CombinationId } from '../../src/twin/identifiable.ts';
import { type IndividualUpdate, individualUpdate } from '../../src/twin/individual-update.ts';
import type { Measurement } from '../../src/twin/measurement.ts';
import { simulate } from '../../src/twin/simulate.ts';
import { afterHours, INFUSED, INJECTED, injection, levels, observing } from './scenarios.ts';

const PATIENTS = 90;

const csf = (place: 'T12' | 'C7-T1' | 'L2-3', ugPerMl: number, hours = 24): Measurement => ({
  kind: 'csf',
  at: afterHours(hours),
  drug: 'baclofen',
  place,
  ugPerMl,
});
const score = (points: number, hours: number): Measurement => ({
  kind: 'score',
  at: afterHours(hours),
  effect: 'spasticity-leg',
  score: points,
});

function updated(
  measurements: readonly Measurement[],
  wanted: readonly CombinationId[],
  scenario = INFUSED,
): IndividualUpdate {
  const result = individualUpdate(scenario, { measurements, wanted, patients: PATIENTS, seed: 4 });
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.refusal));
  return result.value;
}

function reasons(
  measurements: readonly Measurement[],
  wanted: readonly CombinationId[],
  scenario = INFUSED,
): string {
  const result = individualUpdate(scenario, { measurements, wanted, patients: PATIENTS, seed: 4 });
  assert.ok(!result.ok);
  return result.refusal
    .map((one) => (one.kind === 'update' ? `${one.code} ${one.at}` : 'scenario'))
    .join(', ');
}

/** What the population's own patient has at T12 under the infusion. */
const usual = (() => {
  const result = simulate({ ...INFUSED, observe: { ...observing(['T12'], 1), levels: levels('T12') } });
  assert.ok(result.ok);
  return result.value.series[0]?.values[0] ?? Number.NaN;
})();

test('twice the level in CSF is about half the mixing clearance, drawn towards the population', () => {
  const [high] = updated([csf('T12', usual * 2)], ['mixing-clearance']).estimates;
  const [low] = updated([csf('T12', usual / 2)], ['mixing-clearance']).estimates;
  assert.ok(high && low);
  assert.deepEqual(high.prior, low.prior);
  const ratio = low.posterior[1] / high.posterior[1];
  assert.ok(ratio > 1.4 && ratio < 4, `${ratio}`);
  // Neither leaves the population, and both are narrower than it.
  for (const { prior, posterior } of [high, low]) {
    assert.ok(posterior[1] > prior[0] * 0.9 && posterior[1] < prior[2] * 1.1);
    assert.ok(Math.log(posterior[2] / posterior[0]) < Math.log(prior[2] / prior[0]));
  }
});

test('the usual level leaves the estimate where the population has it', () => {
  const { estimates, weights, effectivePatients } = updated([csf('T12', usual)], ['mixing-clearance']);
  const [one] = estimates;
  assert.ok(one && Math.abs(Math.log(one.posterior[1] / one.prior[1])) < 0.2);
  assert.ok(Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 1) < 1e-12);
  assert.ok(effectivePatients > 25 && effectivePatients <= PATIENTS);
});

test('two levels tell how far drug reaches', () => {
  const near = updated([csf('T12', usual), csf('C7-T1', usual * 0.15)], ['reach']).estimates[0];
  const far = updated([csf('T12', usual), csf('C7-T1', usual * 0.7)], ['reach']).estimates[0];
  assert.ok(near && far && far.posterior[1] > near.posterior[1]);
});

test('samples in a row after an injection tell the loss', () => {
  const scenario = { ...INJECTED, delivery: [injection('baclofen', 50, 'L2-3')] };
  const row = (...ugPerMl: readonly number[]): Measurement[] =>
    [1, 2.5, 5].map((hours, i) => csf('L2-3', ugPerMl[i] ?? 0, hours));
  const [fast] = updated(row(0.4, 0.15, 0.035), ['loss'], scenario).estimates;
  const [slow] = updated(row(0.4, 0.25, 0.14), ['loss'], scenario).estimates;
  assert.ok(fast && slow && fast.unit === '/h');
  assert.ok(fast.posterior[1] > 1.3 * slow.posterior[1], `${fast.posterior[1]} ${slow.posterior[1]}`);
});

test('what measurements cannot tell is refused with the reason', () => {
  const one = [csf('T12', usual)];
  assert.equal(reasons(one, ['reach']), 'not-identifiable /wanted/0');
  assert.equal(reasons(one, ['loss']), 'not-identifiable /wanted/0');
  assert.equal(reasons(one, ['half-effect-infusion']), 'not-identifiable /wanted/0');
  assert.equal(reasons([score(2, 24)], ['mixing-clearance']), 'not-identifiable /wanted/0');
  assert.equal(reasons([score(2, 24)], ['equilibration']), 'not-identifiable /wanted/0');
  assert.equal(reasons(one, ['dispersion']), 'not-identifiable /wanted/0');
  for (const id of ['cord-exchange', 'cord-partition', 'cord-loss'] as const)
    assert.equal(reasons([csf('T12', usual), csf('C7-T1', usual)], [id]), 'not-identifiable /wanted/0');
  assert.equal(
    reasons(
      [csf('T12', usual), csf('C7-T1', usual), score(2, 24)],
      ['mixing-clearance', 'reach', 'half-effect-infusion'],
    ),
    'not-identifiable /wanted',
  );
});

test('what was measured before any drug was there, and a score that nobody had by then, are refused and not shrugged off', () => {
  const injected = { ...INJECTED, delivery: [injection('baclofen', 50, 'L2-3')] };
  assert.equal(
    reasons([csf('T12', 0.5, 0)], ['mixing-clearance'], injected),
    'unlike-the-population /measurements',
  );
  // Four without drug; one is as far from it in every virtual patient.
  assert.equal(
    reasons([score(1, 0)], ['half-effect-infusion'], injected),
    'unlike-the-population /measurements',
  );
});

test('a score of another drug than the one in CSF is refused, and so is one off its scale', () => {
  const morphine: Measurement = {
    kind: 'csf',
    at: afterHours(2),
    drug: 'morphine',
    place: 'T12',
    ugPerMl: 1,
  };
  assert.equal(reasons([morphine, score(2, 2)], ['mixing-clearance']), 'not-identifiable /measurements/1');
  for (const wrong of [0.9, 5.1, 50, Number.NaN])
    assert.equal(reasons([score(wrong, 24)], ['half-effect-infusion']), 'not-a-measurement /measurements/0');
});

test('a measurement that is none, and none at all, are refused', () => {
  for (const wrong of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
    assert.equal(reasons([csf('T12', wrong)], ['mixing-clearance']), 'not-a-measurement /measurements/0');
  assert.equal(
    reasons([], ['mixing-clearance']),
    'nothing-measured /measurements, not-identifiable /wanted/0',
  );
});

test('a level that nobody of the population has is refused and not fitted', () => {
  assert.equal(
    reasons([csf('T12', usual * 1000)], ['mixing-clearance']),
    'unlike-the-population /measurements',
  );
});
