import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bridgeOf, pathHoldsOlder, withoutBridge } from '../../src/core/bridge.ts';
import { STARTING_POLICY } from '../../src/core/clinic-policy.ts';
import { compoundingOf } from '../../src/core/compounding.ts';
import { deliveryOf } from '../../src/core/delivery.ts';
import { pumpProfile } from '../../src/core/devices/profiles.ts';
import type { PumpProfile } from '../../src/core/devices/pump-profile.ts';
import { figure } from '../../src/core/limits.ts';
import { concentrationIn, dilutedBy, drugsOf, type Mixture, sameMixture } from '../../src/core/mixture.ts';
import type { Program } from '../../src/core/program.ts';
import { marginOf, refillDates, trueVolumeAtWorst } from '../../src/core/refill-date.ts';
import { residualOf } from '../../src/core/residual.ts';
import { later, type TimeZone } from '../../src/core/time.ts';
import type { FlowRate } from '../../src/core/units.ts';
import { days, hours, mcgPerDay, mcgPerMl, mgPerMl, mL, mLPerDay } from './amounts.ts';
import { baclofen, moment } from './sample-visit.ts';

const pump = pumpProfile('synchromed-ii-40');
const source = {
  title: 'test',
  where: 'test',
  url: null,
  confidence: 'verified',
  read: '2026-11-22',
} as const;

test('saline is no drug: beside one it changes nothing, alone it holds none', () => {
  const saline = { drug: 'saline', concentration: mcgPerMl(0) } as const;
  assert.equal(sameMixture([...baclofen(500), saline], baclofen(500)), true);
  assert.deepEqual(drugsOf([saline], baclofen(500), baclofen(2000)), ['baclofen']);
  assert.equal(concentrationIn([saline], 'baclofen'), mcgPerMl(0));
});

test('a deviation is of what is ordered, and of what there was where nothing is ordered', () => {
  const morphine: Mixture = [{ drug: 'morphine', concentration: mgPerMl(10) }];
  const found = dilutedBy(mL(10), baclofen(500), { volume: mL(30), components: morphine });
  assert.deepEqual(
    found.map((one) => [one.drug, one.effective, one.deviation]),
    [
      ['morphine', mgPerMl(7.5), 0.25],
      ['baclofen', mcgPerMl(125), 0.25],
    ],
  );
  assert.deepEqual(
    dilutedBy(mL(0), baclofen(500), { volume: mL(0), components: baclofen(2000) }).map(
      (one) => one.effective,
    ),
    [mcgPerMl(2000)],
  );
});

test('each rinse takes away the part of the old solution that it dilutes', () => {
  const rinsed = (count: number) =>
    dilutedBy(mL(1), baclofen(1000), { volume: mL(1), components: baclofen(0) }, { count, volume: mL(1) })[0]
      ?.effective;
  assert.deepEqual([0, 1, 2].map(rinsed), [mcgPerMl(500), mcgPerMl(250), mcgPerMl(125)]);
});

test('exactly 1 mL in a small pump is not yet watched, nor is a ratio exactly on the label outside it', () => {
  const twenty = pumpProfile('synchromed-ii-20');
  assert.equal(residualOf(mL(20), mL(8), mL(7), twenty).verdict, 'as-labelled');
  assert.equal(residualOf(mL(20), mL(8), mL(6.999999), twenty).verdict, 'watch');
  assert.equal(residualOf(mL(20), mL(8), mL(9.000001), twenty).verdict, 'watch');
  assert.equal(residualOf(mL(20), mL(10), mL(11.45), twenty).verdict, 'watch');
  assert.equal(residualOf(mL(20), mL(10), mL(11.450001), twenty).verdict, 'investigate');
});

test('a pump of unknown size is watched like a small one, and without a ratio only by its volume', () => {
  const unknown = { accuracy: null, reservoir: null };
  assert.equal(residualOf(mL(20), mL(20), mL(18.9), unknown).verdict, 'watch');
  assert.equal(residualOf(mL(20), mL(20), mL(19.5), unknown).verdict, 'as-labelled');
  assert.equal(residualOf(mL(20), mL(19), mL(19), unknown).verdict, 'watch');
});

