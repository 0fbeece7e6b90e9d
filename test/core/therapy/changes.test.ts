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
import { minutes, WEEKDAYS } from '../../../src/core/time.ts';
import { inSmallestUnit, milliseconds, nanograms } from '../../../src/core/units.ts';
import { LAST, MCG_PER_DAY, MCG_PER_ML, ML } from './patient.ts';

const PROFILE = pumpProfile('synchromed-ii-40');

const setting = (components: Mixture, program: Program, fillVolume = 40): Setting => ({
  components,
  fillVolume: ML(fillVolume),
  prime: null,
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

const scheduled = (...steps: readonly (readonly [minute: number, mcgPerDay: number])[]): Program => ({
  mode: 'schedule',
  patterns: [{ days: WEEKDAYS, steps: steps.map(([at, mcg]) => step(at, mcg)) }],
});
const step = (at: number, mcgPerDay: number) => ({
  at: minutes(at),
  setting: { kind: 'dose', dose: MCG_PER_DAY(mcgPerDay) } as const,
});
/** Of each changed step where it is, and the doses before and after, mcg/day. */
const stepsChanged = (before: Program, after: Program) =>
  changesBetween(setting(baclofen(500), before), setting(baclofen(500), after))
    .filter((change) => change.field === 'step' && change.changed)
    .map(({ at, from, to }) => [
      at.slice('/visit/program/steps/'.length),
      ...[from, to].map((value) => (value?.kind === 'dose-rate' ? inSmallestUnit(value.value) / 1000 : null)),
    ]);
const DAILY = 'mon-tue-wed-thu-fri-sat-sun';

test('[SR-62] a step that is moved is told at both times, with what runs from there on before and after', () => {
  assert.deepEqual(stepsChanged(scheduled([0, 180], [480, 240]), scheduled([0, 180], [540, 240])), [
    [`${DAILY}/08:00`, 240, 180],
    [`${DAILY}/09:00`, 240, 240],
  ]);
});

test('[SR-62] where a steady dose becomes a schedule each step is told against that dose', () => {
  assert.deepEqual(stepsChanged(dose(200), scheduled([0, 200], [720, 300])), [[`${DAILY}/12:00`, 200, 300]]);
  assert.deepEqual(stepsChanged(scheduled([0, 200], [720, 300]), dose(200)), [[`${DAILY}/12:00`, 300, 200]]);
});

test('[SR-62] a step that runs over midnight is what ran at the first one of the next day', () => {
  assert.deepEqual(stepsChanged(scheduled([360, 180], [1320, 240]), scheduled([0, 200])), [
    [`${DAILY}/00:00`, 240, 200],
    [`${DAILY}/06:00`, 180, 200],
    [`${DAILY}/22:00`, 240, 200],
  ]);
});

test('[SR-62] days that ran otherwise are lines of their own', () => {
  const weekend: Program = {
    mode: 'schedule',
    patterns: [
      { days: ['mon', 'tue', 'wed', 'thu', 'fri'], steps: [step(0, 200)] },
      { days: ['sat', 'sun'], steps: [step(0, 300)] },
    ],
  };
  assert.deepEqual(stepsChanged(weekend, scheduled([0, 250])), [
    ['mon-tue-wed-thu-fri/00:00', 200, 250],
    ['sat-sun/00:00', 300, 250],
  ]);
});

test('the change list of two programs lists no change between a program and itself', () => {
  for (const program of [scheduled([0, 180], [480, 240]), scheduled([360, 180], [1320, 240])])
    assert.deepEqual(stepsChanged(program, program), []);
});

test('[SR-62] a prime is a change to be seen, for one person alone would else push it in', () => {
  const same = setting(baclofen(500), dose(200));
  const primed = changesBetween(same, { ...same, prime: ML(0.196) }).filter((change) => change.changed);
  assert.deepEqual(
    primed.map(({ at, from, to }) => [at, from, to]),
    [['/visit/prime', null, { kind: 'volume', value: ML(0.196) }]],
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
