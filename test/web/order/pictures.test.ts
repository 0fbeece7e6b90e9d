import assert from 'node:assert/strict';
import { test } from 'node:test';
import { milliseconds } from '../../../src/core/units.ts';
import { durationText, isLargeFactor, timesText } from '../../../src/web/order/amount-words.ts';
import { bridgeLines } from '../../../src/web/order/bridge-lines.ts';
import { concentrationOnScale, doseOnScale } from '../../../src/web/order/dose-scale.ts';
import { planBaseOf, planHere } from '../../../src/web/order/plan-here.ts';
import { readOrder } from '../../../src/web/order/read-order.ts';
import { typedDial } from '../../../src/web/order/typed-dial.ts';
import { mcgPerDay, mcgPerMl } from '../../core/amounts.ts';
import { CLOCK, PATIENT, TYPED } from './sample-order.ts';

test('the worked bridge of 500 to 2000 mcg/mL is drawn as it was worked', () => {
  const base = planBaseOf(PATIENT);
  const { content, plannedFor } = readOrder(TYPED, CLOCK);
  assert.ok(base && content && plannedFor);
  const { plan } = planHere(base, content, plannedFor);
  assert.ok(plan.bridge);
  const lines = bridgeLines(plan.bridge, 'baclofen', plan.delivery);
  // rules.md: 20.148 h at 200 mcg/day with it, 3.358 days at 50 mcg/day without it, then 200 mcg/day.
  assert.equal(lines.arrival.toFixed(3), '20.148');
  assert.deepEqual(
    lines.withBridge.map(({ dose }) => dose),
    [200, 200],
  );
  assert.deepEqual(
    lines.without.map(({ until, dose }) => [Number((until / 24).toFixed(3)), dose]),
    [
      [3.358, 50],
      [Number.POSITIVE_INFINITY, 200],
    ],
  );
});

test('a drug that the new solution does not hold comes to nothing after the bridge', () => {
  const base = planBaseOf(PATIENT);
  const { content, plannedFor } = readOrder(TYPED, CLOCK);
  assert.ok(base && content && plannedFor);
  const { plan } = planHere(base, content, plannedFor);
  assert.ok(plan.bridge);
  assert.equal(bridgeLines(plan.bridge, 'baclofen', null).withBridge[1]?.dose, 0);
});

test('a dose is set against the range of this patient, and against none where that would be a guess', () => {
  const spinal = { indication: 'spasticity', spasticityOrigin: 'spinal' } as const;
  const usual = doseOnScale('baclofen', mcgPerDay(200), mcgPerDay(200), spinal).usual;
  assert.deepEqual([usual?.min, usual?.max], [mcgPerDay(300), mcgPerDay(800)]);
  const cerebral = doseOnScale('baclofen', mcgPerDay(200), mcgPerDay(200), {
    ...spinal,
    spasticityOrigin: 'cerebral',
  }).usual;
  assert.deepEqual([cerebral?.min, cerebral?.max], [mcgPerDay(90), mcgPerDay(703)]);
  const unknown = doseOnScale('baclofen', mcgPerDay(200), mcgPerDay(200), {}).usual;
  assert.equal(unknown?.min ?? null, null);
});

test('a first program is set against the starting range', () => {
  const { usual } = doseOnScale('baclofen', mcgPerDay(100), null, { indication: 'spasticity' });
  assert.deepEqual([usual?.min, usual?.max], [mcgPerDay(50), mcgPerDay(200)]);
});

test('a bar carries its limit with the source, never a figure of its own', () => {
  const { allowed, scale } = concentrationOnScale('baclofen', mcgPerMl(500));
  assert.equal(allowed?.max, mcgPerMl(2000));
  assert.equal(allowed?.source.confidence, 'verified');
  assert.deepEqual([scale.value, scale.allowedMax], [500_000, 2_000_000]);
});

test('a factor reads as one says it: 4.0, 0.25, 60', () => {
  assert.deepEqual([4, 0.25, 60, 1.04, 13.7333, 0.0417].map(timesText), [
    '4.0',
    '0.25',
    '60',
    '1.04',
    '13.7',
    '0.04',
  ]);
  assert.deepEqual([2, 0.5, 1.9, 0.51].map(isLargeFactor), [true, true, false, false]);
});

test('a time is said in days, hours and minutes, in either language', () => {
  assert.equal(durationText(milliseconds(290_131_200), 'en'), '3\u202fdays 8\u202fh 36\u202fmin');
  assert.equal(durationText(milliseconds(86_400_000), 'es'), '1\u202fdía');
  assert.equal(durationText(milliseconds(45_000), 'en'), '45\u202fs');
});

test('a schedule is drawn as it is typed, an amount as high as it flows, and not at all where a row cannot be read', () => {
  const rows = [
    { id: 1, at: '00:00', text: '60' },
    { id: 2, at: '06:00', text: '60' },
  ];
  const doses = typedDial(rows, { setAs: 'dose', stepUnit: 'ug/d' });
  assert.deepEqual(
    doses.map(({ from, until }) => [from, until]),
    [
      [0, 360],
      [360, 1440],
    ],
  );
  assert.equal(doses[0]?.height, doses[1]?.height);
  const [night, day] = typedDial(rows, { setAs: 'amount', stepUnit: 'ug' });
  assert.equal((night?.height ?? 0) / (day?.height ?? 1), 3);
  assert.deepEqual(
    typedDial([...rows, { id: 3, at: '12:00', text: '1,5' }], { setAs: 'dose', stepUnit: 'ug/d' }),
    [],
  );
  assert.deepEqual(typedDial([...rows].reverse(), { setAs: 'dose', stepUnit: 'ug/d' }), []);
  assert.deepEqual(typedDial(rows, { setAs: 'dose', stepUnit: null }), []);
});
