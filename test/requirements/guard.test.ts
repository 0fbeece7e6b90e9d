import assert from 'node:assert/strict';
import { test } from 'node:test';

import { judge, unknownIds } from '../../scripts/trace/guard.ts';
import type { Outcome, TestResults } from '../../scripts/trace/test-results.ts';

// Written in halves, so that a search for ids in this file finds none.
const id = (number: string): string => `[${'SR'}-${number}]`;

const run = (...tests: readonly (readonly [title: string, outcome: Outcome])[]): TestResults => ({
  tests: tests.map(([title, outcome]) => ({ file: 'test/a.test.ts', title, outcome })),
  notRun: [],
});

const claim = (id: string, status: 'implemented' | 'partly' | 'not-yet') => ({ id, status });
const FIRST = claim('SR-1', 'implemented');

test('a claim with a test that passed holds', () => {
  assert.deepEqual(judge([FIRST], run([`${id('1')} it holds`, 'passed'])), { problems: [], notes: [] });
});

test('an id that no requirement has is refused, with the file and the title', () => {
  const { problems } = judge([FIRST], run([`${id('1')} a`, 'passed'], [`${id('96')} b`, 'passed']));
  assert.deepEqual(problems, [`SR-96 is no requirement: test/a.test.ts: ${id('96')} b`]);
});

test('an id that is written otherwise is refused, so that no test is lost without a word', () => {
  for (const text of ['SR-1', '[SR1]', '(SR-1)', '[sr-1]', '[SR-01]', '[SR-1, SR-2]', '[SR-1…25]', '[SR 1]'])
    assert.equal(unknownIds([FIRST], run([`${text} it holds`, 'passed'])).length > 0, true, text);
  for (const text of [id('1'), `a${id('1')}`, `${id('1')}${id('1')}`, 'SRAM-1', 'HSR', 'a word'])
    assert.deepEqual(unknownIds([FIRST], run([`${text} it holds`, 'passed'])), [], text);
});

test('a claim without a test that passed is refused, in part or whole', () => {
  for (const status of ['implemented', 'partly'] as const) {
    const { problems } = judge([claim('SR-1', status)], run(['another', 'passed']));
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? '', /^SR-1 is claimed as .*implemented without a test that passed$/);
  }
});

test('the id of another requirement is no evidence, nor one that begins alike', () => {
  assert.equal(
    judge([FIRST, claim('SR-11', 'not-yet')], run([`${id('11')} b`, 'passed'])).problems.length,
    1,
  );
});

test('a failed test speaks against the claim, whatever else passed', () => {
  const { problems } = judge([FIRST], run([`${id('1')} a`, 'passed'], [`${id('1')} b`, 'failed']));
  assert.deepEqual(problems, ['SR-1 is claimed as implemented, and a test of it failed']);
});

test('a claim whose tests were all skipped was not seen: told, and no failure', () => {
  const skipped = judge([FIRST], run([`${id('1')} a`, 'skipped']));
  const notRun = judge([FIRST], {
    tests: [],
    notRun: [{ file: 'test/browser/b.test.ts', text: `browserTest('${id('1')} it shows');` }],
  });
  for (const { problems, notes } of [skipped, notRun]) {
    assert.deepEqual(problems, []);
    assert.match(notes.join(), /SR-1 WAS NOT SEEN/);
  }
});

test('one test that passed is enough where another was skipped', () => {
  assert.deepEqual(judge([FIRST], run([`${id('1')} a`, 'passed'], [`${id('1')} b`, 'skipped'])), {
    problems: [],
    notes: [],
  });
});

test('what is said not to be built needs no test, and tests of it are told', () => {
  const notYet = claim('SR-1', 'not-yet');
  assert.deepEqual(judge([notYet], run()), { problems: [], notes: [] });
  const { problems, notes } = judge([notYet], run([`${id('1')} a`, 'passed']));
  assert.deepEqual([problems.length, notes.length], [0, 1]);
});
