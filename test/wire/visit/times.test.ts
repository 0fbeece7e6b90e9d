import assert from 'node:assert/strict';
import { test } from 'node:test';
import { epochMilliseconds } from '../../../src/core/time.ts';
import { changed, decoded, onlyError } from './changed-example.ts';

const visitAt = (text: string) => epochMilliseconds(decoded(changed(['visit', 'at'], text)).visit.at);

test('[SR-79] a local time is read in the zone of the file, one with offset as it stands', () => {
  assert.equal(visitAt('2026-11-22T10:00'), Date.UTC(2026, 10, 22, 16));
  assert.equal(visitAt('2026-11-22T10:00-05:00'), Date.UTC(2026, 10, 22, 15));
  assert.equal(visitAt('2026-11-22T10:00:30.250Z'), Date.UTC(2026, 10, 22, 10, 0, 30, 250));
});

test('a local time that comes twice or never that day needs its offset', () => {
  onlyError(['visit', 'at'], '2026-11-01T01:30', '/visit/at', /\(-05:00 or -06:00\).*comes twice/);
  onlyError(['visit', 'at'], '2027-03-14T02:30', '/visit/at', /does not exist that day/);
  assert.equal(visitAt('2026-11-01T01:30-06:00'), Date.UTC(2026, 10, 1, 7, 30));
});

test('dates and times that no calendar has are refused', () => {
  for (const text of [
    '2026-02-30T10:00',
    '2026-11-22T24:00',
    '2026-11-22T10:60',
    '2026-11-22',
    '10:00',
    '',
    '2026-11-22T10:00:60',
  ])
    onlyError(['visit', 'at'], text, '/visit/at', /^a date and time of 1900 to 2199/);
  for (const text of ['0206-11-22T10:00', '2026-11-22T10:00-99:00', '2026-11-22T10:00[UTC]', '20261122T1000'])
    onlyError(['visit', 'at'], text, '/visit/at', /^a date and time of 1900 to 2199/);
  onlyError(['patient', 'birthDate'], '1968-02-30', '/patient/birthDate', /a day such as/);
});

test('the clock of the pump is what it showed, without an offset', () => {
  const withClock = (text: string) =>
    decoded(changed(['visit', 'read', 'clock'], text)).visit.read?.clockOffset;
  assert.equal(withClock('2026-11-22T11:04'), 64 * 60_000);
  assert.equal(withClock('2026-11-22T09:59:30'), -30_000);
  onlyError(['visit', 'read', 'clock'], '2026-11-22T10:00-06:00', '/visit/read/clock', /without offset/);
});
