import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { inSmallestUnit } from '../../../src/core/units.ts';
import { play } from '../../../src/pump/play.ts';
import { parseJson } from '../../../src/wire/json/parse.ts';
import { decodePumpFile } from '../../../src/wire/pump/decode-pump-file.ts';
import { encodeFault } from '../../../src/wire/pump/encode-fault.ts';
import { encodePlayed } from '../../../src/wire/pump/encode-played.ts';
import { fault } from '../../../src/wire/pump/fault.ts';
import { changedDocument, type Path, pathsIn } from '../json/changed-document.ts';

const folder = new URL('../../scenarios/pump/', import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const STALL = textOf('stall-after-mri.json');
const BOLUSES = textOf('patient-boluses-within-a-window.json');

const decoded = (text: string) => {
  const result = decodePumpFile(text);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
};

function onlyError(text: string, path: Path, value: unknown, at: string, expected: RegExp): void {
  const result = decodePumpFile(changedDocument(text, path, value));
  assert.ok(!result.ok, 'this should have been refused');
  assert.equal(result.refusal.length, 1, JSON.stringify(result.refusal));
  assert.equal(result.refusal[0]?.at, at);
  assert.match(result.refusal[0]?.expected ?? '', expected);
}

test('every example of a pump file is read', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  assert.ok(names.length >= 2);
  for (const name of names) decoded(textOf(name));
});

test('[SR-14] a stall of six hours in a file is logged when the pump is read, and nothing counts as delivered meanwhile', () => {
  const played = play(decoded(STALL).scenario);
  assert.deepEqual(played.refused, []);
  const answer = encodePlayed(played, decoded(STALL).timeZone);
  assert.equal(answer.simulated, 'SIMULATED');
  // 400 mcg/day of 2000 mcg/mL is 0.2 mL/day: from 08:10 on 22 November to 08:00 on the 26th, less six hours.
  const ranHours = 3 * 24 + 23 + 50 / 60 - 6;
  assert.equal(answer.displayed.delivered.value, Math.floor((0.2e6 * ranHours) / 24) / 1e6);
  assert.deepEqual(
    answer.log.filter((entry) => String(Object(entry).kind).startsWith('stall-')).map((entry) => entry.at),
    ['2026-11-25T09:00:00-06:00', '2026-11-25T16:00:00-06:00'],
  );
});

test('[SR-5] of three requests in a file one is given: the next comes in the lockout, the last would overfill a window', () => {
  const { scenario } = decoded(BOLUSES);
  assert.deepEqual(
    play(scenario).refused.map(({ index, because }) => [index, because]),
    [
      [2, 'lockout'],
      [3, 'window-limit'],
    ],
  );
});

test('a pump keeps the clock that it showed at the implant', () => {
  const { scenario } = decoded(changedDocument(STALL, ['pump', 'clock'], '2026-11-22T08:03'));
  assert.equal(inSmallestUnit(scenario.configuration.clock.aheadOfUtc), (-6 * 60 + 3) * 60_000);
});

test('what contradicts itself or does not exist is refused at its place', () => {
  const of = onlyError;
  of(STALL, ['actions', 1, 'at'], '2026-11-22T08:09', '/actions/1/at', /not before/);
  of(STALL, ['until'], '2026-11-25T15:59', '/until', /last action/);
  of(STALL, ['actions', 2, 'do'], 'reboot', '/actions/2/do', /"interrogate"/);
  of(STALL, ['actions', 1, 'fault', 'kind'], 'gremlin', '/actions/1/fault/kind', /"motor-stall"/);
  of(
    STALL,
    ['actions', 1, 'fault', 'recoversAfter', 'unit'],
    'hours',
    '/actions/1/fault/recoversAfter/unit',
    /h/,
  );
  of(STALL, ['pump', 'model'], 'synchromed-iv', '/pump/model', /synchromed-ii-20/);
  of(STALL, ['implanted', 'volume', 'value'], -1, '/implanted/volume/value', /not negative/);
  of(BOLUSES, ['actions', 1, 'why'], 'pain', '/actions/1/why', /no such key/);
  of(
    STALL,
    ['actions', 1, 'fault'],
    { kind: 'flow-drift', ratio: 1.2345 },
    '/actions/1/fault/ratio',
    /three decimal/,
  );
  of(STALL, ['actions', 1, 'fault'], { kind: 'clock-jump' }, '/actions/1/fault', /"ahead" or "behind"/);
  of(
    STALL,
    ['actions', 1, 'fault'],
    { kind: 'clock-drift', perBillion: 0 },
    '/actions/1/fault/perBillion',
    /1 to 100000000/,
  );
});

