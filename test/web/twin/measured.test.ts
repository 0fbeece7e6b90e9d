import assert from 'node:assert/strict';
import { test } from 'node:test';
import { epochMilliseconds, instantAt, timeZoneNamed } from '../../../src/core/time.ts';
import type { Measurement } from '../../../src/twin/measurement.ts';
import { reductionMemory } from '../../../src/twin/reduction-memory.ts';
import { simulate } from '../../../src/twin/simulate.ts';
import { answerUpdate } from '../../../src/web/twin/answer-update.ts';
import {
  kindsOf,
  type MeasuredText,
  nothingMeasured,
  readMeasured,
} from '../../../src/web/twin/measured-entry.ts';
import { type MeasuredQuestion, measuredQuestion } from '../../../src/web/twin/measured-question.ts';
import type { TwinQuestion, UpdateAnswer } from '../../../src/web/twin/question.ts';
import { twinOfPatient } from '../../../src/web/twin/twin-props.ts';
import { PATIENT } from '../patient/sample-patient.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse(PATIENT.now);
const zone = timeZoneNamed('America/Chicago');
assert.ok(zone !== null);
const props = twinOfPatient(PATIENT, null);
assert.ok(props !== null);
const { course } = props;
const BOUNDS = { drug: 'baclofen', zone, from: course.fills[0].fill.at, nowMs: NOW } as const;
const YESTERDAY = new Date(NOW - DAY).toISOString().slice(0, 10);

const TYPED: MeasuredText = {
  ...nothingMeasured(YESTERDAY),
  place: 'L3-4',
  time: '09:30',
  value: '340',
  unit: 'ng/mL',
};

const problemsOf = (text: MeasuredText): unknown => {
  const read = readMeasured(text, BOUNDS);
  return read.ok ? null : read.problems;
};

test('a level is read as the laboratory wrote it, whatever its unit', () => {
  for (const [value, unit] of [
    ['340', 'ng/mL'],
    ['0.34', 'ug/mL'],
    ['340', 'ug/L'],
  ] as const) {
    const read = readMeasured({ ...TYPED, value, unit }, BOUNDS);
    assert.ok(read.ok && read.measurement.kind === 'csf');
    assert.ok(Math.abs(read.measurement.ugPerMl - 0.34) < 1e-12);
    assert.equal(read.measurement.place, 'L3-4');
    assert.equal(read.measurement.drug, 'baclofen');
    assert.equal(
      new Date(epochMilliseconds(read.measurement.at)).toLocaleString('sv-SE', {
        timeZone: 'America/Chicago',
      }),
      `${YESTERDAY} 09:30:00`,
    );
  }
});

test('nothing is guessed of a measurement: what is missing or cannot be is said of its field', () => {
  assert.deepEqual(problemsOf({ ...TYPED, place: null, unit: null }), { place: 'choose', unit: 'choose' });
  assert.deepEqual(problemsOf({ ...TYPED, value: '3,4' }), { value: { code: 'comma' } });
  assert.deepEqual(problemsOf({ ...TYPED, value: '0' }), { value: { code: 'zero' } });
  assert.deepEqual(problemsOf({ ...TYPED, value: '-3' }), { value: { code: 'sign' } });
  assert.deepEqual(problemsOf({ ...TYPED, time: '9:30' }), { time: 'time' });
  assert.deepEqual(problemsOf({ ...TYPED, day: '' }), { day: 'day' });
  assert.deepEqual(problemsOf({ ...TYPED, day: '2026-03-08', time: '02:30' }), { time: 'not-that-day' });
  assert.deepEqual(problemsOf({ ...TYPED, day: '2099-01-01' }), { time: 'in-the-future' });
  assert.deepEqual(problemsOf({ ...TYPED, day: '2001-01-01' }), { day: 'before-record' });
});

