import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderContent } from '../../../src/core/therapy/events.ts';
import { nanolitresPerDay } from '../../../src/core/units.ts';
import { NURSE } from './clinic.ts';
import { CATHETER, dosed, entryOf, MCG_PER_ML, ML, PUMP, readBackOf, SAME } from './patient.ts';
import {
  aspirated,
  fillsThroughPort,
  identified,
  implanted,
  injection,
  opensVisit,
  sign,
  submit,
  verify,
} from './stages.ts';

test('[SR-64] at a first fill nothing is expected, and the patient is watched as at a start', () => {
  const clinic = implanted();
  const content = dosed(SAME, 50);
  const visit = opensVisit(clinic, content, '50');
  clinic.does(NURSE, { type: 'read-pump', visit, reading: {} });
  fillsThroughPort(clinic, ML(20));
  assert.equal(clinic.visit.residuals[0]?.residual, null);
  clinic.does(NURSE, { type: 'confirm-program', visit });
  clinic.does(NURSE, { type: 'enter-read-back', visit, readBack: readBackOf('500', '50.00') });
  assert.equal(clinic.visit.observation?.because, 'start');
  clinic.does(NURSE, { type: 'abort-visit', visit, reason: 'transferred' });
  assert.equal(clinic.state.last?.fill.volume, ML(40));
  assert.equal(clinic.state.refills[0]?.expected, null);
});

test('[SR-64] a stop that the programmer shows makes the visit a restart', () => {
  const clinic = identified();
  const visit = clinic.visit.id;
  clinic.does(NURSE, {
    type: 'read-pump',
    visit,
    reading: { alarms: [{ kind: 'motor-stall' }], patientBoluses: 0 },
  });
  assert.equal(clinic.state.interrupted?.because, 'delivery-in-doubt');
  const stopped = identified();
  stopped.does(NURSE, {
    type: 'read-pump',
    visit: stopped.visit.id,
    reading: { program: { mode: 'stopped' } },
  });
  assert.equal(stopped.state.interrupted?.because, 'stopped-as-read');
});

test('a pump that cannot be programmed is neither read nor read back', () => {
  const clinic = implanted();
  const pump = { ...PUMP, model: 'constant-flow', serial: 'C3000-7', tubingVolume: ML(0.2) } as const;
  clinic.does(NURSE, { type: 'record-implant', pump, catheter: CATHETER });
  const content: OrderContent = {
    fill: { volume: ML(20), components: [{ drug: 'baclofen', concentration: MCG_PER_ML(100) }] },
    program: { mode: 'continuous', setting: { kind: 'rate', rate: nanolitresPerDay(500_000) } },
    bridge: { kind: 'compute' },
  };
  const visit = opensVisit(clinic, content, '50.0');
  assert.deepEqual(clinic.visit.steps, [
    'identify',
    'port',
    'aspirate',
    'inject',
    'confirm',
    'observe',
    'finish',
  ]);
  clinic.does(NURSE, {
    type: 'confirm-port',
    visit,
    port: 'reservoir',
    needleGauge: '22 G',
    atNeedleStop: true,
  });
  clinic.does(NURSE, { type: 'record-aspirate', visit, aspirated: ML(0), correction: null });
  clinic.does(NURSE, injection(clinic));
  const events = clinic.does(NURSE, { type: 'confirm-program', visit });
  assert.deepEqual(
    events.map((event) => event.type),
    ['program-confirmed', 'observation-started'],
  );
  clinic.waits(120);
  clinic.does(NURSE, { type: 'end-observation', visit, overridden: null, symptoms: null });
  clinic.does(NURSE, { type: 'complete-visit', visit, next: { waiver: 'comes by herself' } });
  assert.deepEqual(clinic.state.last?.program, content.program);
});

test('[SR-44] a warning that only the visit raises is answered by an amended order, not passed over', () => {
  const clinic = aspirated({ late: 30, aspirated: ML(0.5) });
  const visit = clinic.visit.id;
  clinic.does(NURSE, {
    type: 'assess-residual',
    visit,
    meaning: 'came too late',
    plan: 'restart as a start',
  });
  const { findings } = clinic.refuses(NURSE, injection(clinic), 'new-warnings');
  assert.deepEqual(
    findings.map((finding) => finding.rule),
    ['reservoir-ran-dry', 'restart'],
  );
  submit(clinic, SAME);
  verify(clinic, SAME);
  sign(clinic);
  clinic.does(NURSE, injection(clinic));
});

test('an entry for a first fill is compared with the order, not with a pump that holds nothing', () => {
  const clinic = implanted();
  const content = dosed(SAME, 50);
  submit(clinic, content);
  const entry = { ...entryOf(content, '50'), volume: null };
  clinic.does(
    { id: 'n3', name: 'E. Nurse', role: 'nurse' },
    { type: 'verify-order', order: clinic.order.id, entry },
  );
  assert.deepEqual(clinic.order.disputed?.fields, ['volume']);
});
