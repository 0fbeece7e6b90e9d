import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STARTING_POLICY } from '../../../src/core/clinic-policy.ts';
import type { VisitInput } from '../../../src/core/visit-input.ts';
import { days, mL } from '../amounts.ts';
import { baclofen, moment, SAMPLE } from '../sample-visit.ts';
import { dosed, findingOf, findingsOf, visitWith } from './visit-findings.ts';

const CASES: readonly (readonly [string, string, string, VisitInput])[] = [
  [
    'a visit before the last fill',
    'visit-before-fill',
    '/visit/at',
    visitWith({ visit: { at: moment('2026-08-01T00:00Z') } }),
  ],
  [
    'a change of program before the fill',
    'change-outside',
    '/last/changes/0/at',
    visitWith({ last: { changes: [{ at: moment('2026-08-01T00:00Z'), program: dosed(100) }] } }),
  ],
  [
    'changes out of order',
    'changes-out-of-order',
    '/last/changes/1/at',
    visitWith({
      last: {
        changes: [
          { at: moment('2026-10-02T00:00Z'), program: dosed(100) },
          { at: moment('2026-10-01T00:00Z'), program: dosed(200) },
        ],
      },
    }),
  ],
  [
    'a bolus after the visit',
    'delivered-outside',
    '/last/delivered/0/at',
    visitWith({
      last: { delivered: [{ kind: 'single', at: moment('2026-12-01T00:00Z'), volume: mL(0.1) }] },
    }),
  ],
  [
    'more aspirated than the reservoir holds',
    'more-than-reservoir',
    '/visit/aspirated',
    visitWith({ visit: { aspirated: mL(41) } }),
  ],
  [
    'a last fill that never went in',
    'more-than-reservoir',
    '/last/fill/volume',
    visitWith({ pump: { model: 'synchromed-ii-20' } }),
  ],
  [
    'nothing in the pump and nothing filled',
    'contents-unknown',
    '/visit/fill',
    visitWith({ last: null, visit: { fill: undefined } }),
  ],
  [
    'one drug named twice',
    'drug-twice',
    '/visit/fill/components/1/drug',
    visitWith({ visit: { fill: { volume: mL(40), components: [baclofen(500)[0], baclofen(2000)[0]] } } }),
  ],
  [
    'rinses without a fill',
    'rinse-without-fill',
    '/visit/rinses',
    visitWith({ visit: { fill: undefined, rinses: { count: 3, volume: mL(2) } } }),
  ],
  [
    'a patient not yet born',
    'born-after-visit',
    '/patient/birthDate',
    visitWith({ patient: { ...SAMPLE.patient, birthDate: '2027-01-01' } }),
  ],
];

for (const [what, rule, at, input] of CASES)
  test(`${what} is refused where it stands`, () => {
    const found = findingOf(input, rule);
    assert.equal(found?.severity, 'refuse');
    assert.equal(found?.at, at);
  });

test('the example visit contradicts itself nowhere', () => {
  const rules = new Set(CASES.map(([, rule]) => rule));
  assert.deepEqual(
    findingsOf(SAMPLE).filter((one) => rules.has(one.rule)),
    [],
  );
});

test('our starting values are said to be ours, the clinic’s own are not', () => {
  assert.match(
    findingOf(SAMPLE, 'clinic-policy-default')?.said ?? '',
    /ours: a margin of 7 days, of 14 days .* 180 days/,
  );
  const own = { ...STARTING_POLICY, isDefault: false };
  assert.equal(findingOf(visitWith({ clinic: own }), 'clinic-policy-default'), null);
  assert.equal(
    findingOf(visitWith({ clinic: { ...own, clinicDays: [] } }), 'clinic-policy-days')?.severity,
    'refuse',
  );
});

test('[SR-61] A8: little may be left by the refill date of a slow pump, and the study is named', () => {
  const slow = visitWith({
    pump: { model: 'synchromed-ii-20', lowReservoirAlarm: mL(2) },
    clinic: { ...STARTING_POLICY, withdrawalMargin: days(1), refillMargin: days(1) },
    last: null,
    visit: {
      aspirated: undefined,
      fill: { volume: mL(20), components: baclofen(2000) },
      program: dosed(240),
    },
  });
  const found = findingOf(slow, 'refill-volume-margin');
  assert.equal(found?.severity, 'warn');
  assert.match(found?.said ?? '', /less than 4 mL may be left.*24 %/);
  assert.equal(found?.source.confidence, 'verified');
});

test('[SR-61] A8: the alarm at 2 mL is not to be waited for with a drug whose withdrawal is dangerous', () => {
  assert.match(findingOf(SAMPLE, 'alarm-volume-withdrawal')?.said ?? '', /24 %.*none with the alarm at 4 mL/);
  const four = visitWith({ pump: { ...SAMPLE.pump, lowReservoirAlarm: mL(4) } });
  assert.equal(findingOf(four, 'alarm-volume-withdrawal'), null);
});
