import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeZoneNamed } from '../../../src/core/time.ts';
import { fits } from '../../../src/web/client/kept.ts';
import {
  emptyGiven,
  LAST_SAMPLE,
  type LastEntry,
  type LastPlace,
  NO_LAST,
  readLast,
} from '../../../src/web/register/last-entry.ts';
import { parseJson } from '../../../src/wire/json/parse.ts';
import { decodeCommand } from '../../../src/wire/therapy/command.ts';

const zone = timeZoneNamed('America/Chicago');
assert.ok(zone !== null);
const PLACE: LastPlace = {
  zone,
  nowMs: Date.parse('2026-11-22T16:00:00Z'),
  implantedOn: '2024-03-03',
  isProgrammable: true,
};

const moment = (day: string, month: string, time: string, year = '2026') => ({
  day: { day, month, year },
  time,
});

const LAST: LastEntry = {
  ...NO_LAST,
  at: moment('1', '10', '10:00'),
  volume: { text: '40', unit: 'mL' },
  components: [{ id: 1, drug: 'baclofen', concentration: { text: '500', unit: 'ug/mL' } }],
  running: {
    ...NO_LAST.running,
    reported: {
      ...NO_LAST.running.reported,
      mode: 'continuous',
      dailyDose: { text: '200', unit: 'ug/d' },
      hasBolus: false,
    },
  },
  isChanged: false,
  hasGiven: false,
};

const problemsOf = (entry: LastEntry, place = PLACE): unknown => {
  const read = readLast(entry, place);
  return read.ok ? {} : read.problems;
};

/** As the server reads it. */
function understood(entry: LastEntry, place = PLACE) {
  const read = readLast(entry, place);
  assert.ok(read.ok, JSON.stringify(read));
  const tree = parseJson(JSON.stringify({ type: 'take-over-therapy', last: read.value }));
  assert.ok(tree.ok);
  const decoded = decodeCommand(tree.value, '/command');
  assert.ok(decoded.ok, JSON.stringify(decoded));
  assert.ok(decoded.value.type === 'take-over-therapy');
  return { file: read.value, last: decoded.value.last };
}

test('nothing about what another clinic filled is taken for granted', () => {
  assert.deepEqual(problemsOf(NO_LAST), {
    'fill/at/day': 'empty',
    'fill/volume': 'field',
    'fill/components/0/drug': 'no-choice',
    'fill/components/0/concentration': 'field',
    'program/mode': 'no-choice',
    changes: 'no-choice',
    delivered: 'no-choice',
  });
});

test('a fill and the program that has run since are read by the server as they were typed', () => {
  const { file } = understood(LAST);
  assert.deepEqual(file, {
    fill: {
      at: '2026-10-01T10:00:00-05:00',
      volume: { value: 40, unit: 'mL' },
      components: [{ drug: 'baclofen', concentration: { value: 500, unit: 'ug/mL' } }],
    },
    program: { mode: 'continuous', dose: { value: 200, unit: 'ug/d' } },
    changes: [],
    delivered: [],
  });
});

test('a fill lies neither ahead, nor before the implant, nor longer ago than a pump lasts', () => {
  const at = (when: LastEntry['at'], place = PLACE): unknown => problemsOf({ ...LAST, at: when }, place);
  assert.deepEqual(at(moment('23', '11', '10:00')), { 'fill/at/day': 'in-the-future' });
  assert.deepEqual(at(moment('2', '3', '10:00', '2024')), { 'fill/at/day': 'before-the-implant' });
  const unknownDay = { ...PLACE, implantedOn: null };
  assert.deepEqual(at(moment('2', '3', '10:00', '2024'), unknownDay), {});
  assert.deepEqual(at(moment('2', '3', '10:00', '2014'), unknownDay), { 'fill/at/day': 'too-long-ago' });
  assert.deepEqual(at(moment('1', '11', '01:30')), { 'fill/at/time': 'time-not-that-day' });
});

test('a program that was changed needs the time of the change and what ran before it', () => {
  assert.deepEqual(problemsOf({ ...LAST, isChanged: true }), {
    'changes/0/at/day': 'empty',
    'before/mode': 'no-choice',
  });
  const before = {
    ...LAST.running,
    reported: { ...LAST.running.reported, dailyDose: { text: '150', unit: 'ug/d' } },
  };
  const changed = { ...LAST, isChanged: true, changedAt: moment('20', '10', '09:00'), before };
  const { file } = understood(changed);
  assert.deepEqual(file['program'], { mode: 'continuous', dose: { value: 150, unit: 'ug/d' } });
  assert.deepEqual(file['changes'], [
    { at: '2026-10-20T09:00:00-05:00', program: { mode: 'continuous', dose: { value: 200, unit: 'ug/d' } } },
  ]);
  assert.deepEqual(problemsOf({ ...changed, changedAt: moment('30', '9', '09:00') }), {
    'changes/0/at/day': 'before-the-fill',
  });
});

test('a bridge needs its volume and how long it ran, patient boluses only how many', () => {
  const given = (line: Partial<LastEntry['given'][number]>): LastEntry => ({
    ...LAST,
    hasGiven: true,
    given: [{ ...emptyGiven(1), at: moment('2', '10', '10:00'), ...line }],
  });
  assert.deepEqual(problemsOf(given({ kind: 'bridge' })), {
    'delivered/0/volume': 'field',
    'delivered/0/duration': 'field',
  });
  assert.deepEqual(problemsOf(given({ kind: 'patient', count: '0' })), { 'delivered/0/count': 'count' });
  const { last } = understood(given({ kind: 'patient', count: '17', volume: { text: '3', unit: 'mL' } }));
  assert.equal(last.delivered[0]?.count, 17);
  assert.equal(last.delivered[0]?.volume, undefined);
});

test('a pump whose flow is fixed is taken over with its flow', () => {
  const fixed = { ...PLACE, isProgrammable: false };
  assert.deepEqual(problemsOf(LAST, fixed), { 'program/rate': 'field' });
  const flow = { ...LAST, running: { ...LAST.running, flow: { text: '0.5', unit: 'mL/d' } } };
  assert.deepEqual(understood(flow, fixed).file['program'], {
    mode: 'continuous',
    rate: { value: 0.5, unit: 'mL/d' },
  });
});

test('each drug stands once, and saline is not the first of several', () => {
  const [baclofen] = LAST.components;
  assert.ok(baclofen !== undefined);
  const saline = { ...baclofen, id: 2, drug: 'saline' as const };
  assert.deepEqual(problemsOf({ ...LAST, components: [baclofen, { ...baclofen, id: 2 }] }), {
    'fill/components/1/drug': 'drug-twice',
  });
  assert.deepEqual(problemsOf({ ...LAST, components: [saline, baclofen] }), {
    'fill/components/0/drug': 'saline-first',
  });
  assert.ok(understood({ ...LAST, components: [baclofen, saline] }).last.fill.components.length === 2);
});

test('a draft with a schedule and what was given is found again after a reload', () => {
  const rich: LastEntry = {
    ...LAST,
    running: LAST_SAMPLE.running,
    hasGiven: true,
    given: [{ ...emptyGiven(3), kind: 'single' }],
  };
  assert.ok(fits({ ...LAST_SAMPLE }, JSON.parse(JSON.stringify(rich))));
});
