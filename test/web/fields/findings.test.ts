import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asBefore } from '../../../src/web/fields/findings.ts';
import type { FindingJson } from '../../../src/wire/contract/order.ts';

const finding = (rule: string, dose: number): FindingJson => ({
  rule,
  severity: 'warn',
  at: '/program/dose',
  message: `The dose is ${dose} mcg/day.`,
  working: { dose },
  source: { title: 'A guideline', where: 'page 1', confidence: 'verified', url: null, read: '2026-11-22' },
});

test('a finding that says the same is the one of before, and one whose figure changed is not', () => {
  const before = [finding('step', 200), finding('limit', 200)];
  const now = [finding('step', 210), finding('limit', 200)];
  const same = asBefore(before, now);
  assert.deepEqual(same, now, 'what is said is what the checks say now');
  assert.equal(same[0], now[0]);
  assert.equal(same[1], before[1]);
  assert.equal(asBefore(before, structuredClone(before)), before);
  assert.deepEqual(asBefore(before, [finding('limit', 200)]), [finding('limit', 200)]);
  assert.deepEqual(asBefore(before, before.toReversed()), before.toReversed());
});