test('a score is on the scale of the model, and is asked for of baclofen alone', () => {
  const score: MeasuredText = { ...TYPED, kind: 'spasticity-leg', place: null, unit: null, value: '2.5' };
  const read = readMeasured(score, BOUNDS);
  assert.ok(read.ok);
  assert.deepEqual(
    { ...read.measurement, at: 0 },
    { kind: 'score', at: 0, effect: 'spasticity-leg', score: 2.5 },
  );
  for (const value of ['0.5', '6']) assert.deepEqual(problemsOf({ ...score, value }), { value: 'score' });
  assert.deepEqual(kindsOf('morphine'), ['csf']);
});

const csf = (place: 'L3-4' | 'C7', ugPerMl: number, daysAgo = 2): Measurement => ({
  kind: 'csf',
  at: instantAt(NOW - daysAgo * DAY),
  drug: 'baclofen',
  place,
  ugPerMl,
});
const score: Measurement = {
  kind: 'score',
  at: instantAt(NOW - 2 * DAY),
  effect: 'spasticity-leg',
  score: 2.5,
};

function askedOf(measurements: readonly Measurement[]): MeasuredQuestion {
  const asked = measuredQuestion(course, measurements, NOW);
  assert.ok(asked !== null);
  return asked;
}

const updateOf = ({ question }: MeasuredQuestion): NonNullable<TwinQuestion['update']> => {
  assert.ok(question.update !== undefined);
  return question.update;
};

test('what is estimated is what the measurements tell, two things at most, and the rest is named', () => {
  assert.equal(measuredQuestion(course, [], NOW), null);
  const one = askedOf([csf('L3-4', 0.3)]);
  assert.deepEqual(updateOf(one).wanted, ['mixing-clearance']);
  assert.deepEqual(one.untold, ['reach', 'half-effect-infusion', 'loss', 'equilibration']);
  const all = askedOf([csf('L3-4', 0.3), csf('C7', 0.1), score]);
  assert.deepEqual(updateOf(all).wanted, ['mixing-clearance', 'reach']);
  assert.deepEqual(all.beyondTwo, ['half-effect-infusion']);
  assert.deepEqual(all.untold, ['loss', 'equilibration']);
});

const memory = reductionMemory(400);
const answer = (asked: MeasuredQuestion): UpdateAnswer =>
  answerUpdate({ ...updateOf(asked), patients: 90 }, memory);

/** What the average adult has at L3-4. */
const usual = (() => {
  const simulated = simulate(updateOf(askedOf([csf('L3-4', 0.3)])).scenario);
  assert.ok(simulated.ok);
  return simulated.value.series[0]?.values[0] ?? Number.NaN;
})();

test('a high level draws the band up from where the population has it, and makes it narrower', () => {
  const { before, after, estimates, refusals } = answer(askedOf([csf('L3-4', usual * 1.6)]));
  assert.deepEqual(refusals, []);
  assert.deepEqual(
    estimates.map(({ id }) => id),
    ['mixing-clearance'],
  );
  const [was, is] = [before[0], after[0]];
  assert.ok(was !== undefined && is !== undefined && was.name === 'L3-4' && is.name === 'L3-4');
  for (const [i, median] of is.median.entries()) {
    assert.ok(median > (was.median[i] ?? Number.POSITIVE_INFINITY));
    assert.ok(
      (is.ninetyFifth[i] ?? 0) / (is.fifth[i] ?? 1) < (was.ninetyFifth[i] ?? 0) / (was.fifth[i] ?? 1),
    );
  }
});

test('a score is shown as a score, before and after', () => {
  const { before, after } = answer(askedOf([score]));
  const shown = before.findIndex(({ quantity }) => quantity === 'score');
  assert.ok(shown >= 0);
  assert.equal(before[shown]?.name, 'effect spasticity-leg');
  assert.notDeepEqual(after[shown]?.median, before[shown]?.median);
});

test('a level that nobody of the population has gives no estimate and no band', () => {
  const { before, after, estimates, refusals } = answer(askedOf([csf('L3-4', usual * 1_000)]));
  assert.deepEqual([before, after, estimates], [[], [], []]);
  assert.deepEqual(
    refusals.map((one) => (one.kind === 'update' ? one.code : one.kind)),
    ['unlike-the-population'],
  );
});
