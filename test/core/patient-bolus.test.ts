import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pumpProfile } from '../../src/core/devices/profiles.ts';
import { remembered } from '../../src/core/devices/source.ts';
import { figure } from '../../src/core/limits.ts';
import {
  bolusesADay,
  bolusesVolume,
  bolusesWithin,
  bolusFlow,
  bolusVolume,
  bolusVolumeWithin,
} from '../../src/core/patient-bolus.ts';
import type { PatientBolus } from '../../src/core/program.ts';
import { milliseconds, nanolitres } from '../../src/core/units.ts';
import { days, hours, mcg, mcgPerMl, mL, mLPerDay } from './amounts.ts';
import { baclofen } from './sample-visit.ts';

const bolus = (changed: Partial<PatientBolus> = {}): PatientBolus => ({
  dose: mcg(20),
  duration: hours(0.25),
  lockout: hours(2),
  maxPerDay: 4,
  ...changed,
});

test('a bolus is its dose in the old or the new solution, and none in one without drug', () => {
  assert.equal(bolusVolume(bolus(), baclofen(500)), mL(0.04));
  assert.equal(bolusVolume(bolus(), baclofen(2000)), mL(0.01));
  // 20 / 3 mcL, to the nearest nL.
  assert.equal(bolusVolume(bolus(), baclofen(3000)), nanolitres(6667));
  assert.equal(bolusVolume(bolus(), baclofen(0)), null);
  assert.equal(
    bolusVolume(bolus({ dose: mcg(9e12) }), [{ drug: 'baclofen', concentration: mcgPerMl(0.001) }]),
    null,
  );
});

test('a bolus runs at its volume over its time, rounded up, and not at all over none', () => {
  assert.equal(bolusFlow(mL(0.01), hours(0.25)), mLPerDay(0.96));
  assert.equal(bolusFlow(nanolitres(1), milliseconds(86_400_001)), mLPerDay(0.000001));
  assert.equal(bolusFlow(mL(0.01), hours(0)), null);
  assert.equal(bolusFlow(nanolitres(Number.MAX_SAFE_INTEGER), milliseconds(1)), null);
});

test('without a lockout the count of the day alone bounds the boluses', () => {
  const free = bolus({ lockout: hours(0) });
  assert.equal(bolusesADay(free), 4);
  assert.equal(bolusesWithin(hours(1), free, 'rolling'), 4);
  assert.equal(bolusesWithin(hours(1), free, 'clock'), 8);
  assert.equal(bolusesWithin(days(2), free, null), 12);
});

test('a count of none or fewer gives none, one that is no whole number is counted up, a vast one as the largest', () => {
  const lock = { lockout: hours(0) };
  assert.equal(bolusesADay(bolus({ ...lock, maxPerDay: 0 })), 0);
  assert.equal(bolusesADay(bolus({ ...lock, maxPerDay: -3 })), 0);
  assert.equal(bolusesADay(bolus({ ...lock, maxPerDay: 1.5 })), 2);
  assert.equal(bolusesADay(bolus({ ...lock, maxPerDay: 1e300 })), Number.MAX_SAFE_INTEGER);
});

test('as many boluses start in a day as the lockout lets, one that begins at its very end not counted', () => {
  const every = (lockout: number) => bolusesADay(bolus({ lockout: hours(lockout), maxPerDay: 100 }));
  assert.deepEqual([every(24), every(12), every(8), every(7), every(30)], [1, 2, 3, 4, 1]);
});

test('where it is not known how a pump counts its day, the larger count holds', () => {
  const rolling = {
    ...pumpProfile('synchromed-ii-40'),
    patientBolusDay: figure('day', 'rolling' as const, remembered('a day', 'of this test')),
  };
  const short = bolus({ lockout: hours(0.5) });
  const within = (pump: typeof rolling | ReturnType<typeof pumpProfile>) =>
    bolusVolumeWithin(days(1), short, mL(0.01), pump);
  assert.equal(within(rolling), mL(0.04));
  assert.equal(within({ ...rolling, patientBolusDay: null }), mL(0.08));
  assert.equal(bolusesVolume(mL(0.01), 3), mL(0.03));
});
