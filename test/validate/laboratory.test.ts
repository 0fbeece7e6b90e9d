import assert from 'node:assert/strict';
import { test } from 'node:test';

import { areaToInfinity, valueAt } from '../../scripts/validate/curve.ts';
import {
  absorptionOf,
  type Experiment,
  infusionOf,
  injectionOf,
  laboratory,
} from '../../scripts/validate/laboratory.ts';
import { POPULATION } from '../../src/twin/parameters/parameter-set.ts';

const lab = laboratory(POPULATION);
const given = (how: Experiment['given']): Experiment => ({
  drug: 'morphine',
  given: how,
  levels: ['L2-3'],
  untilHours: 48,
  everyHours: 0.1,
});
const isNear = (found: number, wanted: number, relative: number): void =>
  assert.ok(Math.abs(found / wanted - 1) <= relative, `${found} for ${wanted}`);

test('what was given is what the twin was given, however it was cut', () => {
  for (const how of [injectionOf(300, 'L2-3'), infusionOf(300, 'L2-3', 2), absorptionOf(300, 'L2-3', 22)])
    isNear(lab.run(given(how)).balance.deliveredUg, 300, 1.1e-3);
});

test('an area does not depend on how fast the dose was given', () => {
  const areas = [injectionOf(300, 'L2-3'), infusionOf(300, 'L2-3', 2), absorptionOf(300, 'L2-3', 22)].map(
    (how) => areaToInfinity(lab.run(given(how)).curve('L2-3')),
  );
  for (const area of areas) isNear(area, areas[0] ?? Number.NaN, 0.005);
});

test('an infusion of many small injections lies between the two injections that end it and begin it', () => {
  const [first, infused, last] = [
    injectionOf(300, 'L2-3'),
    infusionOf(300, 'L2-3', 2),
    { ...injectionOf(300, 'L2-3'), doses: [{ hours: 2, ug: 300 }] },
  ].map((how) => lab.run(given(how)).curve('L2-3'));
  for (const hours of [3, 6, 12]) {
    const between = valueAt(infused ?? [], hours);
    assert.ok(valueAt(first ?? [], hours) < between && between < valueAt(last ?? [], hours), `${hours} h`);
  }
});

test('half of an epidural dose that gets in at all is in after one half-life', () => {
  const how = absorptionOf(1000, 'L2-3', 22);
  assert.ok(how.kind === 'injections');
  const within = how.doses.filter(({ hours }) => hours < 22 / 60).reduce((sum, { ug }) => sum + ug, 0);
  isNear(within, 500, 1e-9);
});

test('a steady level is the rate over the clearance that an injection at the tip tells', () => {
  const steady = lab.run({
    ...given({ kind: 'steady', tip: 'L2-3', ugPerDay: 2400 }),
    untilHours: 1,
    everyHours: 1,
  });
  const width = { 'injection-width': POPULATION.get('release-width')?.value ?? Number.NaN };
  const once = lab.run({ ...given(injectionOf(100, 'L2-3')), everyHours: 0.02, overrides: width });
  isNear(valueAt(steady.curve('L2-3'), 0), areaToInfinity(once.curve('L2-3')), 0.01);
});

test('an experiment that the twin refuses is an error and not a prediction', () => {
  assert.throws(
    () => lab.run({ ...given(injectionOf(300, 'L2-3')), overrides: { dispersion: -1 } }),
    /refused/,
  );
  assert.throws(() => lab.run(given(injectionOf(300, 'L2-3'))).curve('T12'), /T12/);
});
