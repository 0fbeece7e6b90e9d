import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayOf, endOfDay } from '../../src/core/calendar-day.ts';
import { epochMilliseconds, instantAt, timeZoneNamed } from '../../src/core/time.ts';

/** Clocks that change at two, at midnight in both directions and by half an hour, and two that never do. */
const ZONES = [
  'America/Chicago',
  'Africa/Cairo',
  'America/Nuuk',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
].map((name) => timeZoneNamed(name) ?? assert.fail(name));
const HOUR_MS = 3_600_000;
const YEARS = { min: Date.UTC(2015, 0, 1), max: Date.UTC(2040, 0, 1) };

test('a moment lies on a later day exactly if it does not lie before the end of the day', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.integer(YEARS),
      fc.integer({ min: -30 * HOUR_MS, max: 30 * HOUR_MS }),
      (zone, from, by) => {
        const day = dayOf(instantAt(from), zone);
        const end = epochMilliseconds(endOfDay(day, zone));
        for (const at of [from, from + by, end - 1, end, end + by])
          assert.equal(dayOf(instantAt(at), zone) > day, at >= end, `${zone} ${day} ${at}`);
      },
    ),
    { numRuns: 300 },
  );
});

test('the day on which the clocks go forward ends an hour sooner', () => {
  const chicago = ZONES[0] ?? assert.fail();
  const [before, end] = [endOfDay('2026-03-07', chicago), endOfDay('2026-03-08', chicago)];
  assert.equal(epochMilliseconds(end) - epochMilliseconds(before), 23 * HOUR_MS);
});
