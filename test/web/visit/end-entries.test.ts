import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countdown } from '../../../src/web/visit/countdown.ts';
import { dayParts } from '../../../src/web/visit/day-entry.ts';
import { endedVisit } from '../../../src/web/visit/ended-visit.ts';
import { NOT_FINISHED, readFinish } from '../../../src/web/visit/finish-entry.ts';
import { NOTHING_OBSERVED, readObservation } from '../../../src/web/visit/observe-entry.ts';
import { NURSE, refusedByServer, VISIT, ZONE } from './sample-visit.ts';

const NOW = Date.parse('2026-11-22T17:00:00Z');
const PLACE = { zone: ZONE, nowMs: NOW, refillBy: '2026-12-14' };
const booked = (day: string, time = '09:30') => ({
  ...NOT_FINISHED,
  booked: true,
  appointment: { day: dayParts(day), time },
});

test('[SR-61] an appointment stands on or before the refill date, on the clinic’s wall', () => {
  const on = readFinish(booked('2026-12-14', '23:30'), PLACE);
  assert.ok(on.ok);
  assert.deepEqual(on.value, { appointment: '2026-12-14T23:30:00-06:00' });
  assert.deepEqual(refusedByServer({ type: 'complete-visit', visit: VISIT, next: on.value }), []);
  const after = readFinish(booked('2026-12-15'), PLACE);
  assert.ok(!after.ok);
  assert.equal(after.problems['appointment/day'], 'after-refill-by');
  const past = readFinish(booked('2026-11-22', '10:59'), PLACE);
  assert.ok(!past.ok);
  assert.equal(past.problems['appointment/day'], 'in-the-past');
});

test('[SR-61] without an appointment the reason is asked for', () => {
  assert.ok(!readFinish(NOT_FINISHED, PLACE).ok);
  assert.ok(!readFinish({ ...NOT_FINISHED, booked: false, waiver: ' ' }, PLACE).ok);
  const waived = readFinish({ ...NOT_FINISHED, booked: false, waiver: 'moves away' }, PLACE);
  assert.ok(waived.ok);
  assert.deepEqual(waived.value, { waiver: 'moves away' });
});

test('an appointment at a time that the clocks skip is not moved', () => {
  const skipped = readFinish(booked('2027-03-14', '02:30'), { ...PLACE, refillBy: null });
  assert.ok(!skipped.ok);
  assert.equal(skipped.problems['appointment/time'], 'time-not-that-day');
});

test('[SR-56] the observation ends early only with a reason, and after its time without one', () => {
  const calm = { ...NOTHING_OBSERVED, hasSymptoms: false };
  const early = readObservation(calm, false);
  assert.ok(!early.ok);
  assert.deepEqual(early.problems, { overridden: 'empty' });
  const over = readObservation({ ...calm, overridden: 'typed before it was over' }, true);
  assert.ok(over.ok);
  assert.equal(over.value.overridden, null);
  const seen = readObservation({ ...NOTHING_OBSERVED, hasSymptoms: true }, true);
  assert.ok(!seen.ok);
  assert.deepEqual(
    Object.keys(seen.problems).sort((a, b) => a.localeCompare(b)),
    ['done', 'seen'],
  );
  assert.ok(!readObservation(NOTHING_OBSERVED, true).ok);
});

test('the time that is left is never shown shorter than it is', () => {
  const [from, until] = ['2026-11-22T16:00:00Z', '2026-11-22T17:20:00Z'];
  assert.equal(countdown(from, until, Date.parse(until) - 1).text, '00:01');
  assert.equal(countdown(from, until, Date.parse(until) - 1).over, false);
  assert.equal(countdown(from, until, Date.parse(until)).over, true);
  assert.equal(countdown(from, until, Date.parse(from)).text, '1:20:00');
  assert.equal(countdown(from, until, Date.parse(from)).minutesLeft, 80);
  assert.equal(countdown(from, until, Date.parse(until) + 5000).text, '00:00');
  assert.equal(countdown(from, from, NOW).passed, 1);
});

test('the visit that just ended is found by its last event, and not once another one began', () => {
  const event = (version: number, type: string, data: Record<string, unknown>) => ({
    version,
    type,
    by: NURSE,
    at: '2026-11-22T16:30:00Z',
    formulary: 'f',
    data,
  });
  const aborted = [
    event(1, 'visit-started', { visit: VISIT }),
    event(2, 'visit-aborted', { visit: VISIT, reason: 'port not found' }),
  ];
  assert.deepEqual(endedVisit(aborted, '2026-11-22T17:00:00Z'), {
    visit: VISIT,
    how: 'aborted',
    by: NURSE,
    at: '2026-11-22T16:30:00Z',
    reason: 'port not found',
  });
  assert.equal(endedVisit(aborted, '2026-11-24T17:00:00Z'), null);
  assert.equal(endedVisit([...aborted, event(3, 'visit-started', {})], '2026-11-22T17:00:00Z'), null);
  assert.equal(endedVisit([], '2026-11-22T17:00:00Z'), null);
});
