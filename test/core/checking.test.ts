import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHECK_LIMIT_MS, type Checking } from '../../src/core/checking.ts';
import { CHECKS } from '../../src/core/checks/all.ts';
import type { Check } from '../../src/core/checks/check.ts';
import type { Finding } from '../../src/core/findings.ts';
import { UNADOPTED } from '../../src/core/formulary.ts';
import { planVisit } from '../../src/core/visit.ts';
import { SAMPLE } from './sample-visit.ts';

const DEFECT = new TypeError('a defect');
const throws: Check = () => {
  throw DEFECT;
};

const findingsBy = (checking: Checking): readonly Finding[] =>
  planVisit(SAMPLE, UNADOPTED, checking).findings;
const notChecked = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ rule }) => rule === 'not-checked');

/** A clock that stands still but for one call. */
function watchThat(waitsAt: number, forMs: number): () => number {
  let [calls, now] = [0, 0];
  return () => {
    calls += 1;
    if (calls === waitsAt) now += forMs;
    return now;
  };
}

test('[SR-47] whichever check throws, the plan is not checked and says so before all else, and the other checks go on', () => {
  const whole = findingsBy({});
  assert.deepEqual(notChecked(whole), []);
  for (const index of CHECKS.keys()) {
    const heard: unknown[] = [];
    const findings = findingsBy({
      checks: CHECKS.with(index, throws),
      failed: (thrown) => heard.push(thrown),
    });
    const [said, ...more] = notChecked(findings);
    assert.equal(said?.severity, 'refuse');
    assert.match(said.message, new RegExp(`^NOT CHECKED: check ${index + 1} of ${CHECKS.length} failed`));
    assert.deepEqual([more, heard], [[], [DEFECT]]);
    const own = CHECKS[index]?.(SAMPLE, planVisit(SAMPLE, UNADOPTED), UNADOPTED) ?? [];
    assert.equal(findings.length, whole.length - own.length + 1, `check ${index + 1} of ${CHECKS.length}`);
  }
});

test('[SR-47] whichever check takes too long, what it said stands and the plan is not checked', () => {
  const whole = findingsBy({});
  for (const index of CHECKS.keys()) {
    // The watch is looked at before and after each check.
    const late = findingsBy({ watch: watchThat(2 * index + 2, CHECK_LIMIT_MS + 1) });
    assert.equal(late.length, whole.length + 1);
    assert.match(notChecked(late)[0]?.message ?? '', new RegExp(`check ${index + 1} of .* took too long`));
    assert.deepEqual(notChecked(findingsBy({ watch: watchThat(2 * index + 2, CHECK_LIMIT_MS) })), []);
  }
});

test('[SR-47] a plan of which every check failed is refused by each of them, and its figures stand', () => {
  const plan = planVisit(SAMPLE, UNADOPTED, { checks: CHECKS.map(() => throws) });
  assert.equal(notChecked(plan.findings).length, CHECKS.length);
  assert.notEqual(plan.delivery, null);
});
