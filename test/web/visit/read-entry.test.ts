import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayParts } from '../../../src/web/visit/day-entry.ts';
import {
  leftOutOf,
  NOTHING_READ,
  type ReadEntry,
  type ReadPlace,
  readReading,
} from '../../../src/web/visit/read-entry.ts';
import { NOTHING_REPORTED } from '../../../src/web/visit/reported-program.ts';
import { refusedByServer, VISIT, ZONE } from './sample-visit.ts';

/** 10:04 and 30 s on the wall in Chicago. */
const NOW = Date.parse('2026-11-22T16:04:30Z');
const PLACE: ReadPlace = { zone: ZONE, today: '2026-11-22', nowMs: NOW, asksBoluses: true };

const TYPED: ReadEntry = {
  ...NOTHING_READ,
  displayedVolume: { text: '7.2', unit: 'mL' },
  hasAlarms: true,
  alarms: ['low-reservoir'],
  clockTime: '11:02',
  clockToday: true,
  clockAt: NOW,
  boluses: '14',
  hasStops: true,
  stops: [
    {
      id: 1,
      from: { day: dayParts('2026-11-02'), time: '08:00' },
      until: { day: dayParts('2026-11-02'), time: '09:30' },
    },
  ],
  hasProgram: true,
  program: {
    ...NOTHING_REPORTED,
    mode: 'continuous',
    dailyDose: { text: '199.8', unit: 'ug/d' },
    hasBolus: true,
    bolus: {
      dose: { text: '10', unit: 'ug' },
      duration: { text: '5', unit: 'min' },
      lockout: { text: '2', unit: 'h' },
      maxPerDay: '4',
    },
  },
};

const problemsOf = (entry: ReadEntry): Readonly<Record<string, string>> => {
  const read = readReading(entry, PLACE);
  return read.ok ? {} : read.problems;
};

test('what was read from the pump is read by the server as it stands', () => {
  const read = readReading(TYPED, PLACE);
  assert.ok(read.ok);
  assert.deepEqual(refusedByServer({ type: 'read-pump', visit: VISIT, reading: read.value }), []);
  assert.deepEqual(read.value['displayedVolume'], { value: 7.2, unit: 'mL' });
  assert.equal(read.value['patientBoluses'], 14);
});

test('the clock of the pump is kept as its offset to local time at the minute it was typed', () => {
  const later: ReadPlace = { ...PLACE, nowMs: NOW + 3_600_000 };
  const read = readReading(TYPED, later);
  assert.ok(read.ok);
  assert.deepEqual(read.value['clockOffset'], { value: 58 * 60, unit: 's' });
  const behind = readReading(
    { ...TYPED, clockTime: '23:59', clockToday: false, clockDay: dayParts('2026-11-21') },
    PLACE,
  );
  assert.ok(behind.ok);
  assert.deepEqual(behind.value['clockOffset'], { value: -(10 * 60 + 5) * 60, unit: 's' });
  assert.deepEqual(refusedByServer({ type: 'read-pump', visit: VISIT, reading: behind.value }), []);
});

test('alarms, stops and the program are answered, never assumed to be none', () => {
  assert.deepEqual(
    Object.keys(problemsOf(NOTHING_READ)).sort((a, b) => a.localeCompare(b)),
    ['alarms', 'hasProgram', 'stops'],
  );
  assert.equal(problemsOf({ ...TYPED, alarms: [] })['alarms'], 'empty');
});

test('what the programmer did not show is left out, and the nurse is told which', () => {
  const nothing: ReadEntry = { ...NOTHING_READ, hasAlarms: false, hasStops: false, hasProgram: false };
  const read = readReading(nothing, PLACE);
  assert.ok(read.ok);
  assert.deepEqual(read.value, { alarms: [], stops: [] });
  assert.deepEqual(leftOutOf(nothing, PLACE), ['displayedVolume', 'clock', 'boluses', 'program']);
  assert.deepEqual(leftOutOf(nothing, { ...PLACE, asksBoluses: false }), [
    'displayedVolume',
    'clock',
    'program',
  ]);
  assert.deepEqual(leftOutOf(TYPED, PLACE), []);
});

test('a stop that ends before it begins or after now is refused at its end', () => {
  const stop = (from: string, until: string): ReadEntry => ({
    ...TYPED,
    stops: [
      {
        id: 7,
        from: { day: dayParts('2026-11-22'), time: from },
        until: { day: dayParts('2026-11-22'), time: until },
      },
    ],
  });
  assert.equal(problemsOf(stop('09:00', '08:00'))['stops/7/until/day'], 'until-before-from');
  assert.equal(problemsOf(stop('09:00', '10:30'))['stops/7/until/day'], 'in-the-future');
  assert.deepEqual(problemsOf(stop('09:00', '10:00')), {});
});

test('a local time that the clocks pass twice is not guessed', () => {
  const stops = [
    {
      id: 1,
      from: { day: dayParts('2026-11-01'), time: '01:30' },
      until: { day: dayParts('2026-11-01'), time: '05:00' },
    },
  ];
  assert.equal(problemsOf({ ...TYPED, stops })['stops/1/from/time'], 'time-not-that-day');
});
