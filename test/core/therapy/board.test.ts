import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BoardGroup, boardGroup, boardGroups } from '../../../src/core/therapy/board-groups.ts';
import { boardRowOf } from '../../../src/core/therapy/board-row.ts';
import { timeZoneNamed } from '../../../src/core/time.ts';
import { type Clinic, NURSE, OTHER_NURSE } from './clinic.ts';
import { at, CHICAGO, dosed, entryOf, LAST, ML, readBackOf, SAME } from './patient.ts';
import {
  aspirated,
  completed,
  confirmed,
  implanted,
  injection,
  programmed,
  registered,
  signed,
  started,
  submitted,
  treated,
  verified,
} from './stages.ts';

const ZONE = timeZoneNamed(CHICAGO) ?? assert.fail();
const groupsOf = (clinic: Clinic): readonly BoardGroup[] =>
  boardGroups(boardRowOf(clinic.state), clinic.now, ZONE);
const booked = (clinic: Clinic, appointment: string): Clinic => {
  clinic.does(NURSE, { type: 'book-appointment', at: at(appointment) });
  return clinic;
};

test('the row holds what the pump has in it, what it delivers, and until when', () => {
  const row = boardRowOf(treated().state);
  assert.equal(row.identity.name, 'Ines Rivera');
  assert.deepEqual(row.components, LAST.fill.components);
  assert.equal(row.daily[0]?.dose, 200_000);
  assert.equal(row.mode, 'continuous');
  assert.deepEqual(row.withdrawal, ['baclofen']);
  assert.equal(row.dates.lowReservoirAlarm, at('2026-12-05T09:00'));
  assert.ok(row.dates.refillBy);
});

test('a patient of whom nothing is known is in a group and not in a blank', () => {
  assert.deepEqual(groupsOf(registered()), ['no-data']);
  assert.deepEqual(groupsOf(implanted()), ['no-data']);
});

test('a patient with an appointment before the refill date is on plan', () => {
  const clinic = treated();
  clinic.now = at('2026-10-01T10:00');
  const { refillBy } = boardRowOf(clinic.state).dates;
  assert.deepEqual(groupsOf(clinic), ['no-appointment']);
  assert.deepEqual(groupsOf(booked(clinic, `${refillBy}T23:00`)), ['on-plan']);
  assert.deepEqual(groupsOf(booked(clinic, '2026-12-04T10:00')), ['no-appointment']);
});

test('an appointment on the refill date counts to the last minute of the day of the clinic', () => {
  const clinic = treated();
  clinic.now = at('2026-10-01T10:00');
  const row = boardRowOf(clinic.state);
  const on = (refillBy: string, appointment: string) =>
    boardGroups(
      { ...row, dates: { ...row.dates, refillBy }, appointment: at(appointment) },
      clinic.now,
      ZONE,
    );
  // The clocks go back on this night: the day has 25 hours.
  assert.deepEqual(on('2026-11-01', '2026-11-01T23:59'), ['on-plan']);
  assert.deepEqual(on('2026-11-01', '2026-11-02T00:00'), ['no-appointment']);
});

test('an appointment that is over is none', () => {
  const clinic = treated();
  clinic.now = at('2026-10-01T10:00');
  booked(clinic, '2026-10-02T10:00');
  clinic.now = at('2026-10-03T10:00');
  assert.deepEqual(groupsOf(clinic), ['no-appointment']);
});

test('past the refill date, or the alarm, a patient is overdue before anything else but an alarm', () => {
  const clinic = treated();
  clinic.now = at('2026-12-06T10:00');
  assert.equal(boardGroup(boardRowOf(clinic.state), clinic.now, ZONE), 'overdue');
  clinic.does(NURSE, { type: 'report-alarm', alarm: { kind: 'low-reservoir' }, by: 'the patient' });
  assert.equal(boardGroup(boardRowOf(clinic.state), clinic.now, ZONE), 'alarm-reported');
  assert.ok(groupsOf(clinic).includes('overdue'));
});

test('orders wait for a second person, or for a signature', () => {
  assert.ok(groupsOf(submitted()).includes('to-verify'));
  assert.ok(groupsOf(verified()).includes('to-sign'));
  assert.ok(!groupsOf(signed()).includes('to-sign'));
  const disputed = submitted();
  const command = { type: 'verify-order', order: disputed.order.id, entry: entryOf(SAME, '20') } as const;
  disputed.does(OTHER_NURSE, command);
  assert.ok(groupsOf(disputed).includes('to-verify'));
});

test('[SR-64] a patient who is watched is on the board until when, and once the time is over before all but an alarm', () => {
  const clinic = programmed({ content: dosed(SAME, 210), dose: '210' });
  const { id: visit, observation } = clinic.visit;
  assert.equal(boardRowOf(clinic.state).visit?.watchedUntil, observation?.until);
  clinic.waits(44);
  assert.ok(!groupsOf(clinic).includes('watch-over'));
  clinic.waits(1);
  assert.equal(boardGroup(boardRowOf(clinic.state), clinic.now, ZONE), 'watch-over');
  clinic.waits(600);
  assert.equal(
    boardGroup(boardRowOf(clinic.state), clinic.now, ZONE),
    'watch-over',
    'it stands until somebody answers',
  );
  clinic.does(NURSE, { type: 'report-alarm', alarm: { kind: 'low-reservoir' }, by: 'the patient' });
  assert.deepEqual(groupsOf(clinic).slice(0, 2), ['alarm-reported', 'watch-over']);
  clinic.does(NURSE, { type: 'end-observation', visit, overridden: null, symptoms: null });
  assert.ok(!groupsOf(clinic).includes('watch-over'));
  assert.equal(boardRowOf(clinic.state).visit?.watchedUntil, null);
});

test('[SR-59] a started visit is on the board with its step', () => {
  const clinic = started();
  assert.ok(groupsOf(clinic).includes('visit-open'));
  assert.equal(boardRowOf(clinic.state).visit?.step, 'identify');
});

test('[A6] a pump that reported otherwise than ordered is unreconciled', () => {
  const clinic = confirmed();
  clinic.does(NURSE, {
    type: 'enter-read-back',
    visit: clinic.visit.id,
    readBack: readBackOf('500', '20.0'),
  });
  assert.ok(groupsOf(clinic).includes('unreconciled'));
});

test('an emptied reservoir is unreconciled and has stopped', () => {
  const clinic = aspirated();
  clinic.does(NURSE, { type: 'abort-visit', visit: clinic.visit.id, reason: 'fainted' });
  const groups = groupsOf(clinic);
  assert.ok(groups.includes('unreconciled') && groups.includes('stopped'));
});

test('[A7] a discrepancy stays on the board after its visit', () => {
  const clinic = aspirated({ aspirated: ML(5) });
  const visit = clinic.visit.id;
  clinic.does(NURSE, { type: 'assess-residual', visit, meaning: 'more ran', plan: 'see in four weeks' });
  clinic.does(NURSE, injection(clinic));
  clinic.does(NURSE, { type: 'abort-visit', visit, reason: 'programmer broken' });
  assert.ok(groupsOf(clinic).includes('discrepancy'));
  assert.deepEqual(boardRowOf(clinic.state).lastRefill?.discrepancy, 4_583_333);
});

test('a visit that closed without an appointment says so, and is in the group', () => {
  const clinic = completed();
  assert.deepEqual(groupsOf(clinic), ['no-appointment']);
  assert.equal(boardRowOf(clinic.state).waiver, 'moves away');
});
