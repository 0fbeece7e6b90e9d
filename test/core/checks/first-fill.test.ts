import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mcgPerDay, mL } from '../amounts.ts';
import { ADULT, continuous, of, plain, ruled, severities, type Told } from './dose-visits.ts';

const RINSED = { rinses: { count: 3, volume: mL(2) } };
const first = (mcgPerMl: number, visit: Told['visit'] = RINSED): Told => ({
  mixture: [of('ziconotide', mcgPerMl)],
  program: continuous(mcgPerDay(1.2)),
  patient: ADULT,
  visit,
});
const later = (mcgPerMl: number): Told => ({
  ...first(mcgPerMl, {}),
  before: { mixture: [of('ziconotide', 25)], program: continuous(mcgPerDay(1.2)) },
});

test('A14: a pump that never held ziconotide is filled with 25 mcg/mL and nothing else', () => {
  assert.deepEqual(severities('first-fill-concentration', first(25)), []);
  for (const other of [25.001, 100, 24.999])
    assert.deepEqual(severities('first-fill-concentration', first(other)), ['refuse']);
  assert.deepEqual(severities('first-fill-concentration', later(100)), []);
});

test('A14: three rinses of 2 mL stand before the first fill; none recorded is none done', () => {
  assert.deepEqual(ruled('first-fill-rinse', first(25)), []);
  const cases = [{}, { rinses: { count: 2, volume: mL(2) } }, { rinses: { count: 3, volume: mL(1.9) } }];
  for (const visit of cases) assert.deepEqual(severities('first-fill-rinse', first(25, visit)), ['warn']);
  assert.match(plain(ruled('first-fill-rinse', first(25, {}))), /3 rinses of 2 mL .*none are recorded/);
  assert.deepEqual(ruled('first-fill-rinse', later(25)), []);
});

test('A14: the first fill lasts 14 days, and a pump that held another drug is still a first', () => {
  assert.match(plain(ruled('first-fill-interval', first(25))), /14 days/);
  const other: Told = {
    ...first(25),
    before: { mixture: [of('morphine', 5000)], program: continuous(mcgPerDay(100)) },
  };
  assert.equal(ruled('first-fill-interval', other).length, 1);
  assert.deepEqual(ruled('first-fill-interval', later(25)), []);
});

test('where the European interval is shorter than the US one, both are shown', () => {
  assert.match(plain(ruled('stability-other-source', later(100))), /60 days .*not 84 days/);
  assert.deepEqual(ruled('stability-other-source', first(25)), []);
});
