import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { epochMilliseconds, minutesAfterMidnight } from '../../../src/core/time.ts';
import { inSmallestUnit } from '../../../src/core/units.ts';
import { decodeScenario } from '../../../src/wire/scenario/decode-scenario.ts';
import { simulate } from '../../../src/wire/scenario/simulate-file.ts';
import { changedDocument, type Path, pathsIn } from '../json/changed-document.ts';

const LYING = readFileSync(
  new URL('../../scenarios/twin/morphine-lying-at-night.json', import.meta.url),
  'utf8',
);

function decoded(text: string) {
  const result = decodeScenario(text);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value.scenario;
}

/** The one thing that is wrong after a change, whether the file or the model refuses it. */
function onlyError(path: Path, value: unknown, at: string, expected: RegExp): void {
  const result = simulate(changedDocument(LYING, ['stretches', 0, ...path], value));
  assert.ok(!result.ok, 'this should have been refused');
  assert.equal(result.refusal.length, 1, JSON.stringify(result.refusal));
  assert.equal(result.refusal[0]?.at, `/stretches/0${at}`);
  assert.match(result.refusal[0]?.expected ?? '', expected);
}

test('a stretch keeps what its file says, its hours by the clock of the zone when it begins', () => {
  const [stretch] = decoded(LYING).stretches ?? [];
  assert.ok(stretch);
  assert.match(stretch.name, /synthetic, both values assumed/);
  assert.equal(epochMilliseconds(stretch.from), Date.parse('2026-11-22T12:00:00-06:00'));
  assert.equal(epochMilliseconds(stretch.until), Date.parse('2026-11-25T12:00:00-06:00'));
  assert.deepEqual(stretch.overrides, { dispersion: 180, 'spinal-absorption': 3 });
  const { daily } = stretch;
  assert.ok(daily);
  assert.deepEqual([daily.from, daily.until].map(minutesAfterMidnight), [22 * 60, 6 * 60]);
  assert.equal(inSmallestUnit(daily.clock.aheadOfUtc), -6 * 3_600_000);
});

test('a file without stretches and without a production of the day has none of either', () => {
  const { stretches, diurnal } = decoded(changedDocument(LYING, ['stretches'], undefined));
  assert.equal(stretches, undefined);
  assert.equal(diurnal, undefined);
  assert.equal(decoded(changedDocument(LYING, ['diurnal'], false)).diurnal, undefined);
});

test('production of the day follows the clock of the zone, and goes with stretches', () => {
  const text = changedDocument(LYING, ['diurnal'], true);
  const { diurnal } = decoded(text);
  assert.equal(diurnal && inSmallestUnit(diurnal.aheadOfUtc), -6 * 3_600_000);
  const [flat, both] = [simulate(LYING), simulate(text)];
  assert.ok(flat.ok && both.ok);
  assert.notDeepEqual(both.value.series[4]?.values, flat.value.series[4]?.values);
  assert.ok((both.value.balance[0]?.relativeError ?? 1) < 1e-7);
});

test('the answer says which stretches ran, in the time of the zone, and that their values are the scenario’s own', () => {
  const result = simulate(LYING);
  assert.ok(result.ok);
  const [stretch] = result.value.stretches;
  assert.deepEqual(
    stretch?.ran.map(({ from, until }) => `${from} ${until}`),
    [22, 23, 24].map((day) => `2026-11-${day}T22:00:00-06:00 2026-11-${day + 1}T06:00:00-06:00`),
  );
  assert.deepEqual(
    stretch?.parameters.map(({ id, value, unit, evidence, setBy }) => [id, value, unit, evidence, setBy]),
    [
      ['dispersion', 180, 'cm2/h', 'assumed', 'scenario'],
      ['spinal-absorption', 3, 'mL/h', 'assumed', 'scenario'],
    ],
  );
  assert.equal(result.value.parameters.find(({ id }) => id === 'dispersion')?.setBy, 'model');
});

test('what a stretch cannot be is refused at its place in the file', () => {
  const of = onlyError;
  of(['name'], '', '/name', /a name/);
  of(['name'], undefined, '/name', /a name/);
  of(['from'], '2026-11-22', '/from', /date and time/);
  of(['from'], '2026-11-22T11:59', '/from', /not before the first event/);
  of(['until'], '2026-11-22T12:00', '/until', /after `from`/);
  of(['daily', 'from'], '24:00', '/daily/from', /clock of the patient/);
  of(['daily', 'until'], '22:00', '/daily/until', /another hour/);
  of(['daily', 'from'], undefined, '/daily/from', /clock of the patient/);
  of(['parameters'], {}, '/parameters', /at least one/);
  of(['parameters', 'posture'], { value: 1, unit: '1' }, '/parameters/posture', /id of a parameter/);
  of(['parameters', 'dispersion', 'unit'], 'cm2/s', '/parameters/dispersion/unit', /cm2\/h/);
  of(['parameters', 'dispersion', 'value'], -1, '/parameters/dispersion/value', /a number from 0/);
  of(['parameters', 'dispersion', 'value'], 9000, '/parameters/dispersion', /15 to 5400 cm2\/h/);
  of(
    ['parameters', 'spinal-csf-volume'],
    { value: 97, unit: 'mL' },
    '/parameters/spinal-csf-volume',
    /volumes/,
  );
  of(['parameters', 'release-width'], { value: 2, unit: 'cm' }, '/parameters/release-width', /delivery/);
  of(
    ['parameters', 'spinal-absorption', 'value'],
    22,
    '/parameters/spinal-absorption',
    /no more than is produced/,
  );
});

test('one over another is refused at the later of them', () => {
  const { stretches } = JSON.parse(LYING) as { stretches: [Record<string, unknown>] };
  const [night] = stretches;
  const day = { ...night, daily: { from: '06:00', until: '22:00' }, name: 'upright' };
  assert.ok(simulate(changedDocument(LYING, ['stretches'], [night, day])).ok);
  const early = { ...day, daily: { from: '05:59', until: '22:00' } };
  const result = simulate(changedDocument(LYING, ['stretches'], [night, early]));
  assert.ok(!result.ok);
  assert.deepEqual(
    result.refusal.map(({ at }) => at),
    ['/stretches/1'],
  );
});

test('a local time that comes twice needs its offset in a stretch too', () => {
  onlyError(['until'], '2027-11-07T01:30', '/until', /-05:00 or -06:00/);
});

test('an unknown key in a stretch is refused', () => {
  for (const path of [['mcg'], ['daily', 'mcg'], ['parameters', 'dispersion', 'mcg']])
    onlyError(path, 1, `/${path.join('/')}`, /no such key/);
});

test('no value of any kind at any place of a stretch makes anything throw', () => {
  const places = pathsIn(LYING).filter(([first]) => first === 'stretches');
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 }), (path, value) => {
      const result = decodeScenario(changedDocument(LYING, path, value));
      if (!result.ok) assert.ok(result.refusal.every((error) => error.expected !== '' && error.found !== ''));
    }),
    { numRuns: 1000 },
  );
});
