import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accidentsIn } from '../../scripts/trace/ids.ts';
import { asMarkdown } from '../../scripts/trace/markdown.ts';
import { traceOf } from '../../scripts/trace/matrix.ts';
import { readSafety } from '../../scripts/trace/read.ts';
import type { TestResults } from '../../scripts/trace/test-results.ts';
import { brokenLinks } from '../architecture/written-rules.ts';

const { requirements, register } = readSafety();
const of = (number: number): string => `[${'SR'}-${number}]`;

const results: TestResults = {
  tests: [
    ...Array.from({ length: 9 }, (_, index) => ({
      file: 'test/core/many.test.ts',
      title: `${of(1)} the visits from ${index}`,
      outcome: 'passed' as const,
    })),
    { file: 'test/core/a.test.ts', title: `${of(1)} ${of(2)} a | b < c`, outcome: 'passed' },
    { file: 'test/core/a.test.ts', title: `${of(3)} fails`, outcome: 'failed' },
    { file: 'test/core/a.test.ts', title: 'A1: minutes for hours', outcome: 'passed' },
  ],
  notRun: [{ file: 'test/browser/a.test.ts', text: `browserTest(clinic, '${of(4)} it shows')` }],
};
const trace = traceOf(requirements, register, results);
const page = asMarkdown(trace);

test('a requirement leads to its hazards, to every test that carries its id, and to how they ended', () => {
  const [first, second, third, fourth, fifth] = trace.requirements;
  assert.deepEqual(
    [first, second, third, fourth, fifth].map((each) => [each?.testedBy.length, each?.result]),
    [
      [10, 'passed'],
      [1, 'passed'],
      [1, 'failed'],
      [0, 'not seen'],
      [0, 'no test'],
    ],
  );
  for (const { id, hazards } of trace.requirements)
    assert.deepEqual(
      hazards,
      register.hazards.filter((hazard) => hazard.requirements.includes(id)).map((hazard) => hazard.id),
    );
});

test('of each hazard every requirement is either held, by tests that passed, or told as open', () => {
  for (const { id, held, open, requirements: own } of trace.hazards) {
    assert.deepEqual([...held, ...open].sort(), [...own].sort(), id);
    for (const each of held) {
      const found = trace.requirements.find((requirement) => requirement.id === each);
      assert.deepEqual([found?.status, found?.result], ['implemented', 'passed'], each);
    }
  }
  // Only the first two passed in that run: whatever else is claimed is open, and said to be.
  assert.deepEqual([...new Set(trace.hazards.flatMap(({ held }) => held))].sort(), ['SR-1', 'SR-2']);
  const said = page.slice(page.indexOf('## What does not wholly hold'), page.indexOf('## Hazards'));
  for (const { id, status, result } of trace.requirements) {
    const isOpen = status !== 'implemented' || result !== 'passed';
    assert.equal(said.includes(`| [${id}](`), isOpen, id);
  }
});

test('a measure that is made of no requirement is said to be traced to no test', () => {
  const untraced = register.hazards.flatMap(({ controls }) => controls.filter(({ by }) => by.length === 0));
  assert.ok(untraced.length > 0);
  for (const { measure } of untraced) {
    const line = page.split('\n').find((each) => each.includes(` | ${measure} | `));
    assert.match(line ?? '', /no requirement, no test traced/);
  }
  assert.match(page, new RegExp(`${untraced.length} measures are traced to no requirement`));
});

test('an accident leads to its hazards and to the tests that name it', () => {
  assert.deepEqual(accidentsIn('[A6] a pump'), ['A6']);
  assert.deepEqual(accidentsIn('A1, a1-minutes-for-hours: an interval; A20: more'), ['A1', 'A20']);
  assert.deepEqual(accidentsIn('A810, PA1, A-1, a1-x, WCAG 2.2 AA and A100'), []);
  const [first] = trace.accidents;
  assert.deepEqual(
    first?.testedBy.map(({ title }) => title),
    ['A1: minutes for hours'],
  );
  assert.ok((first?.hazards.length ?? 0) > 0);
});

test('every requirement is counted once, and the page says all three numbers', () => {
  const { implemented, partly, notYet } = trace.counts;
  assert.equal(implemented + partly + notYet, requirements.length);
  assert.match(
    page,
    new RegExp(`${implemented} are implemented, ${partly} partly, and ${notYet} are not built yet`),
  );
});

test('every hazard, requirement and accident has its heading, and every link of the page leads to one', () => {
  for (const { id } of [...register.hazards, ...requirements, ...register.accidents])
    assert.ok(page.includes(`\n### ${id}\n`), id);
  const broken = brokenLinks(
    [{ path: 'docs/safety-trace.md', text: page }],
    (file) => file === 'docs/safety-trace.md' || file === 'docs/safety.md',
  );
  assert.deepEqual(broken, []);
});

test('a title cannot break a table, and of many tests in one file the rest are counted', () => {
  assert.ok(page.includes('a \\| b &lt; c'));
  assert.ok(page.includes('- and 3 more: passed'));
});

test('the same data make the same page, whatever order the tests ended in', () => {
  const otherwise = { ...results, tests: results.tests.toReversed() };
  assert.equal(asMarkdown(traceOf(requirements, register, otherwise)), page);
  assert.doesNotMatch(page, /\b20\d\d-\d\d-\d\dT|\d ms\b/);
});
