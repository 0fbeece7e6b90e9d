import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asLivedBy, virtualPatients } from '../../src/twin/cohort.ts';
import { simulate } from '../../src/twin/simulate.ts';
import { prepareStudy, type StudyRow } from '../../src/twin/study.ts';
import { INFUSED, INJECTED, observing } from './scenarios.ts';

const SEED = 11;
const steady = { ...INFUSED, observe: observing(['T10', 'cisterna'], 96) };
const injected = { ...INJECTED, observe: observing(['T10', 'C7'], 24, 0.25) };

function rowsOf(): (patient: number) => readonly StudyRow[] {
  const prepared = prepareStudy({
    seed: SEED,
    patients: 4,
    programs: [
      { name: 'steady', scenario: steady },
      { name: 'injected', scenario: injected },
    ],
  });
  assert.ok(prepared.ok);
  return prepared.value.rowsOf;
}

const rows = (patient: number): readonly StudyRow[] => rowsOf()(patient);

test('a row is what simulate says of that patient: mean, lowest, highest, when, last', () => {
  const one = virtualPatients({ seed: SEED })(2);
  const answer = simulate(asLivedBy(injected, one), one.parameters);
  assert.ok(answer.ok);
  const found = rows(2).filter(({ program }) => program === 'injected');
  assert.equal(found.length, answer.value.series.length);
  for (const [i, { name, values }] of answer.value.series.entries()) {
    const row = found[i];
    assert.ok(row !== undefined && row.level === name);
    assert.equal(row.highest, Math.max(...values));
    assert.equal(row.lowest, Math.min(...values));
    assert.equal(row.last, values.at(-1));
    assert.ok(
      Math.abs(row.mean / (values.reduce((sum, value) => sum + value, 0) / values.length) - 1) < 1e-12,
    );
    assert.equal(row.highestAtHours, answer.value.timesHours[values.indexOf(Math.max(...values))]);
  }
});

test('what never changes is highest from the first time on, whatever its last digits do', () => {
  for (const row of rows(1).filter(({ program }) => program === 'steady')) {
    assert.ok(row.highest / row.lowest - 1 < 1e-9, row.level);
    assert.equal(row.highestAtHours, 0, row.level);
  }
});

test('the rows of a patient are the same whoever was computed before', () => {
  const one = rowsOf();
  const after = [3, 0, 2].map(one);
  assert.deepEqual(after, [rows(3), rows(0), rows(2)]);
});
