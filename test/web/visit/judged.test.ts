import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../../src/core/findings.ts';
import { judgedOf } from '../../../src/web/visit/visit-plan.ts';
import type { FindingJson } from '../../../src/wire/contract/order.ts';

const source = {
  title: 't',
  where: 'w',
  url: 'https://localhost',
  confidence: 'verified',
  read: '2026-11-22',
} as const;
const finding = (rule: Finding['rule'], severity: Finding['severity'], at: string): Finding => ({
  rule,
  severity,
  at,
  message: rule,
  working: {},
  source,
});

const FINDINGS: readonly Finding[] = [
  finding('residual-port', 'refuse', '/visit/aspirated'),
  finding('daily-dose', 'refuse', '/visit/program/dose'),
  finding('residual-investigate', 'warn', '/visit/aspirated'),
  finding('dose-step', 'warn', '/visit/program/dose'),
  finding('unit-slip', 'warn', '/visit/program/dose'),
  finding('residual-watch', 'note', '/visit/aspirated'),
];
const written = FINDINGS.map(({ rule, severity, at }) => ({ rule, severity, at }) as FindingJson);
const accepted = [{ rule: 'unit-slip', at: '/visit/program/dose', reason: 'intended-change' }] as const;
const rules = (of: readonly FindingJson[]): readonly string[] => of.map(({ rule }) => rule);

test('findings are sorted by who has to answer them', () => {
  const judged = judgedOf({ findings: FINDINGS, residual: null }, written, accepted);
  assert.deepEqual(rules(judged.doubts), ['residual-port']);
  assert.deepEqual(rules(judged.barred), ['daily-dose']);
  assert.deepEqual(rules(judged.found), ['residual-investigate']);
  assert.deepEqual(rules(judged.fresh), ['dose-step']);
  assert.equal(judged.toAssess, true);
});

test('[SR-54] a verdict of investigate asks for an assessment also where every warning was accepted before', () => {
  const plan = { findings: [], residual: { verdict: 'investigate' } };
  assert.equal(judgedOf(plan, [], []).toAssess, true);
  assert.equal(judgedOf({ findings: [], residual: { verdict: 'watch' } }, [], []).toAssess, false);
});

test('a reason that was given for another place does not answer a warning', () => {
  const elsewhere = [{ ...accepted[0], at: '/visit/program/steps/0' }];
  const judged = judgedOf({ findings: FINDINGS, residual: null }, written, elsewhere);
  assert.deepEqual(rules(judged.fresh), ['dose-step', 'unit-slip']);
});
