import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { epochMilliseconds } from '../../../src/core/time.ts';
import { inSmallestUnit } from '../../../src/core/units.ts';
import { decodeScenario } from '../../../src/wire/scenario/decode-scenario.ts';
import { changedDocument, type Path, pathsIn } from '../json/changed-document.ts';

const folder = new URL('../../scenarios/twin/', import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const BRIDGED = textOf('baclofen-500-to-2000-bridged.json');
const NEEDLE = textOf('morphine-by-needle.json');

const decoded = (text: string) => {
  const result = decodeScenario(text);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
};

function onlyError(text: string, path: Path, value: unknown, at: string, expected: RegExp): void {
  const result = decodeScenario(changedDocument(text, path, value));
  assert.ok(!result.ok, 'this should have been refused');
  assert.equal(result.refusal.length, 1, JSON.stringify(result.refusal));
  assert.equal(result.refusal[0]?.at, at);
  assert.match(result.refusal[0]?.expected ?? '', expected);
}

test('every example of a scenario is read', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  assert.ok(names.length >= 3);
  for (const name of names) decoded(textOf(name));
});

test('a scenario keeps what its file says: amounts in the smallest unit, times in the zone, the clock of the pump', () => {
  const { scenario, timeZone } = decoded(BRIDGED);
  assert.equal(timeZone, 'America/Chicago');
  assert.equal(epochMilliseconds(scenario.observe.from), Date.parse('2026-11-22T10:00:00-06:00'));
  const [fill, bridge] = scenario.delivery;
  assert.ok(fill?.kind === 'fill' && bridge?.kind === 'bridge');
  assert.equal(inSmallestUnit(fill.volume), 40_000_000);
  assert.equal(inSmallestUnit(bridge.volume), 335_800);
  assert.equal(inSmallestUnit(bridge.rate), 400_000);
  assert.equal(scenario.catheter?.tip, 'T10');
  assert.equal(scenario.pump?.accuracyRatio, 1);
  assert.equal(scenario.pump && inSmallestUnit(scenario.pump.clock.aheadOfUtc), -6 * 3_600_000);
  assert.equal(scenario.before.kind, 'steady');
});

test('a clock that the pump showed is kept as its distance from UTC', () => {
  const { scenario } = decoded(changedDocument(BRIDGED, ['pump', 'clock'], '2026-11-22T10:04'));
  assert.equal(scenario.pump && inSmallestUnit(scenario.pump.clock.aheadOfUtc), (-6 * 60 + 4) * 60_000);
});

test('an injection by needle is known by its level, a bolus through the pump by its amount', () => {
  const [needle] = decoded(NEEDLE).scenario.delivery;
  assert.ok(needle?.kind === 'needle-bolus' && needle.place === 'L3-4');
  const pump = {
    kind: 'bolus',
    at: '2026-11-22T12:00',
    dose: { value: 10, unit: 'ug' },
    duration: { value: 5, unit: 'min' },
  };
  const through = decoded(changedDocument(BRIDGED, ['delivery', 3], pump)).scenario.delivery[3];
  assert.ok(through?.kind === 'pump-bolus' && 'dose' in through.amount);
});

test('what contradicts itself or does not exist is refused at its place', () => {
  const of = onlyError;
  of(BRIDGED, ['delivery', 2, 'at'], '2026-11-22T09:59', '/delivery/2/at', /not before/);
  of(BRIDGED, ['observe', 'to'], '2026-11-22T09:59', '/observe/to', /not before "from"/);
  of(BRIDGED, ['observe', 'levels', 0], 'L9', '/observe/levels/0', /a level such as/);
  of(BRIDGED, ['catheter', 'tip'], 'plasma', '/catheter/tip', /spinal level/);
  of(BRIDGED, ['delivery', 0, 'kind'], 'refill', '/delivery/0/kind', /"fill"/);
  of(BRIDGED, ['delivery', 1, 'rate', 'unit'], 'cc', '/delivery/1/rate/unit', /mL\/d/);
  of(BRIDGED, ['pump', 'accuracyRatio'], -1, '/pump/accuracyRatio', /from 0.1 to 10/);
  of(NEEDLE, ['patient', 'weight', 'unit'], 'lb', '/patient/weight/unit', /kg/);
  of(
    NEEDLE,
    ['parameters'],
    { 'no-such': { value: 1, unit: '/h' } },
    '/parameters/no-such',
    /id of a parameter/,
  );
  of(
    NEEDLE,
    ['parameters'],
    { dispersion: { value: 1, unit: '/h' } },
    '/parameters/dispersion/unit',
    /cm2\/h/,
  );
  of(NEEDLE, ['delivery', 0, 'baricity'], 'heavy', '/delivery/0/baricity', /hyperbaric/);
  of(NEEDLE, ['delivery', 0, 'dose'], { value: 1, unit: 'mg' }, '/delivery/0/dose', /no such key/);
});

test('an unknown key is refused wherever it stands', () => {
  for (const text of [BRIDGED, NEEDLE])
    for (const path of [[], ...pathsIn(text)]) {
      const holder = path.reduce<unknown>(
        (at, key) => (at as Record<string, unknown>)[key],
        JSON.parse(text),
      );
      if (typeof holder !== 'object' || holder === null || Array.isArray(holder)) continue;
      const result = decodeScenario(changedDocument(text, [...path, 'mcg'], 1));
      assert.ok(!result.ok, path.join('/'));
    }
});

test('no value of any kind at any place makes decoding throw, and every refusal says what belongs there', () => {
  const places = [BRIDGED, NEEDLE].flatMap((text) => pathsIn(text).map((path) => ({ text, path })));
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 }), ({ text, path }, value) => {
      const result = decodeScenario(changedDocument(text, path, value));
      if (!result.ok) assert.ok(result.refusal.every((error) => error.expected !== '' && error.found !== ''));
    }),
    { numRuns: 3000 },
  );
});
