import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nanolitres } from '../../src/core/units.ts';
import { isKnownInCsf } from '../../src/twin/parameters/drug-loss.ts';
import type { Scenario } from '../../src/twin/scenario.ts';
import { simulate } from '../../src/twin/simulate.ts';
import type { OutsideRemark, Simulation } from '../../src/twin/simulation.ts';
import { catheterTo, INFUSED, INJECTED, injection, observing, PUMP } from './scenarios.ts';

function simulated(scenario: Scenario): Simulation {
  const result = simulate(scenario);
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.refusal));
  return result.value;
}

const codesOf = ({ outside }: Simulation): readonly OutsideRemark['code'][] =>
  outside.filter(({ notComputed }) => notComputed).map(({ code }) => code);

const OUTSIDE: readonly (readonly [string, Scenario, OutsideRemark['code']])[] = [
  [
    'a hyperbaric solution',
    {
      ...INJECTED,
      delivery: [{ ...injection('bupivacaine', 10_000, 'L3-4'), baricity: 'hyperbaric' }],
    },
    'baricity',
  ],
  [
    'a hypobaric solution',
    { ...INJECTED, delivery: [{ ...injection('bupivacaine', 10_000, 'L3-4'), baricity: 'hypobaric' }] },
    'baricity',
  ],
  [
    'ten millilitres at once',
    {
      ...INJECTED,
      delivery: [{ ...injection('morphine', 300, 'L3-4'), injectate: nanolitres(10_000_000) }],
    },
    'large-injectate',
  ],
  [
    'an injection into a ventricle',
    { ...INJECTED, delivery: [injection('morphine', 300, 'ventricle')] },
    'intraventricular',
  ],
  [
    'a tip that nobody knows',
    { ...INFUSED, catheter: { segments: INFUSED.catheter?.segments ?? [] } },
    'unknown-tip',
  ],
];

for (const [what, scenario, code] of OUTSIDE)
  test(`${what} is outside the model: said, and no level is computed`, () => {
    const simulation = simulated(scenario);
    assert.deepEqual(codesOf(simulation), [code]);
    assert.deepEqual(simulation.series, []);
    assert.deepEqual(simulation.balance, []);
  });

test('where the tip is unknown, what leaves it is still computed', () => {
  const [tip] = simulated({ ...INFUSED, catheter: { segments: INFUSED.catheter?.segments ?? [] } }).tip;
  assert.ok(tip);
  assert.ok(Math.abs((tip.ugPerHour[0] ?? 0) - 200 / 24) < 1e-12);
});

test('a level that lies outside leaves the others', () => {
  const simulation = simulated({
    ...INJECTED,
    patient: {},
    observe: observing(['L2-3', 'plasma', 'cord T8', 'cord L4'], 4),
  });
  assert.deepEqual(
    simulation.series.map(({ name, standing }) => `${name} ${standing}`),
    ['L2-3 model', 'cord T8 prior'],
  );
  assert.deepEqual(codesOf(simulation), ['weight-unknown', 'not-in-cord']);
  assert.ok(simulation.outside.some(({ code }) => code === 'prior'));
});

test('baclofen and clonidine have no plasma level: nobody knows one', () => {
  for (const drug of ['baclofen', 'clonidine'] as const) {
    const simulation = simulated({
      ...INJECTED,
      delivery: [injection(drug, 50, 'L2-3')],
      observe: observing(['plasma'], 4),
    });
    assert.deepEqual(codesOf(simulation), ['no-plasma-model']);
    assert.deepEqual(simulation.series, []);
  }
});

test('an effect of a drug that nobody gives is not computed, and that is said', () => {
  const simulation = simulated({ ...INJECTED, observe: observing(['effect spasticity-leg', 'T12'], 4) });
  assert.deepEqual(
    simulation.series.map(({ name }) => name),
    ['T12'],
  );
  assert.deepEqual(codesOf(simulation), ['no-effect-model']);
});

test('the strength of analgesia is not given where nobody knows it on the scale of CSF', () => {
  const simulation = simulated({
    ...INJECTED,
    catheter: catheterTo('T10'),
    pump: PUMP,
    observe: observing(['effect morphine-analgesia'], 4),
  });
  assert.deepEqual(
    simulation.series.map(({ quantity }) => quantity),
    ['effect-site'],
  );
  assert.deepEqual(codesOf(simulation), ['no-effect-model']);
});

test('no scenario of one injection leaves anything but numbers of zero or more', () => {
  const drugs = (
    ['morphine', 'baclofen', 'ziconotide', 'sufentanil', 'fentanyl', 'clonidine'] as const
  ).filter(isKnownInCsf);
  const any = fc.record({
    drug: fc.constantFrom(...drugs),
    cm: fc.double({ min: 0, max: 62, noNaN: true }),
    ug: fc.integer({ min: 0, max: 100_000 }),
    every: fc.constantFrom(1 / 60, 0.1, 1, 12),
    dispersion: fc.double({ min: 15, max: 2000, noNaN: true }),
  });
  fc.assert(
    fc.property(any, ({ drug, cm, ug, every, dispersion }) => {
      const names = ['S1', 'L2-3', 'T6', 'C1', 'cisterna', 'cord T6', 'plasma'];
      const { series } = simulated({
        ...INJECTED,
        overrides: { dispersion },
        delivery: [injection(drug, ug, { cm })],
        observe: observing(names, every * 40, every),
      });
      for (const { values } of series)
        for (const value of values) assert.ok(Number.isFinite(value) && value >= 0);
    }),
    { numRuns: 60 },
  );
});

test('the seconds after an injection at either end of the canal are simulated at every level, over the range of dispersion', () => {
  const names = ['S2', 'L3-4', 'T12', 'T6', 'C7', 'C1', 'cisterna', 'cord T12'];
  for (const drug of ['morphine', 'ziconotide', 'fentanyl'] as const)
    for (const cm of [0, 3, 45, 62])
      for (const dispersion of [150, 250, 540]) {
        const { series } = simulated({
          ...INJECTED,
          overrides: { dispersion },
          delivery: [injection(drug, 1000, { cm })],
          observe: observing(names, 20 / 3600, 1 / 3600),
        });
        assert.equal(series.length, names.length);
        for (const { values } of series) assert.ok(values.every((value) => value >= 0));
      }
});

test('a scenario in which no drug is given says that there is nothing to compute', () => {
  const simulation = simulated({ ...INJECTED, delivery: [] });
  assert.deepEqual(simulation.series, []);
  const [remark] = simulation.outside.filter(({ code }) => code === 'no-drug');
  assert.equal(remark?.notComputed, true);
});
