import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefused } from '../../src/core/findings.ts';
import { UNADOPTED } from '../../src/core/formulary.ts';
import { planVisit } from '../../src/core/visit.ts';
import { decodeVisit } from '../../src/wire/visit/decode-visit.ts';
import { encodePlan } from '../../src/wire/visit/encode-plan.ts';
import { encodeVisit } from '../../src/wire/visit/encode-visit.ts';
import { differences } from '../oracle/differences.ts';
import { oracle } from '../oracle/dose-oracle.ts';
import { assertAnswer } from './check-answer.ts';
import { SCENARIOS } from './scenario.ts';

const REPLAYED = ['A1', 'A2', 'A3', 'A4', 'A5', 'A8', 'A11', 'A14', 'A15', 'A20'];

test('every accident of this issue is replayed, beside ordinary visits', () => {
  const told = new Set(SCENARIOS.flatMap(({ expectation }) => expectation.accident ?? []));
  assert.deepEqual([...told].sort(), [...REPLAYED].sort());
  assert.ok(SCENARIOS.length >= 20);
});

test('of every accident it is said which finding names it, and that one is read first', () => {
  for (const { name, expectation } of SCENARIOS)
    assert.equal(expectation.first !== undefined, expectation.accident !== undefined, name);
});

for (const { name, text, expectation } of SCENARIOS) {
  test(`${expectation.accident ?? 'visit'}, ${name}: ${expectation.about}`, () => {
    const visit = decodeVisit(text);
    assert.ok(visit.ok, JSON.stringify(visit));
    const plan = planVisit(visit.value, UNADOPTED);
    assertAnswer(JSON.parse(JSON.stringify(encodePlan(plan, visit.value.timeZone))), expectation);
    assert.equal(isRefused(plan.findings) ? 1 : 0, expectation.exit);
    assert.deepEqual(decodeVisit(JSON.stringify(encodeVisit(visit.value))), visit);
  });
}

test('[SR-28] the oracle agrees with every scenario to the last digit', () => {
  for (const { name, text } of SCENARIOS) {
    const visit = decodeVisit(text);
    assert.ok(visit.ok);
    const plan = planVisit(visit.value, UNADOPTED);
    assert.deepEqual(differences(visit.value, plan, oracle(visit.value, 1)), [], name);
  }
});
