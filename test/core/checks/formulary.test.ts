import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adoptable } from '../../../src/core/checks/formulary.ts';
import type { Formulary } from '../../../src/core/formulary.ts';
import { mcgPerDay } from '../amounts.ts';
import { ADULT, continuous, of, ruled, severities, type Told } from './dose-visits.ts';

const adopting = (limit: string, max: number): Formulary => ({
  version: 'clinic-1',
  adoptions: [{ limit, max, by: 'P. Harmon', on: '2026-06-01' }],
});
const told: Told = {
  mixture: [of('ziconotide', 25)],
  program: continuous(mcgPerDay(21)),
  patient: ADULT,
};

test('a clinic that adopts the European maximum of ziconotide is judged by it', () => {
  assert.deepEqual(severities('daily-dose', told), ['refuse']);
  assert.deepEqual(severities('daily-dose', told, adopting('ziconotide.daily-dose.label', 21_600)), []);
  assert.deepEqual(severities('daily-dose', told, adopting('ziconotide.daily-dose.label', 20_999)), [
    'refuse',
  ]);
});

test('the dose of the other source stands in the working, with the reason for the choice', () => {
  const found = ruled('daily-dose', told)[0];
  assert.deepEqual(found?.working['ziconotide.daily-dose.eu'], { kind: 'dose-rate', value: mcgPerDay(21.6) });
  assert.match(JSON.stringify(found?.working['choice']), /US label is the lower/);
});

test('an adoption of a limit that does not exist is named and has no effect', () => {
  const misspelt = adopting('ziconotide.daily-dose.lable', 21_600);
  assert.deepEqual(severities('daily-dose', told, misspelt), ['refuse']);
  assert.equal(ruled('adoption-unknown', told, misspelt).length, 1);
  for (const limit of adoptable)
    assert.deepEqual(ruled('adoption-unknown', told, adopting(limit, 1)), [], limit);
});
