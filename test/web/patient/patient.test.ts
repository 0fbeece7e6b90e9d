import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pumpProfile } from '../../../src/core/devices/profiles.ts';
import { PUMP_MODEL_IDS } from '../../../src/core/ids.ts';
import { inSmallestUnit } from '../../../src/core/units.ts';
import english from '../../../src/web/messages/en.json' with { type: 'json' };
import { dialSteps, stepsOn, variesByDay } from '../../../src/web/patient/day-steps.ts';
import { MRI_WORDS } from '../../../src/web/patient/mri-words.ts';
import { nextStep } from '../../../src/web/patient/next-step.ts';
import { allergiesOf, dangersOf, drugsOf, mriRuleOf } from '../../../src/web/patient/patient-facts.ts';
import { type FilledPump, pumpNow } from '../../../src/web/patient/pump-now.ts';
import type { Patient } from '../../../src/wire/contract/patient.ts';
import { DOCTOR, NURSE, PATIENT } from './sample-patient.ts';

const filled = (patient: Patient): FilledPump => {
  const pump = pumpNow(patient);
  assert.equal(pump.kind, 'filled');
  return pump as FilledPump;
};

const withLast = (last: Record<string, unknown>): Patient => ({
  ...PATIENT,
  record: { ...PATIENT.record, last: { ...PATIENT.record.last, ...last } },
});

test('the reservoir expected now is the fill less what ran since, 0.4 mL a day over 82 days and the hour of winter time', () => {
  const { reservoir } = filled(PATIENT);
  assert.equal(inSmallestUnit(reservoir?.expected ?? assert.fail()), 7_183_333);
});

test('the band of the labelled accuracy stands around what is expected', () => {
  const { reservoir } = filled(PATIENT);
  assert.ok(reservoir?.lowest != null && reservoir.highest !== null);
  assert.ok(inSmallestUnit(reservoir.lowest) < inSmallestUnit(reservoir.expected));
  assert.ok(inSmallestUnit(reservoir.highest) > inSmallestUnit(reservoir.expected));
});

test('the program in force is the last change and not the one of the fill', () => {
  const change = {
    at: '2026-10-01T10:00',
    program: { mode: 'continuous', dose: { value: 100, unit: 'ug/d' } },
  };
  const { delivery } = filled(withLast({ changes: [change] }));
  assert.equal(inSmallestUnit(delivery.daily[0]?.dose ?? assert.fail()), 100_000);
});

test('the pump keeps its clock when summer time ends', () => {
  assert.equal(filled(PATIENT).pumpMinute, 11 * 60);
  assert.equal(filled(PATIENT).pumpDay, 'sun');
});

test('a record that does not decode is said to be unreadable, and nothing is guessed', () => {
  assert.equal(pumpNow(withLast({ program: { mode: 'dance' } })).kind, 'unreadable');
});

test('no implant and no fill are states of their own', () => {
  const { pump: _pump, last: _last, ...bare } = PATIENT.record;
  assert.equal(pumpNow({ ...PATIENT, record: bare }).kind, 'no-implant');
  const { last: _none, ...unfilled } = PATIENT.record;
  assert.equal(pumpNow({ ...PATIENT, record: unfilled }).kind, 'unfilled');
});

test('the dial shows the steps of the day on the pump’s clock, highest where most is delivered', () => {
  const steps = [
    { at: '00:00', dose: { value: 100, unit: 'ug/d' } },
    { at: '06:00', dose: { value: 300, unit: 'ug/d' } },
  ];
  const pump = filled(withLast({ program: { mode: 'schedule', steps } }));
  const arcs = dialSteps(stepsOn(pump.delivery, 'mon'));
  assert.deepEqual(
    arcs.map(({ from, until }) => [from, until]),
    [
      [0, 360],
      [360, 1440],
    ],
  );
  assert.ok((arcs[1]?.height ?? 0) > (arcs[0]?.height ?? 0));
  assert.equal(variesByDay(pump.delivery, 'mon'), false);
});

test('allergies that nobody asked about are unknown, which is not none', () => {
  assert.deepEqual(allergiesOf(PATIENT), ['latex']);
  const { allergies: _unknown, ...facts } = PATIENT.record.patient;
  assert.equal(allergiesOf({ ...PATIENT, record: { ...PATIENT.record, patient: facts } }), null);
});

test('the header knows which drug must not be stopped, and the MRI rule of the pump, each with its source', () => {
  assert.deepEqual(drugsOf(PATIENT), ['baclofen']);
  const [danger] = dangersOf(drugsOf(PATIENT));
  assert.equal(danger?.drug, 'baclofen');
  assert.notEqual(danger?.why.source.title, '');
  assert.notEqual(mriRuleOf(PATIENT)?.source.title, undefined);
});

test('what is said of a pump and MRI is what its profile says', () => {
  for (const model of PUMP_MODEL_IDS) {
    const words = MRI_WORDS[model];
    const said = words === null ? null : english[`patient.mri.${words}`];
    assert.equal(said, pumpProfile(model).mri?.value ?? null, model);
  }
});

const order = (status: 'submitted' | 'disputed' | 'verified' | 'signed', stale = false): Patient => ({
  ...PATIENT,
  order: {
    id: 'o',
    visit: null,
    status,
    submitted: { by: NURSE, at: PATIENT.now },
    plannedFor: PATIENT.now,
    hidden: false,
    hasFill: true,
    content: null,
    findings: null,
    accepted: null,
    changes: null,
    digest: null,
    verified: null,
    disputed: null,
    signed: null,
    withdrawn: null,
    stale,
  },
});

test('[SR-45] whoever wrote an order is never asked to verify it', () => {
  assert.equal(nextStep(order('submitted'), NURSE)?.action, 'await-verifier');
  assert.equal(nextStep(order('submitted'), DOCTOR)?.action, 'verify');
});

test('the way of an order is shown step by step', () => {
  assert.equal(nextStep(PATIENT, NURSE)?.action, 'prepare');
  assert.equal(nextStep(order('disputed'), NURSE)?.action, 'correct');
  assert.equal(nextStep(order('verified'), NURSE)?.action, 'await-signature');
  assert.equal(nextStep(order('verified'), DOCTOR)?.action, 'sign');
  assert.equal(nextStep(order('signed'), NURSE)?.action, 'start-visit');
  assert.equal(nextStep(order('signed', true), NURSE)?.action, 'resubmit');
});
