import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliveryOf, isComputed } from '../../src/core/delivery.ts';
import { pumpProfile } from '../../src/core/devices/profiles.ts';
import type { Mixture } from '../../src/core/mixture.ts';
import type { PatientBolus, Program } from '../../src/core/program.ts';
import { nanolitresPerDay, inSmallestUnit as raw } from '../../src/core/units.ts';
import { days, hours, mcg, mcgPerDay, mcgPerMl, mL, mLPerDay } from './amounts.ts';
import { baclofen } from './sample-visit.ts';

const pump = pumpProfile('synchromed-ii-40');
const running = (nanolitres: number, patientBolus?: PatientBolus): Program => ({
  mode: 'continuous',
  setting: { kind: 'rate', rate: nanolitresPerDay(nanolitres) },
  ...(patientBolus === undefined ? {} : { patientBolus }),
});
const bolus: PatientBolus = { dose: mcg(20), duration: hours(0.25), lockout: hours(2), maxPerDay: 4 };
const MOST = Number.MAX_SAFE_INTEGER;

test('what cannot be held exactly stands as nothing of every component, in every window', () => {
  const mixture: Mixture = [
    { drug: 'morphine', concentration: mcgPerMl(1e6) },
    { drug: 'clonidine', concentration: mcgPerMl(500) },
  ];
  const none = (drug: string) =>
    ['PT1H', 'PT4H', 'PT24H'].map((window) => ({
      drug,
      window,
      dose: 0,
      program: 0,
      patientBoluses: 0,
    }));
  assert.deepEqual(deliveryOf(running(MOST), mixture, pump), {
    rate: mLPerDay(0),
    daily: mixture.map(({ drug, concentration }) => ({ drug, concentration, dose: mcgPerDay(0) })),
    steps: [],
    worstDailyVolume: mL(0),
    patientBolusVolume: null,
    worstCase: [...none('morphine'), ...none('clonidine')],
  });
  assert.equal(isComputed(running(MOST), mixture, pump), false);
});

test('a bolus is computed where its volume is known and as many as are allowed can be held', () => {
  assert.equal(isComputed(running(400_000, bolus), baclofen(500), pump), true);
  assert.equal(isComputed(running(400_000, bolus), baclofen(0), pump), false);
  assert.equal(isComputed(running(400_000, { ...bolus, dose: mcg(9e12) }), baclofen(500), pump), false);
  assert.equal(isComputed(running(400_000, { ...bolus, maxPerDay: 1e300 }), baclofen(500), pump), true);
  const free = { ...bolus, lockout: hours(0), maxPerDay: 1e300 };
  assert.equal(isComputed(running(400_000, free), baclofen(500), pump), false);
});

test('a flow is computed where the dose of every component and every bolus beside it can be held', () => {
  const one = { drug: 'morphine', concentration: mcgPerMl(0.001) } as const;
  assert.equal(isComputed(running(MOST), [one], pump), true);
  assert.equal(isComputed(running(MOST, bolus), [one], pump), false);
  assert.equal(
    isComputed(running(MOST), [one, { drug: 'clonidine', concentration: mcgPerMl(1e6) }], pump),
    false,
  );
});

test('a bolus whose size is not known is none beside the program, and the rest is computed', () => {
  const { worstCase, worstDailyVolume, patientBolusVolume } = deliveryOf(
    running(240_000, bolus),
    baclofen(0),
    pump,
  );
  assert.deepEqual([worstDailyVolume, patientBolusVolume], [mL(0.24), null]);
  assert.deepEqual(
    worstCase.map(({ dose }) => raw(dose)),
    [0, 0, 0],
  );
});

test('a step is told with its days, its ends and its length', () => {
  assert.deepEqual(deliveryOf(running(240_000), baclofen(500), pump).steps, [
    {
      days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
      from: 0,
      until: 1440,
      length: days(1),
      rate: mLPerDay(0.24),
      doses: [{ drug: 'baclofen', concentration: mcgPerMl(500), dose: mcgPerDay(120) }],
    },
  ]);
});