test('what is printed makes the mixture that stands beside it', () => {
  const made = compoundingOf({
    volume: mL(18),
    components: [
      { drug: 'morphine', concentration: mgPerMl(7), stock: mgPerMl(25) },
      { drug: 'saline', concentration: mcgPerMl(0) },
    ],
  });
  assert.ok(made?.ok);
  const { components, diluent, diluentDrawn, asDrawn, total } = made.value;
  assert.deepEqual(components, [{ drug: 'morphine', stock: mgPerMl(25), volume: mL(5.04), drawn: mL(5.04) }]);
  assert.deepEqual([total, diluent, diluentDrawn], [mL(18), mL(12.96), mL(12.96)]);
  assert.deepEqual(asDrawn, [{ drug: 'morphine', concentration: mgPerMl(7) }]);
});

test('a coarser syringe draws to its own step, and no diluent is drawn where rounding leaves none', () => {
  const part = (drug: 'morphine' | 'clonidine') =>
    ({ drug, concentration: mgPerMl(5), stock: mgPerMl(10) }) as const;
  const made = compoundingOf({ volume: mL(3), components: [part('morphine'), part('clonidine')] }, mL(1));
  assert.ok(made?.ok);
  assert.deepEqual(
    made.value.components.map((one) => one.drawn),
    [mL(2), mL(2)],
  );
  assert.equal(made.value.diluentDrawn, mL(0));
  assert.deepEqual(
    made.value.asDrawn.map((one) => one.concentration),
    [mgPerMl(5), mgPerMl(5)],
  );
  const none = compoundingOf({ volume: mL(0.001), components: [part('morphine')] });
  assert.deepEqual(none?.ok && none.value.asDrawn, []);
});

const flow = (rate: FlowRate): Program => ({ mode: 'continuous', setting: { kind: 'rate', rate } });
function bridged(before: number, profile: PumpProfile) {
  const old = baclofen(500);
  const wanted = baclofen(2000);
  const after = deliveryOf(flow(mLPerDay(0.1)), wanted, profile);
  return bridgeOf({
    old,
    wanted,
    before: deliveryOf(flow(mLPerDay(before)), old, profile),
    after,
    week: [{ flow: mLPerDay(0.1), time: days(7) }],
    path: mL(0.3),
    pump: profile,
    choice: { kind: 'compute' },
  });
}
const grid = (step: number): PumpProfile => ({
  ...pump,
  flowResolution: figure('grid', mLPerDay(step), source),
});

test('[SR-39] a bridge runs at the nearest rate of the pump below the wanted one, at most 5 % away', () => {
  // The mean of a schedule need not stand on the grid: the flow before is taken as it is.
  const before = { ...deliveryOf(flow(mLPerDay(0.1)), baclofen(500), pump), rate: mLPerDay(0.105) };
  const at = (step: number) =>
    bridgeOf({
      old: baclofen(500),
      wanted: baclofen(2000),
      before,
      after: before,
      week: [{ flow: mLPerDay(0.1), time: days(7) }],
      path: mL(0.3),
      pump: grid(step),
      choice: { kind: 'compute' },
    });
  const kept = at(0.1);
  assert.ok(kept.ok);
  assert.equal(kept.value.rate, mLPerDay(0.1));
  assert.equal(kept.value.duration, days(3));
  const far = at(0.09);
  assert.deepEqual(far, {
    ok: false,
    refusal: { code: 'rate-not-feasible', wanted: mLPerDay(0.105), nearest: mLPerDay(0.09) },
  });
});

