import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliveryOf } from '../../../src/core/delivery.ts';
import { pumpProfile } from '../../../src/core/devices/profiles.ts';
import type { Mixture } from '../../../src/core/mixture.ts';
import type { Program } from '../../../src/core/program.ts';
import {
  type Change,
  changesBetween,
  type Setting,
  unacknowledged,
} from '../../../src/core/therapy/changes.ts';
import { minutes } from '../../../src/core/time.ts';
import { milliseconds, nanograms } from '../../../src/core/units.ts';
import { LAST, MCG_PER_DAY, MCG_PER_ML, ML } from './patient.ts';

const PROFILE = pumpProfile('synchromed-ii-40');

const setting = (components: Mixture, program: Program, fillVolume = 40): Setting => ({
  components,
  fillVolume: ML(fillVolume),
  program,
  delivery: deliveryOf(program, components, PROFILE),
});

const baclofen = (mcgPerMl: number): Mixture => [{ drug: 'baclofen', concentration: MCG_PER_ML(mcgPerMl) }];
const dose = (mcgPerDay: number): Program => ({
  mode: 'continuous',
  setting: { kind: 'dose', dose: MCG_PER_DAY(mcgPerDay) },
});
const changed = (changes: readonly Change[]) =>
  changes.filter((change) => change.changed).map((change) => change.field);

test('[SR-62] between two equal settings nothing changes, and everything is listed', () => {
  const same = setting(baclofen(500), dose(200));
  const changes = changesBetween(same, same);
  assert.deepEqual(changed(changes), []);
  assert.deepEqual(
    changes.map((change) => change.field),
    ['concentration', 'fill-volume', 'mode', 'daily-dose', 'flow'],
  );
  assert.ok(changes.every((change) => change.factor === 1 || change.field === 'mode'));
});

test('[A2] a dose 24 times as high says its factor', () => {
  const changes = changesBetween(setting(baclofen(500), dose(60)), setting(baclofen(500), dose(1440)));
  const line = changes.find((change) => change.field === 'daily-dose');
  assert.equal(line?.factor, 24);
  assert.deepEqual(line?.from, { kind: 'dose-rate', value: 60_000 });
  assert.deepEqual(line?.to, { kind: 'dose-rate', value: 1_440_000 });
});

test('a component that is added or left out is a change with one side missing and no factor', () => {
  const one = setting(baclofen(500), dose(200));
  const two = setting([...baclofen(500), { drug: 'morphine', concentration: MCG_PER_ML(1000) }], dose(200));
  for (const [before, after, missing] of [
    [one, two, 'from'],
    [two, one, 'to'],
  ] as const) {
    const lines = changesBetween(before, after).filter((change) => change.drug === 'morphine');
    assert.deepEqual(
      changed(lines),
      lines.map((line) => line.field),
    );
    assert.deepEqual(lines.map((line) => line.field).toSorted(), ['concentration', 'daily-dose']);
    assert.ok(lines.every((line) => line[missing] === null && line.factor === null));
  }
});

test('before a first fill every value is new', () => {
  const changes = changesBetween(null, setting(baclofen(500), dose(200)));
  assert.ok(changes.every((change) => change.changed && change.from === null));
});

test('a schedule lists each of its steps, and a step that is gone', () => {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  const steps = (second: number): Program => ({
    mode: 'schedule',
    patterns: [
      {
        days,
        steps: [
          { at: minutes(0), setting: { kind: 'dose', dose: MCG_PER_DAY(180) } },
          { at: minutes(second), setting: { kind: 'dose', dose: MCG_PER_DAY(240) } },
        ],
      },
    ],
  });
  const changes = changesBetween(setting(baclofen(500), steps(480)), setting(baclofen(500), steps(540)));
  const lines = changes.filter((change) => change.field === 'step' && change.changed);
  assert.deepEqual(
    lines.map((line) => line.at.split('/').at(-1)),
    ['09:00', '08:00'],
  );
});

test('each part of a patient bolus is a value of its own', () => {
  const bolus = (maxPerDay: number): Program => ({
    ...dose(200),
    patientBolus: {
      dose: nanograms(5_000),
      duration: milliseconds(600_000),
      lockout: milliseconds(14_400_000),
      maxPerDay,
    },
  });
  const more = changesBetween(setting(baclofen(500), bolus(3)), setting(baclofen(500), bolus(6)));
  assert.deepEqual(changed(more), ['patient-bolus-max-per-day']);
  const fresh = changesBetween(setting(baclofen(500), dose(200)), setting(baclofen(500), bolus(3)));
  assert.equal(changed(fresh).length, 4);
});

test('[SR-62] what was not acknowledged is named, and nothing else', () => {
  const changes = changesBetween(setting(baclofen(500), dose(200)), setting(baclofen(2000), dose(200)));
  const all = changes.filter((change) => change.changed).map((change) => change.at);
  assert.deepEqual(unacknowledged(changes, []), all);
  assert.deepEqual(unacknowledged(changes, all), []);
  assert.deepEqual(unacknowledged(changes, all.slice(1)), all.slice(0, 1));
});

test('no two values share a pointer, so that none is acknowledged for another', () => {
  const two: Mixture = [...baclofen(500), { drug: 'morphine', concentration: MCG_PER_ML(1000) }];
  const other: Mixture = [
    { drug: 'morphine', concentration: MCG_PER_ML(2000) },
    { drug: 'clonidine', concentration: MCG_PER_ML(100) },
  ];
  const changes = changesBetween(setting(two, LAST.program), setting(other, dose(900)));
  assert.equal(new Set(changes.map((change) => change.at)).size, changes.length);
});
