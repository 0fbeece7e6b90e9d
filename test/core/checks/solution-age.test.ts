import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNADOPTED } from '../../../src/core/formulary.ts';
import type { Mixture } from '../../../src/core/mixture.ts';
import { instantAt } from '../../../src/core/time.ts';
import { planVisit } from '../../../src/core/visit.ts';
import { mcgPerMl } from '../amounts.ts';
import { moment, SAMPLE } from '../sample-visit.ts';

const FILLED = Date.parse('2026-09-01T15:00Z');
const DAY = 86_400_000;
const ZICONOTIDE: Mixture = [{ drug: 'ziconotide', concentration: mcgPerMl(25) }];

function overdue(components: Mixture, milliseconds: number) {
  assert.ok(SAMPLE.last !== null);
  const fill = { ...SAMPLE.last.fill, at: moment('2026-09-01T15:00Z'), components };
  const visit = { ...SAMPLE.visit, at: instantAt(FILLED + milliseconds) };
  const plan = planVisit({ ...SAMPLE, last: { ...SAMPLE.last, fill }, visit }, UNADOPTED);
  return plan.findings.filter((finding) => finding.rule === 'solution-overdue');
}

test('ziconotide is overdue from the first moment after fourteen days, because it may have been the first fill', () => {
  assert.deepEqual(overdue(ZICONOTIDE, 14 * DAY), []);
  const [found, ...others] = overdue(ZICONOTIDE, 14 * DAY + 1);
  assert.deepEqual(others, []);
  assert.equal(found?.severity, 'warn');
  assert.equal(found?.at, '/last/fill/at');
  assert.match(found?.message ?? '', /first fill/);
});

test('a drug whose fills all last the same is overdue after that time, without a word of a first fill', () => {
  const baclofen: Mixture = [{ drug: 'baclofen', concentration: mcgPerMl(500) }];
  assert.deepEqual(overdue(baclofen, 180 * DAY), []);
  const [found] = overdue(baclofen, 181 * DAY);
  assert.doesNotMatch(found?.message ?? '', /first fill/);
  assert.equal(found?.severity, 'warn');
});

test('of a mixture without any stability data nothing is overdue; that it has none is said elsewhere', () => {
  const fentanyl: Mixture = [{ drug: 'fentanyl', concentration: mcgPerMl(2000) }];
  assert.deepEqual(overdue(fentanyl, 400 * DAY), []);
});
