import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { EXPLANATIONS } from '../../scripts/validate/explanations.ts';
import { parametersWithout, readFitted } from '../../scripts/validate/fitted.ts';
import { laboratory } from '../../scripts/validate/laboratory.ts';
import { METHODS } from '../../scripts/validate/methods/all.ts';
import { reportIn, reportOf } from '../../scripts/validate/report.ts';
import { countsOf } from '../../scripts/validate/table.ts';
import { isInside, TARGETS } from '../../scripts/validate/target.ts';
import { predictionOf, verdicts } from '../../scripts/validate/verdict.ts';
import { virtualPatients } from '../../src/twin/cohort.ts';
import { POPULATION } from '../../src/twin/parameters/parameter-set.ts';

const byName = (a: string, b: string): number => (a < b ? -1 : 1);
const fitted = readFitted();
const found = verdicts(TARGETS, POPULATION, parametersWithout(fitted));
const documented = reportIn(readFileSync(new URL('../../docs/twin-validation.md', import.meta.url), 'utf8'));

/** Words as they stand, numbers apart: what another processor rounds differently in the last digit is the same. */
const wordsAndNumbers = (line: string): readonly (string | number)[] =>
  line
    .split(/(?<![\w.-])(-?\d+(?:\.\d+)?(?:e[+-]\d+)?)(?![\w-])/)
    .map((part, i) => (i % 2 === 1 ? Number(part) : part));

function isSame(one: string, other: string): boolean {
  const [a, b] = [wordsAndNumbers(one), wordsAndNumbers(other)];
  return (
    a.length === b.length &&
    a.every((part, i) => {
      const against = b[i];
      if (typeof part !== 'number' || typeof against !== 'number') return part === against;
      return Math.abs(part - against) <= 0.011 * Math.max(Math.abs(part), Math.abs(against), 1);
    })
  );
}

test('every target of the collection stands in the table, once and in its order', () => {
  assert.equal(TARGETS.length, 110);
  const rows = [...documented.matchAll(/^\| `([\w.-]+)` \|/gm)].map(([, id]) => id);
  assert.deepEqual(
    rows.filter((id) => id !== undefined && id in METHODS),
    TARGETS.map(({ id }) => id),
  );
});

test('every target has a method and no method is without its target', () => {
  assert.deepEqual(Object.keys(METHODS).toSorted(byName), TARGETS.map(({ id }) => id).toSorted(byName));
});

test('the table in the documentation is what the twin predicts now', () => {
  const printed = reportOf(found, fitted).split('\n');
  const lines = documented.split('\n');
  assert.equal(lines.length, printed.length);
  for (const [i, line] of printed.entries())
    assert.ok(isSame(line, lines[i] ?? ''), `documented: ${lines[i]}\npredicted:  ${line}`);
});

test('a target that is missed is explained, and none is explained that is met', () => {
  const missed = found
    .filter(({ byDefault }) => byDefault?.isInside === false)
    .map(({ target }) => target.id);
  assert.deepEqual(Object.keys(EXPLANATIONS).toSorted(byName), missed.toSorted(byName));
});

test('what is not covered is not simulated, and a row that gave the parameter agrees with it', () => {
  for (const { method, byDefault, target } of found) {
    assert.equal(byDefault === null, method.kind === 'not-covered', target.id);
    if (method.kind === 'parameter' && method.ownSource) assert.equal(byDefault?.isInside, true, target.id);
  }
});

test('what could not have failed counts as no prediction: it is not fitted, and what rests on its study is not left out', () => {
  const { simulated, byForm, withOwnStudy, predictions } = countsOf(found);
  assert.equal(simulated, byForm + withOwnStudy + predictions);
  for (const { target, method, studyLeftOut } of found) {
    if (method.kind !== 'simulated') continue;
    assert.ok(method.worth === 'prediction' || !method.fitted, target.id);
    assert.equal(studyLeftOut === null, method.worth === 'own-study', target.id);
  }
});

test('what is true by the form of the model is so with parameters of another patient too', () => {
  const other = laboratory(virtualPatients({ seed: 3 })(5).parameters);
  for (const { target, method } of found)
    if (method.kind === 'simulated' && method.worth === 'form')
      assert.ok(predictionOf(target, method, other)?.isInside, target.id);
});

test('a tolerance is a factor either way, a share, an amount, a range or a statement', () => {
  assert.ok(isInside({ kind: 'factor', value: 2 }, 10, 5) && isInside({ kind: 'factor', value: 2 }, 10, 20));
  assert.ok(
    !isInside({ kind: 'factor', value: 2 }, 10, 4.9) && !isInside({ kind: 'factor', value: 2 }, 10, 20.1),
  );
  assert.ok(
    isInside({ kind: 'relative', value: 0.3 }, 10, 7) &&
      !isInside({ kind: 'relative', value: 0.3 }, 10, 13.1),
  );
  assert.ok(
    isInside({ kind: 'absolute', value: 5 }, 10, 15) && !isInside({ kind: 'absolute', value: 5 }, 10, 4.9),
  );
  assert.ok(
    isInside({ kind: 'range', lo: 0, hi: 1 }, 1, 0) && !isInside({ kind: 'range', lo: 0, hi: 1 }, 1, 1.01),
  );
  assert.ok(isInside({ kind: 'ordering' }, 1, 1) && !isInside({ kind: 'ordering' }, 1, 0));
});
