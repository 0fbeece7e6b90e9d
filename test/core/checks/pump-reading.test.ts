import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPumpReading } from '../../../src/core/checks/pump-reading.ts';
import type { Program } from '../../../src/core/program.ts';
import { nanograms } from '../../../src/core/units.ts';
import type { PumpReading } from '../../../src/core/visit-input.ts';
import { hours, mcgPerDay, mL, mLPerDay } from '../amounts.ts';
import { SAMPLE } from '../sample-visit.ts';
import { brief, saying, visitWith } from './said.ts';

const reading = saying(checkPumpReading);
const RECORDED: Program = { mode: 'continuous', setting: { kind: 'dose', dose: mcgPerDay(200) } };
/** By the record the sample pump should display 40 − 0.4 · 82 d 1 h = 7.183 mL. */
const WHOLE: PumpReading = {
  displayedVolume: mL(7.2),
  alarms: [],
  patientBoluses: 0,
  program: RECORDED,
  clockOffset: hours(0),
};
const read = (changed: Partial<PumpReading>) => brief(reading(visitWith({ read: { ...WHOLE, ...changed } })));

test('a reading that agrees with the record says nothing', () => {
  assert.deepEqual(read({}), []);
  assert.deepEqual(
    read({ program: { mode: 'continuous', setting: { kind: 'rate', rate: mLPerDay(0.4) } } }),
    [],
  );
});

test('a displayed volume that the record does not explain is said, and above 2 mL warned of', () => {
  assert.deepEqual(read({ displayedVolume: mL(7.28) }), []);
  for (const volume of [7.3, 9.18, 5.19])
    assert.deepEqual(read({ displayedVolume: mL(volume) }), [
      'note displayed-volume-differs /visit/read/displayedVolume',
    ]);
  for (const volume of [9.19, 5.18, 0])
    assert.deepEqual(read({ displayedVolume: mL(volume) }), [
      'warn displayed-volume-differs /visit/read/displayedVolume',
    ]);
});

test('[SR-53] before the residual is aspirated a disagreement is said without a number', () => {
  const { aspirated: _, ...before } = SAMPLE.visit;
  const input = { ...SAMPLE, visit: { ...before, read: { ...WHOLE, displayedVolume: mL(12) } } };
  const [finding] = reading(input);
  assert.equal(finding?.rule, 'displayed-volume-differs');
  assert.equal(finding?.severity, 'warn');
  assert.doesNotMatch(finding?.message ?? '', /\d/);
  assert.deepEqual(finding?.working, {});
});

test('a program that is not the one on record is warned of, and a pump found stopped by name', () => {
  assert.deepEqual(
    read({ program: { mode: 'continuous', setting: { kind: 'dose', dose: mcgPerDay(201) } } }),
    ['warn program-read-differs /visit/read/program'],
  );
  assert.deepEqual(read({ program: { mode: 'stopped' } }), [
    'warn pump-found-stopped /visit/read/program/mode',
  ]);
  const patientBolus = { dose: nanograms(1000), duration: hours(1), lockout: hours(4), maxPerDay: 2 };
  assert.deepEqual(read({ program: { ...RECORDED, patientBolus } }), [
    'warn patient-bolus-read-differs /visit/read/program/patientBolus',
  ]);
});

test('the program on record is the last change before the visit', () => {
  assert.ok(SAMPLE.last !== null);
  const program: Program = { mode: 'continuous', setting: { kind: 'dose', dose: mcgPerDay(210) } };
  const last = { ...SAMPLE.last, changes: [{ at: SAMPLE.last.fill.at, program }] };
  const of = (read: Program) =>
    brief(reading(visitWith({ read: { ...WHOLE, displayedVolume: mL(5.542), program: read } }, { last })));
  assert.deepEqual(of(program), []);
  assert.deepEqual(of(RECORDED), ['warn program-read-differs /visit/read/program']);
});

test('more patient boluses than the record can have granted are warned of', () => {
  assert.deepEqual(read({ patientBoluses: 1 }), [
    'warn patient-boluses-implausible /visit/read/patientBoluses',
  ]);
  assert.ok(SAMPLE.last !== null);
  const patientBolus = { dose: nanograms(1), duration: hours(1), lockout: hours(8), maxPerDay: 2 };
  const program: Program = { ...RECORDED, patientBolus };
  const last = { ...SAMPLE.last, program };
  const count = (patientBoluses: number) =>
    brief(reading(visitWith({ read: { ...WHOLE, program, patientBoluses } }, { last })));
  // 82 days and an hour touch at most 84 days of the pump.
  assert.deepEqual(count(168), []);
  assert.deepEqual(count(169), ['warn patient-boluses-implausible /visit/read/patientBoluses']);
});

test('what was not read is said to be unknown', () => {
  assert.deepEqual(brief(reading(visitWith({ read: {} }))), [
    'note displayed-volume-not-read /visit/read/displayedVolume',
    'note program-not-read /visit/read/program',
  ]);
  assert.deepEqual(reading({ ...SAMPLE, last: null }), []);
});
