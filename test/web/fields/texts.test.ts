import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { minutesAfterMidnight } from '../../../src/core/time.ts';
import { amountText, numberText } from '../../../src/web/fields/amount-text.ts';
import {
  ageOn,
  dayOf,
  daysBetween,
  dayText,
  momentText,
  zoneText,
} from '../../../src/web/fields/date-text.ts';
import { computedVolumeText, doseText, roundedText } from '../../../src/web/fields/dose-text.ts';
import { spoken } from '../../../src/web/fields/drug-text.ts';
import { countOf, firstSentence, sorted, workingLabel } from '../../../src/web/fields/findings.ts';
import { readTimeOfDay, timeOfDayText } from '../../../src/web/fields/time-of-day-entry.ts';

test('[SR-29] a number has a leading zero, no trailing zero, no exponent and no grouping', () => {
  assert.equal(numberText(0.5), '0.5');
  assert.equal(numberText(200.0), '200');
  assert.equal(numberText(0.000001), '0.000001');
  assert.equal(numberText(12345.678), '12345.678');
  assert.equal(numberText(-2.5), '\u22122.5');
  assert.equal(numberText(-0.0000001), '0');
  assert.equal(numberText(100, 0), '100');
});

test('[SR-90] a dose always stands with its time, mcg spelt out, the unit one thin space away', () => {
  assert.equal(amountText({ value: 200, unit: 'ug/d' }, 'en'), '200\u202fmcg/day');
  assert.equal(amountText({ value: 8.333333333, unit: 'ug/h' }, 'en', 3), '8.333\u202fmcg/hour');
  assert.equal(amountText({ value: 200, unit: 'ug/d' }, 'es'), '200\u202fmcg/día');
  assert.equal(amountText({ value: 40, unit: 'mL' }, 'en'), '40\u202fmL');
});

test('a drug is spoken of in its own unit, and an unknown drug keeps the unit it came with', () => {
  assert.deepEqual(spoken({ value: 20_000, unit: 'ug/mL' }, 'morphine'), { value: 20, unit: 'mg/mL' });
  assert.deepEqual(spoken({ value: 0.2, unit: 'mg/d' }, 'baclofen'), { value: 200, unit: 'ug/d' });
  assert.deepEqual(spoken({ value: 5, unit: 'ug/d' }, 'elixir'), { value: 5, unit: 'ug/d' });
  assert.deepEqual(spoken({ value: 5, unit: 'mL' }, 'morphine'), { value: 5, unit: 'mL' });
});

test('a mass is spoken of in the unit of its drug like a dose, so that one card has one unit', () => {
  assert.deepEqual(spoken({ value: 100, unit: 'ug' }, 'hydromorphone'), { value: 0.1, unit: 'mg' });
  assert.deepEqual(spoken({ value: 0.05, unit: 'mg' }, 'baclofen'), { value: 50, unit: 'ug' });
});

test('a computed amount is written in full where five digits are enough, else says that it is rounded', () => {
  const dose = (value: number) => roundedText({ value, unit: 'ug/d' }, 'en');
  assert.equal(dose(200), '200\u202fmcg/day');
  assert.equal(dose(123.45), '123.45\u202fmcg/day');
  assert.equal(dose(412 / 24), '≈\u202f17.17\u202fmcg/day');
  assert.equal(dose(0), '0\u202fmcg/day');
  assert.equal(dose(0.3 + 0.6), '0.9\u202fmcg/day', 'noise of floats is no rounding');
});

test('the board and the page of a patient write one dose alike, whatever unit it came in', () => {
  const written = '≈\u202f1.642\u202fmg/day';
  assert.equal(doseText({ value: 1.641667, unit: 'mg/d' }, 'hydromorphone', 'en'), written);
  assert.equal(doseText({ value: 1641.667, unit: 'ug/d' }, 'hydromorphone', 'en'), written);
});

test('a finding is split after what is wrong, and no number is cut in two', () => {
  assert.deepEqual(firstSentence('The dose is 2.5 times the last one. Above 2 it warns.'), [
    'The dose is 2.5 times the last one.',
    'Above 2 it warns.',
  ]);
  assert.deepEqual(firstSentence('Verified in 40 mL.'), ['Verified in 40 mL.', '']);
});

