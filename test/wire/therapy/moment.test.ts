import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { instantAt } from '../../../src/core/time.ts';
import { moment } from '../../../src/wire/therapy/quantities.ts';

const read = (text: string) => {
  const errors: { at: string }[] = [];
  const value = moment.reads.read({ kind: 'string', text }, '/at', errors as never);
  return { value, places: errors.map(({ at }) => at) };
};

const YEAR_2000 = Date.UTC(2000, 0, 1);
const YEAR_2100 = Date.UTC(2100, 0, 1);
const ZONES = [
  'UTC',
  'America/Chicago',
  'Europe/Berlin',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];

test('[SR-79] a moment is kept in UTC, and is the same from whatever zone it was told', () => {
  fc.assert(
    fc.property(fc.integer({ min: YEAR_2000, max: YEAR_2100 }), fc.constantFrom(...ZONES), (ms, zone) => {
      const at = instantAt(ms);
      const written = String(moment.write(at));
      assert.match(written, /Z$/);
      assert.equal(read(written).value, at);
      const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
      assert.equal(read(local.toString({ timeZoneName: 'never' })).value, at);
    }),
  );
});

test('[SR-79] a time without its offset is refused: the journal knows no zone to guess', () => {
  assert.deepEqual(read('2026-11-22T10:00').places, ['/at']);
  assert.deepEqual(read('2026-11-22').places, ['/at']);
});
