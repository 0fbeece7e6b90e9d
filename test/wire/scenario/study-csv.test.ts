import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { studyRowOf } from '../../../src/wire/scenario/read-study-csv.ts';
import { STUDY_COLUMNS, STUDY_HEADING, studyCsvRow } from '../../../src/wire/scenario/study-csv.ts';

const name = fc.oneof(fc.string(), fc.constantFrom('six, a day', 'the "usual"', '"', ',,', ''));
const value = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });
const row = fc.record({
  patient: fc.nat(),
  program: name,
  drug: fc.constantFrom('morphine', 'baclofen'),
  level: name,
  quantity: fc.constantFrom('concentration', 'effect-site', 'score'),
  unit: fc.constantFrom('ug/mL', '{score}'),
  standing: fc.constantFrom('model', 'prior'),
  mean: value,
  lowest: value,
  highest: value,
  highestAtHours: value,
  last: value,
} as const);

test('a row of a cohort is read as it was written, to the last digit, whatever a program is called', () => {
  fc.assert(
    fc.property(row, (each) => {
      const line = studyCsvRow(each);
      assert.ok(line.endsWith('\r\n'));
      assert.deepEqual(studyRowOf(line.slice(0, -2)), { ...each });
    }),
  );
});

test('the values of a row stand under their names', () => {
  const each = Object.fromEntries(STUDY_COLUMNS.map((column) => [column, column]));
  assert.equal(studyCsvRow(each as unknown as Parameters<typeof studyCsvRow>[0]), STUDY_HEADING);
});

test('a line that is no row of a cohort is refused', () => {
  const [whole = ''] = fc.sample(row, 1).map(studyCsvRow);
  for (const line of ['', '1,a,morphine', '"1,a', `${whole.slice(0, -2)},7`, whole.replace(/^\d+/, 'x')])
    assert.throws(() => studyRowOf(line), line);
});