test('[SR-39] a rate that is exactly 5 % from the wanted one is within 5 %, one nL/d more is not', () => {
  const from = (wanted: number, limits: Partial<PumpProfile>) => {
    const old = baclofen(500);
    const before = { ...deliveryOf(flow(mLPerDay(0.1)), old, pump), rate: mLPerDay(wanted) };
    const week = [{ flow: mLPerDay(0.1), time: days(7) }];
    const choice = { kind: 'compute' } as const;
    const facts = { old, wanted: baclofen(2000), before, after: before, week, path: mL(0.3), choice };
    return bridgeOf({ ...facts, pump: { ...pump, ...limits } }).ok;
  };
  const atMost = (rate: number) => ({ maximumFlow: figure('most', mLPerDay(rate), source) });
  const atLeast = (rate: number) => ({ minimumFlow: figure('least', mLPerDay(rate), source) });
  assert.deepEqual([from(0.1, atMost(0.095)), from(0.1, atMost(0.094999))], [true, false]);
  assert.deepEqual([from(0.1, atLeast(0.105)), from(0.1, atLeast(0.105001))], [true, false]);
});

test('a bridge outside the flows of the pump is refused with its nearest flow, on its limits it is not', () => {
  const fast: PumpProfile = { ...pump, maximumFlow: figure('most', mLPerDay(1), source) };
  assert.equal(bridged(1, fast).ok, true);
  const refused = bridged(2, fast);
  assert.deepEqual(refused.ok === false && refused.refusal, {
    code: 'rate-not-feasible',
    wanted: mLPerDay(2),
    nearest: mLPerDay(1),
  });
  assert.equal(bridged(0.048, pump).ok, true);
  assert.equal(bridged(0.04, pump).ok, false);
});

test('of a schedule the old solution gives its mean over the time until it is through', () => {
  const old = baclofen(500);
  const after = deliveryOf(flow(mLPerDay(0.2)), baclofen(2000), pump);
  const week = [
    { flow: mLPerDay(0.4), time: hours(12) },
    { flow: mLPerDay(0), time: hours(12) },
  ];
  const without = withoutBridge({ old, after, week, path: mL(0.3) });
  // 0.2 mL in the first 12 h, nothing for 12 h, 0.1 mL in 6 h.
  assert.equal(without?.duration, hours(30));
  assert.equal(without?.dose, mcgPerDay(120));
  assert.equal(withoutBridge({ old, after, week, path: mL(0) }), null);
});

test('what has run must be more than the path to have washed it', () => {
  assert.equal(pathHoldsOlder(mL(0.3), mL(0.3)), false);
  assert.equal(pathHoldsOlder(mL(0.299999), mL(0.3)), true);
});

test('the larger margin holds for dangerous withdrawal, whichever of the two it is', () => {
  const clinic = { ...STARTING_POLICY, refillMargin: days(20) };
  assert.equal(marginOf({ clinic, withdrawalDanger: true }), days(20));
  assert.equal(marginOf({ clinic: STARTING_POLICY, withdrawalDanger: true }), days(14));
  assert.equal(marginOf({ clinic: STARTING_POLICY, withdrawalDanger: false }), days(7));
});

test('of two equal bounds the one about the reservoir gives the reason; a clinic that never opens has no date', () => {
  const at = moment('2026-11-23T16:00Z');
  const policy = {
    clinic: STARTING_POLICY,
    zone: 'America/Chicago' as TimeZone,
    withdrawalDanger: false,
    filledAt: at,
    stability: days(30),
  };
  const ends = { lowReservoirAlarm: null, worstCaseAlarm: later(at, days(37)), empty: null };
  const dates = refillDates(ends, policy);
  assert.deepEqual(
    [dates.because, dates.refillBy, dates.stability],
    ['alarm', '2026-12-23', later(at, days(30))],
  );
  const never = refillDates(ends, { ...policy, clinic: { ...STARTING_POLICY, clinicDays: [] } });
  assert.deepEqual([never.because, never.refillBy], [null, null]);
});

test('the true volume at worst is what the upper bound of the ratio leaves', () => {
  assert.equal(trueVolumeAtWorst(mL(40), mL(10), 1.145), mL(28.55));
  // 33 333 nL by the program may be 38 166.285 truly: rounded towards less in the reservoir.
  assert.equal(trueVolumeAtWorst(mL(40), mL(0.033333), 1.145), mL(39.961833));
});