test('a reservoir that holds more than it can, or is another than that of its model, is refused', () => {
  onlyError(STALL, ['implanted', 'volume', 'value'], 40.000001, '/implanted/volume', /40\u202fmL/);
  onlyError(STALL, ['pump', 'reservoir'], { value: 60, unit: 'mL' }, '/pump/reservoir', /40\u202fmL/);
  decoded(changedDocument(STALL, ['implanted', 'volume', 'value'], 40));
  decoded(changedDocument(STALL, ['pump', 'reservoir'], { value: 40, unit: 'mL' }));
  const constant = changedDocument(STALL, ['pump'], {
    model: 'constant-flow',
    reservoir: { value: 20, unit: 'mL' },
  });
  onlyError(constant, ['implanted', 'volume', 'value'], 21, '/implanted/volume', /20\u202fmL/);
});

test('a pump that would rise when it falls back, or warn after its end, is refused', () => {
  const model = 'synchromed-ii-40';
  const lowestFlow = (value: number) => ({ model, lowestFlow: { value, unit: 'mL/d' } });
  onlyError(STALL, ['pump'], lowestFlow(0.05), '/pump/lowestFlow', /at most 0\.048\u202fmL\/day/);
  decoded(changedDocument(STALL, ['pump'], lowestFlow(0.006)));
  const eriAfter = (value: number) => ({ model, battery: { eriAfter: { value, unit: 'd' } } });
  onlyError(STALL, ['pump'], eriAfter(2_556), '/pump/battery/eriAfter', /at most 2555\u202fdays/);
  decoded(changedDocument(STALL, ['pump'], eriAfter(2_555)));
});

test('every fault of a file is written as it was read', () => {
  const faults = [
    { kind: 'flow-drift', ratio: 1.145, perDay: 0.01 },
    { kind: 'flow-drift', ratio: 0.9 },
    { kind: 'catheter-occlusion' },
    { kind: 'catheter-leak', lost: 0.4 },
    { kind: 'motor-stall', recoveryLogged: 'at-once' },
    { kind: 'motor-stall', recoveryLogged: 'at-interrogation', recoversAfter: { value: 2, unit: 'd' } },
    { kind: 'false-replace-by' },
    { kind: 'false-replace-by', later: { value: 1, unit: 'd' } },
    { kind: 'priming-mixing', early: 0.75 },
    { kind: 'valve-discharge', volume: { value: 0.01, unit: 'mL' } },
    { kind: 'clock-jump', behind: { value: 90, unit: 's' } },
    { kind: 'daylight-saving', ahead: { value: 3600, unit: 's' } },
    { kind: 'clock-drift', perBillion: 20_000 },
    { kind: 'clock-drift', perBillion: -20_000 },
    { kind: 'message-lost', count: 3 },
    { kind: 'task-starved', task: 'delivery' },
  ];
  for (const each of faults) {
    const json = parseJson(JSON.stringify(each));
    assert.ok(json.ok);
    const read = fault.read(json.value, '', []);
    assert.ok(read !== undefined, JSON.stringify(each));
    assert.deepEqual(encodeFault(read), each);
  }
});

test('no value of any kind at any place makes decoding throw, and every refusal says what belongs there', () => {
  const places = [STALL, BOLUSES].flatMap((text) => pathsIn(text).map((path) => ({ text, path })));
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 }), ({ text, path }, value) => {
      const result = decodePumpFile(changedDocument(text, path, value));
      if (!result.ok) assert.ok(result.refusal.every((error) => error.expected !== '' && error.found !== ''));
    }),
    { numRuns: 2000 },
  );
});
