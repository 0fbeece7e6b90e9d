import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type BridgeFacts,
  bridgeOf,
  isBridgeDue,
  oldAtNewFlow,
  withoutBridge,
} from '../../src/core/bridge.ts';
import { deliveryOf } from '../../src/core/delivery.ts';
import { pumpProfile } from '../../src/core/devices/profiles.ts';
import type { Mixture } from '../../src/core/mixture.ts';
import type { Program } from '../../src/core/program.ts';
import { inSmallestUnit as raw } from '../../src/core/units.ts';
import { days, hours, mcgPerMl, mL, mLPerDay } from './amounts.ts';
import { baclofen } from './sample-visit.ts';

const pump = pumpProfile('synchromed-ii-40');
const old: Mixture = [
  { drug: 'morphine', concentration: mcgPerMl(1500) },
  { drug: 'clonidine', concentration: mcgPerMl(0.5) },
];
const running = (mLADay: number): Program => ({
  mode: 'continuous',
  setting: { kind: 'rate', rate: mLPerDay(mLADay) },
});
const facts = (before: number, after: number, path: number): BridgeFacts => ({
  old,
  wanted: [{ drug: 'morphine', concentration: mcgPerMl(3000) }],
  before: deliveryOf(running(before), old, pump),
  after: deliveryOf(running(after), old, pump),
  weekBefore: [{ flow: mLPerDay(before), time: days(7) }],
  week: [{ flow: mLPerDay(after), time: days(7) }],
  path: mL(path),
  pump,
  choice: { kind: 'compute' },
});
const dosesOf = (daily: readonly { readonly drug: string; readonly dose: Parameters<typeof raw>[0] }[]) =>
  daily.map(({ drug, dose }) => [drug, raw(dose)]);

test('the old solution gives every one of its components at the new flow, to the nearest ng a day', () => {
  // 0.333333 mL/day of 1500 and of 0.5 mcg/mL: 499 999.5 and 166.67 ng.
  assert.deepEqual(dosesOf(oldAtNewFlow(facts(0.2, 0.333333, 0.3))), [
    ['morphine', 500_000],
    ['clonidine', 167],
  ]);
});

test('a bridge and what comes without it are to the nearest ng, every component', () => {
  const made = bridgeOf(facts(0.333333, 0.111111, 0.300001));
  assert.ok(made.ok);
  const { dose, duration, daily, without } = made.value;
  // 0.300001 mL at 0.333333 mL/day, to the nearest ms.
  assert.equal(raw(duration), 77_760_337);
  // 0.300001 mL of 1500 mcg/mL hold 450 001.5 ng.
  assert.equal(raw(dose), 450_002);
  assert.deepEqual(dosesOf(daily), [
    ['morphine', 500_000],
    ['clonidine', 167],
  ]);
  // 0.111111 mL/day: 166 666.5 and 55.56 ng.
  assert.equal(raw(without.dose), 166_667);
  assert.deepEqual(dosesOf(without.daily), [
    ['morphine', 166_667],
    ['clonidine', 56],
  ]);
});

test('a schedule whose mean is one of its own flows is still not a steady flow', () => {
  const week = [
    { flow: mLPerDay(0.1), time: hours(8) },
    { flow: mLPerDay(0.2), time: hours(8) },
    { flow: mLPerDay(0.3), time: hours(8) },
  ];
  const { after } = facts(0.4, 0.2, 0.05);
  // 0.0333 mL in the first 8 h and the rest of 0.05 mL in 2 h: 75 mcg in 10 h.
  const found = withoutBridge({ old, after, week, path: mL(0.05) });
  assert.deepEqual([raw(found?.duration ?? hours(0)), raw(found?.dose ?? hours(0))], [36_000_000, 180_000]);
  assert.equal(raw(found?.daily[1]?.dose ?? hours(0)), 60);
});

test('of a schedule the mass in the path and the mean of it are to the nearest ng', () => {
  const week = [
    { flow: mLPerDay(0.1), time: hours(12) },
    { flow: mLPerDay(0.3), time: hours(12) },
  ];
  const { after } = facts(0.4, 0.2, 0.3);
  // 1501 nL hold 2251.5 ng, counted as 2252; they run in 21 614 400 ms / 60.
  const found = withoutBridge({ old, after, week, path: mL(0.001501) });
  const duration = raw(found?.duration ?? hours(0));
  assert.equal(duration, Math.floor((1501 * 86_400_000) / 100_000));
  assert.equal(raw(found?.dose ?? hours(0)), Math.round((2252 * 86_400_000) / duration));
});

test('a pump whose limits nobody knows runs a bridge at the flow before, on its grid', () => {
  const unknown = { ...pump, minimumFlow: null, maximumFlow: null, flowResolution: null };
  const made = bridgeOf({ ...facts(0.333333, 0.1, 0.3), pump: unknown });
  assert.equal(made.ok && raw(made.value.rate), 333_333);
});

test('a week with one more change of flow is another week, whichever of the two has it', () => {
  const two = [
    { flow: mLPerDay(0.1), time: days(3) },
    { flow: mLPerDay(0.2), time: days(4) },
  ];
  const three = [
    two[0],
    { flow: mLPerDay(0.2), time: days(2) },
    { flow: mLPerDay(0.3), time: days(2) },
  ].flatMap((piece) => piece ?? []);
  const due = (weekBefore: typeof two, week: typeof two) =>
    isBridgeDue({ old: baclofen(500), wanted: baclofen(2000), weekBefore, week });
  assert.deepEqual([due(two, three), due(three, two), due(three, three)], [true, true, false]);
  const first = [{ flow: mLPerDay(0.1), time: days(7) }];
  assert.deepEqual([due(first, two), due(two, first)], [true, true]);
});
