import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantAt } from '../../../src/core/time.ts';
import { COMBINATIONS, type CombinationId } from '../../../src/twin/identifiable.ts';
import { individualUpdate, type UpdateReason } from '../../../src/twin/individual-update.ts';
import type { Measurement } from '../../../src/twin/measurement.ts';
import english from '../../../src/web/messages/twin.en.json' with { type: 'json' };
import spanish from '../../../src/web/messages/twin.es.json' with { type: 'json' };
import { combinationShown, reasonKey } from '../../../src/web/twin/measured-reason.ts';
import { warmUp } from '../../../src/web/twin/warm-up.ts';

/** One of every code, or this does not compile. */
const REASONS: { readonly [Code in UpdateReason['code']]: Extract<UpdateReason, { code: Code }> } = {
  'nothing-measured': { code: 'nothing-measured' },
  'not-above-zero': { code: 'not-above-zero' },
  'off-scale': { code: 'off-scale', from: 1, to: 5 },
  'another-drug': { code: 'another-drug', first: 'baclofen' },
  'not-told': { code: 'not-told', id: 'reach' },
  'more-than-two': { code: 'more-than-two' },
  'few-patients': { code: 'few-patients', least: 40 },
  'not-computed': { code: 'not-computed', measurement: 0 },
  'unlike-all': { code: 'unlike-all' },
  'unlike-most': { code: 'unlike-most', effective: 1.2, patients: 200 },
};

function told(key: string): void {
  assert.ok(Object.hasOwn(english, key), key);
  assert.ok(Object.hasOwn(spanish, key), key);
}

test('every reason for which nothing is estimated has words in both languages', () => {
  for (const { code } of Object.values(REASONS)) told(reasonKey(code));
  for (const id of Object.keys(COMBINATIONS) as CombinationId[]) {
    told(`twin.combination.${combinationShown(id)}`);
    told(`twin.combination.${combinationShown(id)}.needs`);
  }
});

const [line] = warmUp().lines;
assert.ok(line !== undefined);
const { scenario } = line;
const csf = (ugPerMl: number, drug: 'baclofen' | 'morphine' = 'baclofen'): Measurement => ({
  kind: 'csf',
  at: scenario.observe.to,
  drug,
  place: 'tip',
  ugPerMl,
});

function reasons(
  measurements: readonly Measurement[],
  wanted: readonly CombinationId[] = [],
  patients = 40,
): readonly UpdateReason[] {
  const update = individualUpdate(scenario, { measurements, wanted, patients, seed: 1 });
  assert.ok(!update.ok);
  return update.refusal.flatMap((one) => (one.kind === 'update' ? [one.because] : []));
}

test('a refusal carries the figures that it speaks of', () => {
  assert.deepEqual(reasons([]), [{ code: 'nothing-measured' }]);
  assert.deepEqual(reasons([csf(0)]), [{ code: 'not-above-zero' }]);
  const score = { kind: 'score', at: instantAt(0), effect: 'spasticity-leg', score: 9 } as const;
  assert.deepEqual(reasons([score]), [{ code: 'off-scale', from: 1, to: 5 }]);
  assert.deepEqual(reasons([csf(1), csf(1, 'morphine')]), [{ code: 'another-drug', first: 'baclofen' }]);
  assert.deepEqual(reasons([csf(1)], ['reach']), [{ code: 'not-told', id: 'reach' }]);
  assert.deepEqual(reasons([csf(1)], [], 39), [{ code: 'few-patients', least: 40 }]);
});
