import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mL } from '../amounts.ts';
import { findingOf, visitWith } from './visit-findings.ts';

const prime = { part: 'tubing-and-catheter', catheterDrugFree: true } as const;
const first = { last: null, visit: { aspirated: undefined, read: undefined, prime } } as const;

test('[SR-40] A11: a prime is the dead volume and says that more would be a bolus', () => {
  const found = findingOf(visitWith(first), 'prime');
  assert.match(found?.said ?? '', /0\.3358 mL at 1 mL\/hour takes 20\.148 min/);
});

test('[SR-40] A11: a catheter that may hold drug is not primed', () => {
  const found = findingOf(
    visitWith({ visit: { prime: { ...prime, catheterDrugFree: false } } }),
    'prime-drug-free',
  );
  assert.equal(found?.severity, 'refuse');
});

test('[SR-40] after therapy a prime is a warning: the catheter must have been replaced or aspirated', () => {
  assert.equal(findingOf(visitWith({ visit: { prime } }), 'prime-after-therapy')?.severity, 'warn');
  assert.equal(findingOf(visitWith(first), 'prime-after-therapy'), null);
});

test('A11: a tubing volume above that of the pump would push the difference as drug', () => {
  const pump = { model: 'synchromed-ii-40', lowReservoirAlarm: mL(2), tubingVolume: mL(0.2) } as const;
  const found = findingOf(visitWith({ ...first, pump }), 'prime-tubing-volume');
  assert.equal(found?.severity, 'refuse');
  assert.match(found?.said ?? '', /0\.2 mL.*0\.14 mL.*120 mcg of baclofen too much/);
});

test('A11: 0.199 mL interprets old records and primes nothing', () => {
  const pump = { model: 'synchromed-ii-40', lowReservoirAlarm: mL(2), tubingVolume: mL(0.199) } as const;
  const found = findingOf(visitWith({ ...first, pump }), 'tubing-former-value');
  assert.equal(found?.severity, 'refuse');
  assert.match(found?.said ?? '', /118 mcg/);
});

test('a catheter alone is primed where the tubing volume is not known; both together are not', () => {
  const pump = { model: 'synchromed-iii-40', lowReservoirAlarm: mL(2) } as const;
  const both = findingOf(visitWith({ ...first, pump }), 'prime-path-unknown');
  assert.equal(both?.at, '/pump/tubingVolume');
  const alone = visitWith({
    ...first,
    pump,
    visit: { ...first.visit, prime: { ...prime, part: 'catheter' } },
  });
  assert.equal(findingOf(alone, 'prime-path-unknown'), null);
});

test('a first fill without a prime says when the first drug arrives', () => {
  const found = findingOf(visitWith({ last: null, visit: { aspirated: undefined } }), 'prime-none');
  assert.match(found?.said ?? '', /after 3 days 8 h 36 min/);
});
