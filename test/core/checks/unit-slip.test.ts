import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mcgPerDay, mgPerDay } from '../amounts.ts';
import {
  ADULT,
  bolus,
  continuous,
  everyDay,
  findingsOf,
  of,
  plain,
  ruled,
  type Told,
} from './dose-visits.ts';

const baclofen = [of('baclofen', 500)] as const;
const running = (program: Told['program']): Pick<Told, 'before' | 'mixture'> => ({
  before: { mixture: baclofen, program },
  mixture: baclofen,
});
const slips = (told: Told) => ruled('unit-slip', told);

test('A2: 60 mcg meant once a day and set every hour is named as per hour for per day, 1440 beside 60', () => {
  const found = slips({ ...running(continuous(mcgPerDay(60))), program: continuous(mcgPerDay(1440)) });
  assert.equal(found.length, 1);
  assert.equal(found[0]?.at, '/visit/program/dose');
  assert.match(plain(found), /per hour for per day/);
  assert.match(plain(found), /1440 mcg\/day \(60 mcg\/hour\).*60 mcg\/day/);
});

test('A2: the same slip inside a schedule is found from the daily dose', () => {
  const morning = everyDay([0, 0], [7, 1440], [8, 0]);
  const hourly = everyDay([0, 1440]);
  assert.match(plain(slips({ ...running(morning), program: hourly })), /per hour for per day/);
});

test('A1: a dose near 60 times the one before is named as minutes for hours', () => {
  const found = slips({ ...running(continuous(mcgPerDay(20))), program: continuous(mcgPerDay(1200)) });
  assert.match(plain(found), /minutes for hours/);
});

test('[SR-34] A4: 41.7 typed for 4.17 is named as a slipped decimal point', () => {
  const told: Told = {
    before: { mixture: [of('morphine', 10_000)], program: continuous(mgPerDay(4.17)) },
    mixture: [of('morphine', 10_000)],
    program: continuous(mgPerDay(41.7)),
    patient: ADULT,
  };
  assert.match(plain(slips(told)), /41\.7 mg\/day.*decimal point/);
  assert.equal(slips(told)[0]?.severity, 'refuse');
});

test('a slip to a dose that is refused is refused with it, so that the cause is read before the limit', () => {
  const strong = [of('baclofen', 2000)] as const;
  const to = (mcg: number, mixture: Told['mixture'] = strong) =>
    findingsOf({
      before: { mixture, program: continuous(mcgPerDay(200)) },
      mixture,
      program: continuous(mcgPerDay(mcg)),
    });
  const [first] = to(2001);
  assert.deepEqual([first?.rule, first?.severity], ['unit-slip', 'refuse']);
  assert.equal(to(2000)[0]?.rule, 'unit-slip');
  assert.equal(to(2000)[0]?.severity, 'warn');
  // Not the dose is refused here, but that the reservoir is soon empty.
  assert.equal(to(2000, baclofen)[0]?.rule, 'unit-slip');
  assert.equal(to(2000, baclofen)[0]?.severity, 'refuse');
  const start = { mixture: strong, program: continuous(mcgPerDay(2400)) };
  assert.deepEqual(
    findingsOf(start)
      .slice(0, 1)
      .map(({ rule, severity }) => [rule, severity]),
    [['unit-slip', 'refuse']],
  );
});

test('a slip has asked whether the change is meant: it is not asked twice', () => {
  const rules = (mcg: number) =>
    findingsOf({ ...running(continuous(mcgPerDay(60))), program: continuous(mcgPerDay(mcg)) }).map(
      ({ rule }) => rule,
    );
  assert.equal(rules(1440).includes('dose-change'), false);
  assert.equal(rules(600 * 1.11).includes('dose-change'), true);
});

test('[SR-34] mg for mcg is named, and a dose a thousand times too small as well', () => {
  const up = slips({ ...running(continuous(mcgPerDay(1))), program: continuous(mcgPerDay(1000)) });
  assert.match(plain(up), /mg for mcg/);
  const down = slips({ ...running(continuous(mcgPerDay(1000))), program: continuous(mcgPerDay(1)) });
  assert.match(plain(down), /mcg for mg/);
});

test('a change by an ordinary factor is no slip', () => {
  for (const dose of [200, 220, 400, 1000, 100])
    assert.deepEqual(
      slips({ ...running(continuous(mcgPerDay(200))), program: continuous(mcgPerDay(dose)) }),
      [],
    );
});

test('every component is compared: the secondary drug’s concentration slips while the primary dose stands', () => {
  const told: Told = {
    before: { mixture: [of('morphine', 10_000), of('clonidine', 20)], program: continuous(mgPerDay(2)) },
    mixture: [of('morphine', 10_000), of('clonidine', 200)],
    program: continuous(mgPerDay(2)),
    patient: ADULT,
  };
  assert.match(plain(slips(told)), /^Clonidine 40 mcg\/day .* decimal point/);
});

test('one step of a schedule that slips is found at its place, though the daily dose hardly does', () => {
  const before = everyDay([0, 200], [12, 20], [13, 200]);
  const after = everyDay([0, 200], [12, 200], [13, 200]);
  const found = slips({ ...running(before), program: after });
  assert.deepEqual(
    found.map(({ at }) => at),
    ['/visit/program/steps/1/dose'],
  );
});

test('the patient’s bolus and its lockout are compared with those before', () => {
  const basal = continuous(mgPerDay(2));
  const told: Told = {
    before: {
      mixture: [of('morphine', 10_000)],
      program: { ...basal, patientBolus: bolus(50, 4, 4) },
    },
    mixture: [of('morphine', 10_000)],
    program: { ...basal, patientBolus: bolus(500, 4, 4 / 60) },
    patient: ADULT,
  };
  const found = slips(told);
  assert.deepEqual(
    found.map(({ at }) => at),
    ['/visit/program/patientBolus/dose', '/visit/program/patientBolus/lockout'],
  );
  assert.match(plain(found), /decimal point[\s\S]*minutes for hours\?$/);
  assert.deepEqual(
    found.map(({ severity }) => severity),
    ['warn', 'warn'],
  );
  const often = { ...told, program: { ...basal, patientBolus: bolus(500, 100, 4 / 60) } };
  assert.deepEqual(
    slips(often).map(({ severity }) => severity),
    ['refuse', 'refuse'],
  );
});

test('at a first program the dose is compared with the starting range', () => {
  const told: Told = { mixture: baclofen, program: continuous(mcgPerDay(1440)) };
  assert.match(plain(slips(told)), /24, per hour for per day/);
  assert.deepEqual(slips({ mixture: baclofen, program: continuous(mcgPerDay(100)) }), []);
});

test('at a first program a dose far below the starting range is a slip too', () => {
  const told: Told = {
    mixture: [of('morphine', 1000)],
    program: continuous(mcgPerDay(20)),
    patient: { ...ADULT, opioidTolerant: false },
  };
  assert.match(plain(slips(told)), /below the starting range.*10, a slipped decimal point/);
});
