import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from '../../../src/core/therapy/evolve.ts';
import { Clinic, NURSE, PHYSICIAN } from './clinic.ts';
import { at, CATHETER, FACTS, IDENTITY, LAST, MCG_PER_DAY, ML, PUMP } from './patient.ts';
import { implanted, observed, read, registered, signed, started, treated } from './stages.ts';

const implant = { type: 'record-implant', pump: PUMP, catheter: CATHETER } as const;
const takeOver = { type: 'take-over-therapy', last: LAST } as const;

test('nothing can be done to a patient who is not registered', () => {
  new Clinic().refuses(NURSE, implant, 'not-registered');
});

test('a patient is registered once, with a name, a number and a day of birth that has been', () => {
  const register = { type: 'register-patient', identity: IDENTITY, facts: FACTS } as const;
  registered().refuses(NURSE, register, 'already-registered');
  const wrong = [
    ['/identity/name', { name: ' ' }],
    ['/identity/recordNumber', { recordNumber: '' }],
    ['/identity/birthDate', { birthDate: '2027-01-01' }],
    ['/identity/birthDate', { birthDate: '1968-02-30' }],
    ['/identity/birthDate', { birthDate: '2.4.1968' }],
  ] as const;
  for (const [pointer, change] of wrong) {
    const identity = { ...IDENTITY, ...change };
    assert.equal(new Clinic().refuses(NURSE, { ...register, identity }, 'incomplete').at, pointer);
  }
});

test('the record of a pump may be corrected, another pump in its place is another workflow', () => {
  const another = { ...implant, pump: { ...PUMP, serial: 'NGP999999H' } };
  const clinic = implanted();
  clinic.refuses(NURSE, { ...implant, pump: { ...PUMP, serial: '' } }, 'incomplete');
  clinic.does(NURSE, another);
  const filled = treated();
  filled.refuses(NURSE, another, 'already-filled');
  filled.does(NURSE, { ...implant, pump: { ...PUMP, site: 'left lower abdomen' } });
  assert.equal(filled.state.pump?.site, 'left lower abdomen');
  started().refuses(NURSE, another, 'visit-open');
});

test('a therapy is taken over once, with an implant, a volume, and nothing that lies ahead', () => {
  registered().refuses(NURSE, takeOver, 'no-implant');
  treated().refuses(NURSE, takeOver, 'already-filled');
  const empty = { ...LAST, fill: { ...LAST.fill, volume: ML(0) } };
  assert.equal(
    implanted().refuses(NURSE, { ...takeOver, last: empty }, 'incomplete').at,
    '/last/fill/volume',
  );
  const ahead = { ...LAST, fill: { ...LAST.fill, at: at('2026-12-01T10:00') } };
  assert.equal(implanted().refuses(NURSE, { ...takeOver, last: ahead }, 'incomplete').at, '/last');
});

test('the dates of a therapy that was taken over are those of its fill and its program', () => {
  const { standing } = treated().state;
  assert.equal(standing?.rate, 400_000);
  assert.equal(standing?.dates.lowReservoirAlarm, at('2026-12-05T09:00'));
  const changed = implanted();
  const half = { mode: 'continuous', setting: { kind: 'dose', dose: MCG_PER_DAY(100) } } as const;
  changed.does(NURSE, {
    type: 'take-over-therapy',
    last: { ...LAST, changes: [{ at: at('2026-10-31T10:00'), program: half }] },
  });
  // 24 of 40 mL were gone by 31 October; the other 14 down to the alarm take 70 days at 0.2 mL/day.
  assert.equal(changed.state.standing?.dates.lowReservoirAlarm, at('2027-01-09T09:00'));
});

test('appointments are booked ahead, replaced, and cancelled with a reason', () => {
  const clinic = treated();
  clinic.refuses(NURSE, { type: 'book-appointment', at: clinic.now }, 'in-the-past');
  clinic.refuses(NURSE, { type: 'cancel-appointment', reason: 'x' }, 'no-appointment');
  clinic.does(NURSE, { type: 'book-appointment', at: at('2026-11-20T10:00') });
  clinic.refuses(NURSE, { type: 'cancel-appointment', reason: ' ' }, 'incomplete');
  clinic.does(NURSE, { type: 'cancel-appointment', reason: 'snow' });
  assert.equal(clinic.state.appointment, null);
});

test('an alarm that somebody heard stays until a reading says what the pump says', () => {
  const clinic = signed();
  clinic.refuses(NURSE, { type: 'report-alarm', alarm: { kind: 'low-reservoir' }, by: '' }, 'incomplete');
  clinic.does(NURSE, { type: 'report-alarm', alarm: { kind: 'low-reservoir' }, by: 'the patient' });
  assert.deepEqual(clinic.state.alarms, [{ kind: 'low-reservoir' }]);
  assert.deepEqual(read().state.alarms, []);
});

test('a completed visit answers what was heard, but not a battery that ends', () => {
  const clinic = observed();
  for (const kind of ['low-reservoir', 'eri'])
    clinic.does(NURSE, { type: 'report-alarm', alarm: { kind }, by: 'the patient' });
  clinic.does(NURSE, { type: 'complete-visit', visit: clinic.visit.id, next: { waiver: 'to be replaced' } });
  assert.deepEqual(clinic.state.alarms, [{ kind: 'eri' }]);
});

test('[SR-33] [SR-65] every event says who, when and under which formulary', () => {
  const clinic = implanted();
  const { stamp } = clinic.events.at(-1) ?? {};
  assert.deepEqual(stamp, { by: PHYSICIAN, at: clinic.now, formulary: clinic.formulary.version });
});

test('the state is nothing but the fold of the journal', () => {
  const clinic = read();
  assert.deepEqual(fold(clinic.events), clinic.state);
  assert.equal(clinic.state.history.events, clinic.events.length);
});
