import assert from 'node:assert/strict';
import type { FindingFile } from '../../src/wire/visit/encode-finding.ts';
import type { Expectation } from './scenario.ts';

const THIN_SPACE = '\u202f';

interface Answer {
  readonly findings: readonly FindingFile[];
}

/** Everything that stands in `expected` stands in `found`, to the last digit; of a list the beginning. */
function assertHolds(found: unknown, expected: unknown, at: string): void {
  if (typeof expected !== 'object' || expected === null) {
    assert.deepEqual(found, expected, at);
    return;
  }
  assert.ok(typeof found === 'object' && found !== null, `${at} is missing`);
  for (const [key, value] of Object.entries(expected))
    assertHolds((found as Record<string, unknown>)[key], value, `${at}/${key}`);
}

/** The answer of a scenario, from the process or from the library, against its expectation. */
export function assertAnswer(answer: unknown, expectation: Expectation): void {
  assertHolds(answer, expectation.answer, '');
  const { findings } = answer as Answer;
  for (const { rule, severity, at, says } of expectation.findings) {
    const made = findings.filter(
      (each) => each.rule === rule && each.severity === severity && each.at === at,
    );
    assert.ok(
      made.length > 0,
      `no ${severity} ${rule} at ${at}; there are ${findings.map((each) => each.rule)}`,
    );
    const words = made.map((each) => each.message.replaceAll(THIN_SPACE, ' ')).join('\n');
    for (const each of says) assert.ok(words.includes(each), `${rule} does not say "${each}": ${words}`);
  }
  if (expectation.first !== undefined)
    assert.equal(findings[0]?.rule, expectation.first, 'what is read first');
  for (const rule of expectation.absent)
    assert.ok(!findings.some((each) => each.rule === rule), `${rule} has nothing to say here`);
}
