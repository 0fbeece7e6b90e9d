import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkPatientBolus } from '../../../src/core/checks/patient-bolus.ts';
import { pumpProfile } from '../../../src/core/devices/profiles.ts';
import type { PumpModelId } from '../../../src/core/ids.ts';
import type { Mixture } from '../../../src/core/mixture.ts';
import type { PatientBolus, Program } from '../../../src/core/program.ts';
import { milliseconds, nanograms, nanolitresPerDay, inSmallestUnit as raw } from '../../../src/core/units.ts';
import { hours, mcgPerMl, mL, mLPerDay } from '../amounts.ts';
import { brief, saying, visitWith } from './said.ts';

const bolusCheck = saying(checkPatientBolus);
const MORPHINE: Mixture = [{ drug: 'morphine', concentration: mcgPerMl(10_000) }];
const BOLUS: PatientBolus = {
  dose: nanograms(100_000),
  duration: hours(0.25),
  lockout: hours(4),
  maxPerDay: 4,
};
const ordering = (
  patientBolus: Partial<PatientBolus>,
  model: PumpModelId = 'synchromed-ii-40',
  components = MORPHINE,
  program: Program = { mode: 'continuous', setting: { kind: 'rate', rate: mLPerDay(0.1) } },
) =>
  visitWith(
    {
      program: { ...program, patientBolus: { ...BOLUS, ...patientBolus } },
      fill: { volume: mL(20), components },
    },
    { pump: { model } },
  );
const refusals = (input: ReturnType<typeof ordering>) =>
  brief(bolusCheck(input).filter(({ severity }) => severity === 'refuse'));

test('a bolus that the pump can give is refused by nothing, and how its day counts is said', () => {
  assert.deepEqual(brief(bolusCheck(ordering({}))), [
    'note patient-bolus-day-unknown /visit/program/patientBolus/maxPerDay',
  ]);
  assert.deepEqual(bolusCheck(visitWith({})), []);
});

test('[SR-7] a pump without patient boluses, a stopped one and a forbidden drug refuse them', () => {
  assert.deepEqual(refusals(ordering({}, 'constant-flow')), [
    'refuse patient-bolus-not-offered /visit/program/patientBolus',
  ]);
  assert.deepEqual(refusals(ordering({}, 'synchromed-ii-40', MORPHINE, { mode: 'stopped' })), [
    'refuse patient-bolus-while-stopped /visit/program/patientBolus',
  ]);
  const baclofen: Mixture = [{ drug: 'baclofen', concentration: mcgPerMl(2000) }];
  assert.deepEqual(refusals(ordering({}, 'prometra-ii-40', baclofen)), [
    'refuse patient-bolus-drug /visit/program/patientBolus',
  ]);
  assert.deepEqual(refusals(ordering({}, 'prometra-ii-40')), []);
});

test('[SR-4] a lockout shorter than the bolus, and a bolus of nothing, are refused', () => {
  assert.deepEqual(refusals(ordering({ lockout: BOLUS.duration })), []);
  const shorter = milliseconds(raw(BOLUS.duration) - 1);
  assert.deepEqual(refusals(ordering({ lockout: shorter })), [
    'refuse patient-bolus-overlap /visit/program/patientBolus/lockout',
  ]);
  for (const [field, value] of [
    ['dose', nanograms(0)],
    ['duration', milliseconds(0)],
    ['maxPerDay', 0],
    ['maxPerDay', 1.5],
  ] as const)
    assert.deepEqual(refusals(ordering({ [field]: value })), [
      `refuse patient-bolus-empty /visit/program/patientBolus/${field}`,
    ]);
});

test('[SR-2] a bolus and the basal flow together are never let above what the pump can deliver', () => {
  const most = raw(pumpProfile('synchromed-ii-40').maximumFlow?.value ?? nanolitresPerDay(0));
  fc.assert(
    fc.property(
      fc.integer({ min: 48_000, max: most }),
      fc.integer({ min: 1, max: 2_000_000 }),
      (basal, dose) => {
        const program: Program = {
          mode: 'continuous',
          setting: { kind: 'rate', rate: nanolitresPerDay(basal) },
        };
        const refused = refusals(ordering({ dose: nanograms(dose) }, 'synchromed-ii-40', MORPHINE, program));
        // 10 mg/mL is 10 ng in a nL; a day holds 96 quarters of an hour.
        const volume = Math.round(dose / 10);
        const isAbove = basal + volume * 96 > most;
        assert.deepEqual(
          refused,
          isAbove ? ['refuse patient-bolus-flow /visit/program/patientBolus/duration'] : [],
        );
      },
    ),
  );
});

test('a number a day that the lockout never allows is said', () => {
  const said = (maxPerDay: number) => brief(bolusCheck(ordering({ maxPerDay })));
  assert.ok(!said(6).some((line) => line.includes('lockout-binds')));
  assert.ok(said(7).includes('note patient-bolus-lockout-binds /visit/program/patientBolus/maxPerDay'));
});

test('a bolus smaller than one stroke of the pump is warned of', () => {
  const said = (dose: number) => brief(bolusCheck(ordering({ dose: nanograms(dose) }, 'prometra-ii-20')));
  assert.ok(said(19_990).includes('warn patient-bolus-below-stroke /visit/program/patientBolus/dose'));
  assert.ok(!said(20_000).some((line) => line.includes('below-stroke')));
});
