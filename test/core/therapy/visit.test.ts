import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NURSE } from './clinic.ts';
import {
  at,
  BRIDGE,
  dosed,
  IDENTITY,
  LAST,
  labelOf,
  MCG_PER_DAY,
  MCG_PER_ML,
  ML,
  PUMP,
  SAME,
  STOPPED,
  STRONGER,
} from './patient.ts';
import { aspirated, completed, identified, ported, read, signed, started } from './stages.ts';

test('a refill that changes nothing goes from identification to the end, one step after the other', () => {
  const clinic = completed();
  const { state } = clinic;
  assert.equal(state.visit, null);
  assert.equal(state.order, null);
  assert.equal(state.unreconciled, null);
  assert.deepEqual(state.last?.fill, { ...SAME.fill, at: at('2026-11-16T10:00') });
  assert.deepEqual(state.last?.program, SAME.program);
  assert.equal(state.history.completedVisits, 1);
  assert.equal(state.prescriber?.id, 'p1');
  assert.equal(state.waiver, 'moves away');
  assert.equal(state.refills.length, 1);
  assert.equal(state.refills[0]?.verdict, 'as-labelled');
});

test('after a bridge the record knows how much of the old solution ran, and for how long', () => {
  const clinic = completed({ content: STRONGER, concentration: '2000', bridge: BRIDGE });
  const [bridge] = clinic.state.last?.delivered ?? [];
  assert.equal(bridge?.kind, 'bridge');
  assert.equal(bridge?.volume, 335_800);
  assert.equal(bridge?.duration, 72_532_800);
});

test('[SR-59] a visit stays open, at its step, until it is completed or aborted', () => {
  for (const stage of [started, identified, read, ported, aspirated]) {
    const clinic = stage();
    clinic.waits(60 * 24 * 3);
    const { step } = clinic.visit;
    clinic.refuses(NURSE, { type: 'start-visit', order: clinic.order.id }, 'visit-open');
    assert.equal(clinic.visit.step, step);
  }
});

test('[SR-49] no step is unlocked before the ones that come before it', () => {
  const clinic = started();
  const visit = clinic.visit.id;
  const early = [
    { type: 'read-pump', visit, reading: {} },
    { type: 'confirm-port', visit, port: 'reservoir', needleGauge: '22 G', atNeedleStop: true },
    { type: 'record-aspirate', visit, aspirated: ML(9), correction: null },
    { type: 'assess-residual', visit, meaning: 'x', plan: 'y' },
    { type: 'reconfirm-port', visit, method: 'template' },
    { type: 'confirm-program', visit },
    { type: 'end-observation', visit, overridden: null, symptoms: null },
    { type: 'complete-visit', visit, next: { waiver: 'x' } },
  ] as const;
  for (const command of early) assert.equal(clinic.refuses(NURSE, command, 'not-now').step, 'identify');
  clinic.refuses(NURSE, { type: 'read-pump', visit: 'other', reading: {} }, 'no-such-visit');
});

const identification = (visit: string) =>
  ({
    type: 'identify',
    visit,
    identifiers: [
      { kind: 'record-number', value: IDENTITY.recordNumber },
      { kind: 'birth-date', value: IDENTITY.birthDate },
    ],
    serial: PUMP.serial,
    label: labelOf(SAME),
  }) as const;

test('[SR-49] two identifiers of different kinds must both be the patient’s', () => {
  const clinic = started();
  const command = identification(clinic.visit.id);
  const [number, birth] = command.identifiers;
  const wrongName = { kind: 'name', value: 'Ines Riviera' } as const;
  const wrong = clinic.refuses(NURSE, { ...command, identifiers: [number, wrongName] }, 'identity-differs');
  assert.deepEqual(wrong.fields, ['/identifiers/1']);
  const twice = clinic.refuses(NURSE, { ...command, identifiers: [birth, birth] }, 'identity-differs');
  assert.deepEqual(twice.fields, ['/identifiers/1']);
  clinic.does(NURSE, command);
});

test('[SR-43] another pump’s serial number is refused', () => {
  const clinic = started();
  const command = { ...identification(clinic.visit.id), serial: 'NGP123457H' };
  assert.deepEqual(clinic.refuses(NURSE, command, 'identity-differs').fields, ['/serial']);
});

