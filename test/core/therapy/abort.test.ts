import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Clinic, NURSE } from './clinic.ts';
import { BRIDGE, LAST, readBackOf, STRONGER } from './patient.ts';
import { aspirated, confirmed, identified, injected, ported, programmed, read, started } from './stages.ts';

const abort = (clinic: Clinic): Clinic => {
  clinic.does(NURSE, { type: 'abort-visit', visit: clinic.visit.id, reason: 'patient unwell' });
  return clinic;
};

test('[SR-59] a visit can be aborted at any step, with a reason, and not twice', () => {
  for (const stage of [started, identified, read, ported, aspirated, injected, confirmed, programmed]) {
    const clinic = stage();
    const visit = clinic.visit.id;
    clinic.refuses(NURSE, { type: 'abort-visit', visit, reason: '' }, 'incomplete');
    abort(clinic);
    assert.equal(clinic.state.history.abortedVisits, 1);
    clinic.refuses(NURSE, { type: 'abort-visit', visit, reason: 'again' }, 'no-such-visit');
  }
});

test('before the needle draws nothing has happened: the order stays signed for another visit', () => {
  const clinic = abort(ported());
  assert.equal(clinic.order.status, 'signed');
  assert.equal(clinic.state.unreconciled, null);
  assert.deepEqual(clinic.state.last, LAST);
  clinic.does(NURSE, { type: 'start-visit', order: clinic.order.id });
});

test('an emptied reservoir that was not filled stays on the board until a visit fills it', () => {
  const clinic = abort(aspirated());
  assert.equal(clinic.state.unreconciled?.because, 'emptied-not-filled');
  assert.equal(clinic.state.interrupted?.because, 'emptied');
  assert.equal(clinic.state.standing, null);
});

test('[SR-60] what was injected is in the pump, which still runs the old program: unreconciled', () => {
  const clinic = abort(injected({ content: STRONGER }));
  assert.equal(clinic.state.unreconciled?.because, 'injected-not-programmed');
  assert.deepEqual(clinic.state.last?.fill.components, STRONGER.fill?.components);
  assert.deepEqual(clinic.state.last?.program, LAST.program);
  assert.equal(clinic.state.order, null);
  assert.equal(clinic.state.refills.length, 1);
});

test('a program that was confirmed and not read back, or read back otherwise, leaves the pump unreconciled', () => {
  assert.equal(abort(confirmed()).state.unreconciled?.because, 'not-read-back');
  const differed = confirmed();
  const readBack = readBackOf('500', '20.0');
  differed.does(NURSE, { type: 'enter-read-back', visit: differed.visit.id, readBack });
  const { unreconciled } = abort(differed).state;
  assert.deepEqual([unreconciled?.because, unreconciled?.fields], ['read-back-differed', ['dailyDose']]);
});

test('after a matching read-back the pump runs what was ordered, also when the visit is aborted', () => {
  const clinic = abort(programmed({ content: STRONGER, concentration: '2000', bridge: BRIDGE }));
  assert.equal(clinic.state.unreconciled, null);
  assert.deepEqual(clinic.state.last?.fill.components, STRONGER.fill?.components);
  assert.equal(clinic.state.last?.delivered[0]?.kind, 'bridge');
  assert.ok(clinic.state.standing);
});
