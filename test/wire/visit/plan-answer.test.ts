import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { UNADOPTED } from '../../../src/core/formulary.ts';
import { inSmallestUnit } from '../../../src/core/units.ts';
import { planVisit } from '../../../src/core/visit.ts';
import { decodeVisit } from '../../../src/wire/visit/decode-visit.ts';
import { encodePlan } from '../../../src/wire/visit/encode-plan.ts';
import { encodeVisit } from '../../../src/wire/visit/encode-visit.ts';
import { anyVisit } from './arbitrary-visit.ts';

const UNITS = new Set(['ug', 'mL', 'ug/mL', 'ug/d', 'mL/d', 'cm', 'h', 'd']);

/** Every amount of an answer, wherever it stands. */
function amountsIn(value: unknown): readonly { readonly value: unknown; readonly unit: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('unit' in value && 'value' in value) return [value];
  return Object.values(value).flatMap(amountsIn);
}

test('every visit that can be read can be planned, and every amount of the answer is a number with a known unit', () => {
  fc.assert(
    fc.property(anyVisit, (input) => {
      const answer = encodePlan(planVisit(input, UNADOPTED), input.timeZone);
      const written = JSON.parse(JSON.stringify(answer)) as typeof answer;
      for (const amount of amountsIn(written)) {
        assert.ok(typeof amount.value === 'number' && Number.isFinite(amount.value), JSON.stringify(amount));
        assert.ok(typeof amount.unit === 'string' && UNITS.has(amount.unit), JSON.stringify(amount));
      }
      assert.deepEqual(written, JSON.parse(JSON.stringify(written)));
    }),
    { numRuns: 500 },
  );
});

test('a visit that was written out and read again has the same plan', () => {
  fc.assert(
    fc.property(anyVisit, (input) => {
      const again = decodeVisit(JSON.stringify(encodeVisit(input)));
      assert.ok(again.ok);
      assert.deepEqual(planVisit(again.value, UNADOPTED), planVisit(input, UNADOPTED));
    }),
    { numRuns: 100 },
  );
});

const text = readFileSync(new URL('../../scenarios/baclofen-500-to-2000.json', import.meta.url), 'utf8');

test('the answer has the keys and units of the contract', () => {
  const visit = decodeVisit(text);
  assert.ok(visit.ok);
  const plan = planVisit(visit.value, UNADOPTED);
  const answer = encodePlan(plan, visit.value.timeZone);
  assert.deepEqual(Object.keys(answer), [
    'theca',
    'formulary',
    'residual',
    'delivery',
    'before',
    'bridge',
    'prime',
    'compounding',
    'dates',
    'findings',
  ]);
  assert.equal(answer.theca, 'plan/1');
  assert.deepEqual(answer.residual?.expected, { value: 7.183333, unit: 'mL' });
  assert.deepEqual(answer.bridge?.duration, { value: 20.148, unit: 'h' });
  assert.deepEqual(answer.bridge?.without.duration, { value: 3.358, unit: 'd' });
  assert.equal('declined' in (answer.bridge ?? {}), false);
  assert.equal(answer.dates.stability, '2027-05-21T11:00:00-05:00');
  assert.match(answer.dates.refillBy ?? '', /^\d{4}-\d{2}-\d{2}$/);
  assert.deepEqual(
    answer.delivery?.worstCase.map(({ drug, window }) => `${drug} ${window}`),
    ['baclofen PT1H', 'baclofen PT4H', 'baclofen PT24H'],
  );
});

test('nothing in the answer is rounded for display', () => {
  const visit = decodeVisit(text);
  assert.ok(visit.ok);
  const plan = planVisit(visit.value, UNADOPTED);
  const answer = encodePlan(plan, visit.value.timeZone);
  const { residual, delivery } = plan;
  assert.ok(residual !== null && delivery !== null && answer.residual !== null && answer.delivery !== null);
  assert.equal(answer.residual.ratio, residual.ratio);
  assert.equal(answer.residual.expected.value, inSmallestUnit(residual.expected) / 1_000_000);
  assert.equal(answer.delivery.worstCase[0]?.dose.value, 8.334);
});
