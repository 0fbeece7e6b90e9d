import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PUMP_ALARM_KINDS, PUMP_ALARMS } from '../../../src/core/devices/alarms.ts';
import { catheterProfile } from '../../../src/core/devices/catheters.ts';
import { PUMP_PROFILES, pumpProfile } from '../../../src/core/devices/profiles.ts';
import { CATHETER_MODEL_IDS, PUMP_MODEL_IDS } from '../../../src/core/ids.ts';
import type { Figure, Source } from '../../../src/core/limits.ts';
import { inSmallestUnit } from '../../../src/core/units.ts';

const isSource = (value: object): value is Source => 'confidence' in value && 'title' in value;
const isFigure = (value: object): value is Figure<unknown> => 'id' in value && 'value' in value;

function walk(value: unknown, found: { figures: Figure<unknown>[]; sources: Source[] }) {
  if (typeof value !== 'object' || value === null) return found;
  if (isSource(value)) found.sources.push(value);
  else {
    if (isFigure(value)) found.figures.push(value);
    for (const part of Object.values(value)) walk(part, found);
  }
  return found;
}

const everything = () =>
  walk([PUMP_PROFILES, CATHETER_MODEL_IDS.map(catheterProfile), PUMP_ALARMS], { figures: [], sources: [] });

test('every pump and catheter that can be named has a profile, and the profile says so', () => {
  assert.deepEqual(
    PUMP_MODEL_IDS.map((id) => pumpProfile(id).id),
    [...PUMP_MODEL_IDS],
  );
  assert.deepEqual(
    CATHETER_MODEL_IDS.map((id) => catheterProfile(id).id),
    [...CATHETER_MODEL_IDS],
  );
  assert.equal(PUMP_PROFILES.length, PUMP_MODEL_IDS.length);
});

test('[SR-46] every figure of a device has a source with a place, a day and, if it was seen, an address', () => {
  const { figures, sources } = everything();
  assert.ok(figures.length > 50 && sources.length >= figures.length);
  for (const source of sources) {
    assert.ok(source.title.length > 0 && source.where.length > 0, source.title);
    assert.match(source.read, /^\d{4}-\d\d-\d\d$/);
    assert.equal(source.url !== null, source.confidence === 'verified', source.title);
    if (source.url !== null) assert.ok(URL.canParse(source.url), source.url);
  }
});

test('a quantity in a profile never stands without its figure', () => {
  for (const profile of PUMP_PROFILES)
    for (const [key, value] of Object.entries(profile))
      assert.notEqual(typeof value, 'number', `${profile.id} ${key}`);
});

test('the id of a figure is unique', () => {
  const ids = everything().figures.map((figure) => figure.id);
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
  );
});

test('the limits of one pump fit together', () => {
  for (const { id, minimumFlow, maximumFlow, minimumRateMode, bolusRate, ...rest } of PUMP_PROFILES) {
    const raw = (figure: Figure<unknown> | null) => (figure === null ? null : Number(figure.value));
    const [min, max] = [raw(minimumFlow), raw(maximumFlow)];
    if (min !== null && max !== null) assert.ok(min < max, id);
    if (max !== null && bolusRate !== null) assert.ok(inSmallestUnit(bolusRate.value) <= max, id);
    if (min !== null && minimumRateMode !== null) assert.ok(inSmallestUnit(minimumRateMode.value) <= min, id);
    if (rest.accuracy !== null) assert.ok(rest.accuracy.lower.value < 1 && rest.accuracy.upper.value > 1, id);
    if (rest.unusable !== null && rest.reservoir !== null)
      assert.ok(inSmallestUnit(rest.unusable.value) < inSmallestUnit(rest.reservoir.value), id);
    assert.equal(rest.modes.includes('schedule'), rest.programmable, id);
  }
});

test('only the SynchroMed II has a tubing volume, because only its was seen', () => {
  for (const profile of PUMP_PROFILES) {
    const ofTwo = profile.id.startsWith('synchromed-ii-');
    assert.equal(
      profile.tubing === null ? null : inSmallestUnit(profile.tubing.value),
      ofTwo ? 140_000 : null,
    );
    if (profile.tubing !== null) assert.equal(profile.tubing.source.confidence, 'verified');
  }
});

test('a constant-flow pump has no alarm, no program and no figure of its own', () => {
  const profile = pumpProfile('constant-flow');
  assert.deepEqual(profile.alarms, []);
  assert.equal(profile.patientBoluses, false);
  assert.equal(walk(profile, { figures: [], sources: [] }).figures.length, 0);
});

test('every alarm kind says what it means', () => {
  for (const kind of PUMP_ALARM_KINDS) {
    assert.ok(PUMP_ALARMS[kind].words.length > 5);
    assert.equal(PUMP_ALARMS[kind].priority.id, `alarm-${kind}`);
  }
});
