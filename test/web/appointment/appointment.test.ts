import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeZoneNamed } from '../../../src/core/time.ts';
import { NO_ALARM, readAlarm } from '../../../src/web/appointment/alarm-entry.ts';
import {
  type AppointmentEntry,
  doubtsAbout,
  NO_APPOINTMENT,
  readAppointment,
} from '../../../src/web/appointment/appointment-entry.ts';
import { command } from '../../../src/wire/contract/command.ts';

const zone = timeZoneNamed('America/Chicago');
assert.ok(zone !== null);
const nowMs = Date.parse('2026-11-22T16:00:00Z');
const FREE = { zone, nowMs, isBooked: false };
const BOOKED = { ...FREE, isBooked: true };
const at = (day: string, month: string, time: string, year = '2026'): AppointmentEntry => ({
  ...NO_APPOINTMENT,
  at: { day: { day, month, year }, time },
});

const problemsOf = (entry: AppointmentEntry, place = FREE): unknown => {
  const read = readAppointment(entry, place);
  return read.ok ? {} : read.problems;
};

test('an appointment is booked for a time on the clinic’s wall', () => {
  const read = readAppointment(at('11', '12', '09:30'), FREE);
  assert.ok(read.ok);
  assert.deepEqual(command.parse(read.value), {
    type: 'book-appointment',
    at: '2026-12-11T09:30:00-06:00',
  });
});

test('a time that has passed, or that the clocks skip, is no appointment', () => {
  assert.deepEqual(problemsOf(at('22', '11', '10:00')), { 'at/day': 'in-the-past' });
  assert.deepEqual(problemsOf(at('14', '3', '02:30', '2027')), { 'at/time': 'time-not-that-day' });
  assert.deepEqual(problemsOf(NO_APPOINTMENT), { 'at/day': 'empty' });
});

test('where a visit is booked somebody says whether it is moved or cancelled, and why it is cancelled', () => {
  assert.deepEqual(problemsOf(at('11', '12', '09:30'), BOOKED), { what: 'no-choice' });
  assert.deepEqual(problemsOf({ ...NO_APPOINTMENT, what: 'cancel' }, BOOKED), { reason: 'empty' });
  const read = readAppointment({ ...NO_APPOINTMENT, what: 'cancel', reason: ' away ' }, BOOKED);
  assert.ok(read.ok);
  assert.deepEqual(command.parse(read.value), { type: 'cancel-appointment', reason: 'away' });
  assert.deepEqual(problemsOf({ ...at('11', '12', '09:30'), what: 'move' }, BOOKED), {});
});

test('after the refill date, and on a day when the clinic is closed, the day is doubted and not refused', () => {
  const place = { refillBy: '2026-12-10', clinicDays: ['mon', 'tue', 'wed', 'thu', 'fri'] as const };
  assert.deepEqual(doubtsAbout('2026-12-10', place), { daysLate: null, isClosed: false });
  assert.deepEqual(doubtsAbout('2026-12-12', place), { daysLate: 2, isClosed: true });
  assert.deepEqual(doubtsAbout('2027-12-10', { refillBy: null, clinicDays: null }), {
    daysLate: null,
    isClosed: false,
  });
});

test('an alarm is reported with its kind, who noticed it, and since when where somebody knows', () => {
  const none = readAlarm(NO_ALARM, { zone, nowMs });
  assert.ok(!none.ok);
  assert.deepEqual(none.problems, { kind: 'no-choice', by: 'empty', since: 'no-choice' });
  const heard = { ...NO_ALARM, kind: 'motor-stall' as const, hasSince: false, by: ' daughter ' };
  const read = readAlarm(heard, { zone, nowMs });
  assert.ok(read.ok);
  assert.deepEqual(command.parse(read.value), {
    type: 'report-alarm',
    alarm: { kind: 'motor-stall' },
    by: 'daughter',
  });
});

test('an alarm does not begin in the future', () => {
  const since = { day: { day: '22', month: '11', year: '2026' }, time: '10:01' };
  const read = readAlarm({ kind: 'eri', hasSince: true, since, by: 'the patient' }, { zone, nowMs });
  assert.deepEqual(read, { ok: false, problems: { 'since/day': 'in-the-future' } });
});