test('[SR-50] every difference between label and order blocks the refill', () => {
  const components = LAST.fill.components.map(({ drug, concentration }) => ({ drug, concentration }));
  const mutations = [
    ['patient', { patient: 'T-1043' }],
    ['drug', { components: [{ drug: 'morphine', concentration: MCG_PER_ML(500) }] }],
    ['drug', { components: [...components, { drug: 'morphine', concentration: MCG_PER_ML(1) }] }],
    ['drug', { components: [] }],
    ['concentration', { components: [{ drug: 'baclofen', concentration: MCG_PER_ML(2000) }] }],
    ['volume', { volume: ML(39.999999) }],
  ] as const;
  for (const [field, mutation] of mutations) {
    const clinic = started();
    const command = { ...identification(clinic.visit.id), label: labelOf(SAME, mutation) };
    assert.deepEqual(clinic.refuses(NURSE, command, 'label-differs').fields, [field]);
  }
  const clinic = started();
  clinic.refuses(NURSE, { ...identification(clinic.visit.id), label: null }, 'label-differs');
  const lotless = { ...identification(clinic.visit.id), label: labelOf(SAME, { lot: '' }) };
  assert.equal(clinic.refuses(NURSE, lotless, 'incomplete').at, '/label/lot');
});

test('[SR-51] a syringe past its beyond-use day is refused, on its day it is not', () => {
  const clinic = started();
  const labelled = (beyondUse: string) => ({
    ...identification(clinic.visit.id),
    label: labelOf(SAME, { beyondUse }),
  });
  clinic.refuses(NURSE, labelled('2026-11-15'), 'past-beyond-use');
  clinic.refuses(NURSE, labelled('2026-02-30'), 'incomplete');
  clinic.does(NURSE, labelled('2026-11-16'));
});

test('[SR-52] [A9] the catheter access port is another workflow, and the needle must be at its stop', () => {
  const clinic = read();
  const visit = clinic.visit.id;
  const port = {
    type: 'confirm-port',
    visit,
    port: 'reservoir',
    needleGauge: '22 G',
    atNeedleStop: true,
  } as const;
  clinic.refuses(NURSE, { ...port, port: 'catheter-access' }, 'access-port');
  clinic.refuses(NURSE, { ...port, atNeedleStop: false }, 'not-at-needle-stop');
  clinic.refuses(NURSE, { ...port, needleGauge: '' }, 'incomplete');
  clinic.does(NURSE, port);
});

test('a visit that only reprograms needs no needle and no label', () => {
  const content = { program: dosed(SAME, 210).program, bridge: { kind: 'compute' } } as const;
  const clinic = signed({ content, dose: '210' });
  clinic.does(NURSE, { type: 'start-visit', order: clinic.order.id });
  assert.deepEqual(clinic.visit.steps, ['identify', 'read', 'confirm', 'program', 'observe', 'finish']);
  clinic.refuses(NURSE, identification(clinic.visit.id), 'label-differs');
  const last = completed({ content, dose: '210' }).state.last;
  assert.deepEqual(last?.fill, LAST.fill);
  assert.deepEqual(
    last?.changes.map((change) => change.program),
    [{ mode: 'continuous', setting: { kind: 'dose', dose: MCG_PER_DAY(210) } }],
  );
});

test('a pump can be stopped by order, and is then known to have stopped', () => {
  const clinic = signed({ content: STOPPED, dose: '0' });
  assert.ok(clinic.order.findings.length > 0, 'stopping baclofen raises nothing');
  clinic.does(NURSE, { type: 'start-visit', order: clinic.order.id });
  const visit = clinic.visit.id;
  clinic.does(NURSE, { ...identification(visit), label: null });
  clinic.does(NURSE, { type: 'read-pump', visit, reading: { alarms: [], patientBoluses: 0 } });
  clinic.does(NURSE, { type: 'confirm-program', visit });
  const readBack = { mode: 'stopped', dailyDose: null, concentration: null, reservoirVolume: null } as const;
  clinic.does(NURSE, { type: 'enter-read-back', visit, readBack });
  clinic.does(NURSE, { type: 'end-observation', visit, overridden: 'stays in hospital', symptoms: null });
  clinic.does(NURSE, { type: 'complete-visit', visit, next: { appointment: at('2026-11-18T10:00') } });
  assert.equal(clinic.state.interrupted?.because, 'stopped-by-order');
  const repeat = { type: 'repeat-order', plannedFor: clinic.now, accepted: [], replaces: null } as const;
  clinic.refuses(NURSE, repeat, 'delivery-interrupted');
});
