import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nanograms, nanolitres } from '../../src/core/units.ts';
import * as words from '../../src/core/wording.ts';
import { days, hours, mcgPerDay, mcgPerMl, mgPerDay, mL } from './amounts.ts';

const plain = (text: string): string => text.replaceAll(words.THIN_SPACE, ' ');

test('[SR-29] an amount has a leading zero, no trailing zero and no exponent', () => {
  assert.equal(plain(words.volumeWords(mL(0.3358))), '0.3358 mL');
  assert.equal(plain(words.volumeWords(mL(40))), '40 mL');
  assert.equal(plain(words.volumeWords(nanolitres(1))), '0.000001 mL');
  assert.equal(plain(words.volumeWords(mL(-0.5))), '−0.5 mL');
  assert.equal(plain(words.concentrationWords(mcgPerMl(2000), 'ug')), '2000 mcg/mL');
});

test('a drug is spoken of in mcg or in mg and always with its time', () => {
  assert.equal(plain(words.doseWords(mcgPerDay(200), 'ug')), '200 mcg/day');
  assert.equal(plain(words.doseWords(mgPerDay(0.5), 'mg')), '0.5 mg/day');
  assert.equal(plain(words.hourlyWords(mcgPerDay(200), 'ug')), '8.333 mcg/hour');
  assert.equal(plain(words.massWords(nanograms(167_900), 'ug')), '167.9 mcg');
});

test('a duration is said in days, hours and minutes, or to a thousandth of an hour or a day', () => {
  assert.equal(plain(words.durationWords(hours(20.148))), '20 h 9 min');
  assert.equal(plain(words.hoursWords(hours(20.148))), '20.148 h');
  assert.equal(plain(words.daysWords(days(3.358))), '3.358 days');
  assert.equal(plain(words.durationWords(days(1))), '1 day');
  assert.equal(plain(words.durationWords(hours(0))), '0 min');
});

test('a number and its unit never stand on two lines', () => {
  assert.doesNotMatch(words.volumeWords(mL(1)), / /);
});

test('the words of a whole number read back as that number', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.constantFrom(0, 3, 6), (whole, decimals) => {
      const text = words.decimal(whole, decimals).replace('−', '-');
      const [integer = '', fraction = ''] = text.replace('-', '').split('.');
      assert.equal(BigInt(integer + fraction.padEnd(decimals, '0')), BigInt(Math.abs(whole)));
      assert.equal(text.startsWith('-'), whole < 0);
    }),
  );
});

test('days of the week are written out in their order, each once, all of them as every day', () => {
  assert.equal(words.weekdayWords(['wed', 'mon', 'mon']), 'Monday, Wednesday');
  assert.equal(words.weekdayWords(['sun', 'sat', 'fri', 'thu', 'wed', 'tue', 'mon']), 'every day');
});

test('names are joined as one says them', () => {
  assert.equal(words.anyOfWords(['morphine']), 'morphine');
  assert.equal(words.anyOfWords(['morphine', 'clonidine', 'baclofen']), 'morphine, clonidine or baclofen');
});
