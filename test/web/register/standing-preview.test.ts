import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inSmallestUnit } from '../../../src/core/units.ts';
import { previewOf } from '../../../src/web/register/standing-preview.ts';
import { PATIENT } from '../patient/sample-patient.ts';

const { last: LAST = {}, ...UNFILLED } = PATIENT.record;
const NEWCOMER = { ...PATIENT, record: UNFILLED };
const fill = (volume: number) => ({
  ...LAST,
  fill: { ...(LAST['fill'] as object), volume: { value: volume, unit: 'mL' } },
});

test('before a therapy is taken over the screen shows what should be left and by when to refill', () => {
  const preview = previewOf(NEWCOMER, LAST);
  assert.ok(preview !== null);
  // 40 mL less 82 days and 1 h (the clocks went back) of 0.4 mL a day: 40 − 32.8167.
  const { reservoir } = preview.pump;
  assert.equal(reservoir === null ? null : Math.round(inSmallestUnit(reservoir.expected) / 1000), 7_183);
  assert.ok(preview.dates.refillBy !== null);
  assert.equal(preview.isTooMuch, false);
});

test('more than the reservoir of the model holds is seen before it is recorded', () => {
  assert.equal(previewOf(NEWCOMER, fill(40))?.isTooMuch, false);
  assert.equal(previewOf(NEWCOMER, fill(41))?.isTooMuch, true);
});

test('what does not decode, and a patient without an implant, has nothing to show', () => {
  assert.equal(previewOf(NEWCOMER, { program: { mode: 'stopped' } }), null);
  const { pump: _, ...bare } = UNFILLED;
  assert.equal(previewOf({ ...PATIENT, record: bare }, LAST), null);
});
