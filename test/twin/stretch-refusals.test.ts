import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bands } from '../../src/twin/bands.ts';
import { individualUpdate } from '../../src/twin/individual-update.ts';
import { POPULATION, parameterValue } from '../../src/twin/parameters/parameter-set.ts';
import type { Scenario, Stretch } from '../../src/twin/scenario.ts';
import { simulate } from '../../src/twin/simulate.ts';
import { prepareStudy } from '../../src/twin/study.ts';
import { afterHours, INFUSED, observing } from './scenarios.ts';
import { LYING, nightly, stretch } from './stretches.ts';

const refusalsOf = (scenario: Scenario): readonly string[] => {
  const result = simulate(scenario);
  assert.ok(!result.ok, 'it was simulated');
  return result.refusal.map(({ code, at }) => `${code} ${at}`);
};

const REFUSED: readonly (readonly [string, readonly Stretch[], string])[] = [
  ['one over another', [stretch(1, 5, LYING), stretch(4, 6, LYING)], 'contradictory /stretches/1'],
  ['one within another', [stretch(1, 9, LYING), stretch(4, 6, LYING)], 'contradictory /stretches/1'],
  ['a night over a lying', [nightly(0, 48, [22, 6]), stretch(5, 7, LYING)], 'contradictory /stretches/1'],
  ['an order that is none', [stretch(5, 6, LYING), stretch(1, 2, LYING)], 'out-of-order /stretches/1/from'],
  ['an end before its beginning', [stretch(5, 5, LYING)], 'out-of-order /stretches/0/until'],
  ['a beginning before all else', [stretch(-1, 5, LYING)], 'out-of-range /stretches/0/from'],
  ['a day from 6 to 6', [nightly(1, 40, [6, 6])], 'contradictory /stretches/0/daily/until'],
  ['nights for a year', [nightly(1, 9000, [22, 6])], 'too-long /stretches/0/until'],
  ['no parameter', [stretch(1, 5, {})], 'missing /stretches/0/overrides'],
  ['an unknown one', [stretch(1, 5, { posture: 1 })], 'unknown-parameter /stretches/0/overrides/posture'],
  [
    'one far beyond its range',
    [stretch(1, 5, { dispersion: 6000 })],
    'out-of-range /stretches/0/overrides/dispersion',
  ],
  [
    'one that is no number',
    [stretch(1, 5, { dispersion: Number.NaN })],
    'not-a-number /stretches/0/overrides/dispersion',
  ],
  [
    'more absorbed than produced',
    [stretch(1, 5, { 'csf-production': 5 })],
    'contradictory /stretches/0/overrides',
  ],
  [
    'a loss below a part of it',
    [stretch(1, 5, { 'baclofen-csf-loss': 0.1 })],
    'contradictory /stretches/0/overrides/baclofen-csf-loss',
  ],
  [
    'meninges that close over what they hold',
    [stretch(1, 5, { 'baclofen-csf-loss': 0.15 })],
    'contradictory /stretches/0/overrides/baclofen-csf-loss',
  ],
  [
    'more of them than a file of postures has',
    Array.from({ length: 101 }, (_, i) => stretch(i / 10, (i + 1) / 10, LYING)),
    'too-long /stretches',
  ],
];

for (const [what, stretches, refusal] of REFUSED)
  test(`stretches with ${what} are refused with a pointer`, () => {
    const found = refusalsOf({ ...INFUSED, stretches });
    assert.ok(found.includes(refusal), found.join(', '));
  });

for (const [id, why] of [
  ['spinal-csf-volume', /volumes/],
  ['csf-area-at-26-cm', /volumes/],
  ['canal-length', /volumes/],
  ['cord-volume', /volumes/],
  ['baclofen-cord-partition', /a volume as far as drug goes/],
  ['release-width', /delivery/],
  ['injection-width', /delivery/],
  ['csf-production-highest', /daily course/],
  ['ziconotide-plasma-cl1', /blood/],
  ['baclofen-ec50', /effect/],
] as const)
  test(`${id} may not change in time, and why is said`, () => {
    const value = parameterValue(POPULATION, id);
    const result = simulate({ ...INFUSED, stretches: [stretch(1, 5, { [id]: value })] });
    assert.ok(!result.ok);
    assert.deepEqual(
      result.refusal.map(({ code, at }) => `${code} ${at}`),
      [`contradictory /stretches/0/overrides/${id}`],
    );
    assert.match(result.refusal[0]?.expected ?? '', why);
  });

test('more than a hundred days with a stretch in them are refused', () => {
  const observe = observing(['tip'], 24 * 101, 24);
  assert.deepEqual(refusalsOf({ ...INFUSED, observe, stretches: [stretch(1, 5, LYING)] }), [
    'too-long /stretches',
  ]);
});

test('more than a hundred thousand times of a patient who changes are refused', () => {
  const observe = observing(['tip'], 24, 1 / 3600 / 2);
  assert.deepEqual(refusalsOf({ ...INFUSED, observe, stretches: [stretch(1, 5, LYING)] }), [
    'too-long /observe/every',
  ]);
});

test('bands, a cohort and the update of one patient refuse stretches and never leave them out', () => {
  const scenario = { ...INFUSED, stretches: [stretch(1, 5, LYING)] };
  const band = bands(scenario, { patients: 40, seed: 1 });
  assert.ok(!band.ok);
  assert.deepEqual(
    band.refusal.map(({ at }) => at),
    ['/stretches'],
  );
  const study = prepareStudy({ patients: 2, seed: 1, programs: [{ name: 'lying', scenario }] });
  assert.ok(!study.ok);
  assert.deepEqual(
    study.refusal.map(({ at }) => at),
    ['/programs/0/scenario/stretches'],
  );
  const update = individualUpdate(scenario, {
    measurements: [{ kind: 'csf', drug: 'baclofen', place: 'L3-4', at: afterHours(4), ugPerMl: 0.1 }],
    wanted: ['mixing-clearance'],
    patients: 40,
    seed: 1,
  });
  assert.ok(!update.ok);
  const [refusal] = update.refusal;
  assert.ok(refusal?.kind === 'scenario');
  assert.deepEqual(
    refusal.refusals.map(({ at }) => at),
    ['/stretches'],
  );
});