test('[SR-79] a moment falls on the day of the clinic, not of the reader', () => {
  assert.equal(dayOf('2026-11-22T04:30:00Z', 'America/Chicago'), '2026-11-21');
  assert.equal(momentText('2026-11-22T16:24:00Z', 'clock', 'America/Chicago', 'en-GB'), '10:24');
  assert.equal(dayText('2026-12-07', 'weekday', 'en-GB').replace(',', ''), 'Mon 7 Dec');
});

test('[SR-79] the zone of the clinic has a name in every language, winter and summer, and whatever zone it is', () => {
  assert.equal(zoneText('America/Chicago', 'en-US'), 'Central Time');
  assert.equal(zoneText('Europe/Vienna', 'en-GB'), 'Central European Time');
  for (const zone of ['Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns', 'UTC'])
    for (const locale of ['en-US', 'es-US']) assert.match(zoneText(zone, locale), /\p{L}{2}/u, zone);
});

test('[SR-79] of one moment two zones tell their own wall, as far apart as they are', () => {
  const zone = fc.constantFrom(
    'America/Chicago',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'America/St_Johns',
  );
  const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(zone, moment, (timeZone, at) => {
      const iso = at.toISOString();
      const wall = `${dayOf(iso, timeZone)}T${momentText(iso, 'clock', timeZone, 'en-GB')}Z`;
      const offset = Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone).offsetNanoseconds / 6e10;
      assert.equal(Date.parse(wall), Math.floor(at.getTime() / 60_000) * 60_000 + offset * 60_000);
    }),
  );
});

test('days are counted on the calendar, across the end of summer time too', () => {
  assert.equal(daysBetween('2026-10-31', '2026-11-02'), 2);
  assert.equal(daysBetween('2026-11-22', '2026-11-20'), -2);
});

test('an age is in completed years', () => {
  assert.equal(ageOn('2026-04-01', '1968-04-02'), 57);
  assert.equal(ageOn('2026-04-02', '1968-04-02'), 58);
});

test('a time of day is hours and minutes of 24 and nothing shorter', () => {
  const read = (text: string): number | string => {
    const entry = readTimeOfDay(text);
    return entry.ok ? minutesAfterMidnight(entry.at) : entry.problem;
  };
  assert.equal(read('07:30'), 450);
  assert.equal(read(' 00:00 '), 0);
  assert.equal(read('23:59'), 1439);
  assert.equal(read(''), 'empty');
  for (const text of ['7:30', '0730', '07.30', '7', '07:30 pm', '７:３０'])
    assert.equal(read(text), 'form', text);
  for (const text of ['24:00', '12:60', '99:99']) assert.equal(read(text), 'range', text);
});

test('a time of day is written as it is read', () => {
  for (const text of ['00:00', '06:05', '23:59']) {
    const entry = readTimeOfDay(text);
    assert.ok(entry.ok);
    assert.equal(timeOfDayText(entry.at), text);
  }
});

test('findings are listed gravest first and counted', () => {
  const source = { title: 't', where: 'w', url: null, confidence: 'verified' as const, read: '2026-11-22' };
  const finding = (rule: string, severity: 'refuse' | 'warn' | 'note') => ({
    rule,
    severity,
    at: '',
    message: rule,
    working: {},
    source,
  });
  const findings = [
    finding('a', 'note'),
    finding('b', 'refuse'),
    finding('c', 'warn'),
    finding('d', 'refuse'),
  ];
  assert.deepEqual(
    sorted(findings).map((one) => one.rule),
    ['b', 'd', 'c', 'a'],
  );
  assert.deepEqual(countOf(findings), { refuse: 2, warn: 1, note: 1 });
  assert.equal(workingLabel('worstDailyVolume'), 'worst daily volume');
});

test('a computed volume is written to the hundredth of a millilitre, with a sign where that is not all of it', () => {
  const volume = (value: number) => computedVolumeText({ value, unit: 'mL' }, 'en');
  assert.equal(volume(9.7684), '≈\u202f9.77\u202fmL');
  assert.equal(volume(9.9), '9.9\u202fmL');
  assert.equal(volume(10.000_001), '≈\u202f10\u202fmL');
});
