import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NURSE } from './clinic.ts';
import { at } from './patient.ts';
import { observed, programmed } from './stages.ts';

test('[SR-56] nobody leaves before the observation is over, unless somebody says why', () => {
  const clinic = programmed();
  const visit = clinic.visit.id;
  const over = { type: 'end-observation', visit, overridden: null, symptoms: null } as const;
  clinic.waits(19);
  assert.equal(clinic.refuses(NURSE, over, 'observation-not-over').minutesLeft, 1);
  clinic.refuses(NURSE, { ...over, overridden: '  ' }, 'incomplete');
  clinic.waits(1);
  clinic.refuses(NURSE, { ...over, overridden: 'in a hurry' }, 'reason-not-needed');
  clinic.does(NURSE, over);
  const early = programmed();
  early.does(NURSE, { ...over, visit: early.visit.id, overridden: 'admitted to the ward' });
  assert.equal(early.visit.step, 'finish');
});

test('a symptom that was seen needs what was done about it', () => {
  const clinic = programmed();
  const visit = clinic.visit.id;
  clinic.waits(20);
  const seen = {
    type: 'end-observation',
    visit,
    overridden: null,
    symptoms: { seen: 'drowsy', done: '' },
  } as const;
  assert.equal(clinic.refuses(NURSE, seen, 'incomplete').at, '/symptoms/done');
  clinic.does(NURSE, { ...seen, symptoms: { seen: 'drowsy', done: 'physician called, watched longer' } });
  assert.equal(clinic.visit.observation?.ended?.symptoms?.seen, 'drowsy');
});

test('[SR-61] a visit ends with an appointment on or before the refill date, or with the reason why not', () => {
  const clinic = observed();
  const visit = clinic.visit.id;
  const refillBy = clinic.visit.confirmed?.standing.dates.refillBy;
  assert.ok(refillBy);
  const until = (appointment: string) =>
    ({ type: 'complete-visit', visit, next: { appointment: at(appointment) } }) as const;
  clinic.refuses(NURSE, until('2026-11-16T09:00'), 'in-the-past');
  const after = clinic.refuses(NURSE, until('2027-06-01T10:00'), 'appointment-too-late');
  assert.equal(after.refillBy, refillBy);
  clinic.refuses(NURSE, { type: 'complete-visit', visit, next: { waiver: '' } }, 'incomplete');
  clinic.does(NURSE, until(`${refillBy}T23:30`));
  assert.equal(clinic.state.appointment, at(`${refillBy}T23:30`));
});
