import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { UNADOPTED } from '../../../src/core/formulary.ts';
import { compareInstants } from '../../../src/core/time.ts';
import { planVisit } from '../../../src/core/visit.ts';
import { anyVisit } from '../any-visit.ts';
import { dosed, findingOf, visitWith } from './visit-findings.ts';

const RULE = 'stability-before-empty';

test('[SR-51] a solution that decays before the program has used it is told of, with both days', () => {
  // A bridge of 0.3358 mL at 0.4 mL/day, then 37.6642 mL at 0.1 mL/day to 2 mL: 377.5 days. Baclofen keeps 180.
  const found = findingOf(visitWith({}), RULE);
  assert.match(found?.said ?? '', /keeps until 2027-05-21.*low only on 2027-12-04/);
  assert.equal(findingOf(visitWith({ visit: { program: dosed(800) } }), RULE), null);
});

test('[SR-51] a pump that stands still never uses up what decays in it', () => {
  const found = findingOf(visitWith({ visit: { program: { mode: 'stopped' } } }), RULE);
  assert.match(found?.said ?? '', /never runs low/);
});

test('[SR-51] where nobody knows where the alarm sounds, it is not said that the reservoir never runs low', () => {
  // The maker recommends no volume for this model, and none was set on this pump.
  const found = findingOf(visitWith({ pump: { model: 'synchromed-iii-40' } }), RULE);
  assert.match(found?.said ?? '', /keeps until .*not known when the reservoir is low/);
  assert.doesNotMatch(found?.said ?? '', /never/);
  assert.deepEqual(found?.working['lowReservoirAlarm'], { kind: 'text', value: 'unknown' });
});

test('[SR-51] it is told where the stability ends before the reservoir is low and nowhere else, and the refill stands before both', () => {
  fc.assert(
    fc.property(anyVisit, (input) => {
      const { dates, delivery, findings } = planVisit(input, UNADOPTED);
      const { stability, lowReservoirAlarm: low } = dates;
      const outlives =
        delivery !== null && stability !== null && (low === null || compareInstants(low, stability) > 0);
      assert.equal(
        findings.some(({ rule }) => rule === RULE),
        outlives,
      );
    }),
    { numRuns: 400 },
  );
});

test('[SR-51] a higher dose never outlives its solution where a lower one did not', () => {
  const dose = fc.integer({ min: 20, max: 1500 });
  fc.assert(
    fc.property(dose, dose, (a, b) => {
      const told = (mcg: number): boolean =>
        findingOf(visitWith({ visit: { program: dosed(mcg) } }), RULE) !== null;
      if (!told(Math.min(a, b))) assert.equal(told(Math.max(a, b)), false);
    }),
    { numRuns: 60 },
  );
});
