import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DrugId } from '../../src/core/ids.ts';
import type { Program } from '../../src/core/program.ts';
import { minutes, WEEKDAYS, type Weekday } from '../../src/core/time.ts';
import { milliseconds, nanograms, nanolitres, nanolitresPerDay } from '../../src/core/units.ts';
import type { DeliveryEvent, Scenario } from '../../src/twin/scenario.ts';
import { simulate } from '../../src/twin/simulate.ts';
import type { ScenarioRefusal, Simulation } from '../../src/twin/simulation.ts';
import {
  afterHours,
  catheterTo,
  dailyDose,
  INFUSED,
  INJECTED,
  injection,
  mixture,
  observing,
  PUMP,
} from './scenarios.ts';

function refusalsOf(scenario: Scenario): readonly string[] {
  const result = simulate(scenario);
  assert.ok(!result.ok, 'it was simulated');
  for (const { expected } of result.refusal) assert.ok(expected.length > 3);
  return result.refusal.map(({ code, at }: ScenarioRefusal) => `${code} ${at}`);
}

function simulated(scenario: Scenario): Simulation {
  const result = simulate(scenario);
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.refusal));
  return result.value;
}

const fill: DeliveryEvent = {
  kind: 'fill',
  at: afterHours(0),
  volume: nanolitres(40_000_000),
  components: mixture('baclofen', 500),
};
const told = (hours: number): DeliveryEvent => ({
  kind: 'program',
  at: afterHours(hours),
  program: dailyDose(200),
});
const scheduleOn = (...groups: readonly (readonly Weekday[])[]): Program => ({
  mode: 'schedule',
  patterns: groups.map((days) => ({
    days,
    steps: [{ at: minutes(7 * 60), setting: { kind: 'rate', rate: nanolitresPerDay(400_000) } }],
  })),
});
const infused = (...delivery: readonly DeliveryEvent[]): Scenario => ({ ...INFUSED, delivery });

const WRONG: readonly (readonly [string, Scenario, string])[] = [
  ['events out of order', infused(fill, told(5), told(4)), 'out-of-order /delivery/2/at'],
  [
    'an end before the beginning',
    { ...INFUSED, observe: observing(['tip'], 4, 1, 5) },
    'out-of-order /observe/to',
  ],
  [
    'no time between two samples',
    { ...INFUSED, observe: { ...INFUSED.observe, every: milliseconds(0) } },
    'out-of-range /observe/every',
  ],
  ['a century', { ...INFUSED, observe: observing(['tip'], 876_600) }, 'too-long /observe/to'],
  [
    'a value every millisecond',
    { ...INFUSED, observe: { ...INFUSED.observe, every: milliseconds(1) } },
    'too-long /observe/every',
  ],
  ['no level', { ...INFUSED, observe: { ...INFUSED.observe, levels: [] } }, 'missing /observe/levels'],
  ['a program without a pump', { ...INFUSED, pump: null }, 'contradictory /pump'],
  ['a pump without a catheter', { ...INFUSED, catheter: null }, 'missing /catheter'],
  [
    'a program for an unknown content',
    { ...infused(told(1)), before: { kind: 'drug-free' } },
    'contradictory /delivery/0',
  ],
  [
    'a pump whose tubing nobody knows',
    { ...INFUSED, pump: { ...PUMP, model: 'synchromed-iii-40' } },
    'missing /pump/tubingVolume',
  ],
  [
    'a catheter without its length',
    { ...INFUSED, catheter: { segments: [{ model: '8709sc' }], tip: 'T10' } },
    'missing /catheter/segments/0/implanted',
  ],
  [
    'a pump that gives nothing by its ratio',
    { ...INFUSED, pump: { ...PUMP, accuracyRatio: 0 } },
    'out-of-range /pump/accuracyRatio',
  ],
  [
    'a ratio that is no number',
    { ...INFUSED, pump: { ...PUMP, accuracyRatio: Number.NaN } },
    'out-of-range /pump/accuracyRatio',
  ],
  [
    'more than the reservoir holds',
    infused({ ...fill, volume: nanolitres(41_000_000) } as DeliveryEvent),
    'out-of-range /delivery/0/volume',
  ],
  [
    'a fault that runs the pump backwards',
    infused({ kind: 'flow-fault', at: afterHours(1), factor: -1 }),
    'out-of-range /delivery/0/factor',
  ],
  [
    'a fault that ends before it begins',
    infused({ kind: 'flow-fault', at: afterHours(1), until: afterHours(0.5), factor: 0 }),
    'out-of-order /delivery/0/until',
  ],
  [
    'a bridge that stands still',
    infused({
      kind: 'bridge',
      at: afterHours(1),
      volume: nanolitres(300_000),
      rate: nanolitresPerDay(0),
    }),
    'out-of-range /delivery/0/rate',
  ],
  [
    'a negative injection',
    {
      ...INJECTED,
      delivery: [{ ...injection('morphine', 1, 'L2-3'), doses: [{ drug: 'morphine', mass: nanograms(-1) }] }],
    },
    'out-of-range /delivery/0/doses/0/mass',
  ],
  [
    'a place above the foramen magnum',
    { ...INJECTED, delivery: [injection('morphine', 300, { cm: 63 })] },
    'out-of-range /delivery/0/place',
  ],
  [
    'a tip below the sac',
    { ...INFUSED, catheter: { ...catheterTo('T10'), tip: { cm: -1 } } },
    'out-of-range /catheter/tip',
  ],
  [
    'a front wider than the path',
    { ...INFUSED, catheter: { ...catheterTo('T10'), frontSpread: nanolitres(200_000) } },
    'out-of-range /catheter/frontSpread',
  ],
  [
    'a parameter that the model does not have',
    { ...INFUSED, overrides: { viscosity: 1 } },
    'unknown-parameter /overrides/viscosity',
  ],
  [
    'a parameter far beyond its range',
    { ...INFUSED, overrides: { dispersion: 5401 } },
    'out-of-range /overrides/dispersion',
  ],
  [
    'a parameter that is no number',
    { ...INFUSED, overrides: { dispersion: Number.NaN } },
    'not-a-number /overrides/dispersion',
  ],
  [
    'a loss smaller than a part of it',
    { ...INFUSED, overrides: { 'baclofen-csf-loss': 0.1 } },
    'contradictory /overrides/baclofen-csf-loss',
  ],
  [
    'more absorbed in the spine than is produced',
    { ...INFUSED, overrides: { 'spinal-absorption': 100 } },
    'contradictory /overrides/spinal-absorption',
  ],
  [
    'two faults that together run a pump ten thousand times too fast',
    infused(
      { kind: 'flow-fault', at: afterHours(1), factor: 100 },
      { kind: 'flow-fault', at: afterHours(2), factor: 100 },
    ),
    'contradictory /delivery/1/factor',
  ],
  [
    'a bridge while another runs',
    infused(
      ...[1, 2].map(
        (hours): DeliveryEvent => ({
          kind: 'bridge',
          at: afterHours(hours),
          volume: nanolitres(336_000),
          rate: nanolitresPerDay(400_000),
        }),
      ),
    ),
    'contradictory /delivery/1/at',
  ],
  [
    'a bridge of more than the pump holds',
    infused({
      kind: 'bridge',
      at: afterHours(1),
      volume: nanolitres(41_000_000),
      rate: nanolitresPerDay(400_000),
    }),
    'out-of-range /delivery/0/volume',
  ],
  [
    'a bolus of a whole reservoir in a second',
    infused(fill, {
      kind: 'pump-bolus',
      at: afterHours(1),
      amount: { volume: nanolitres(40_000_000) },
      duration: milliseconds(1000),
    }),
    'out-of-range /delivery/1/duration',
  ],
  [
    'a bolus by a pump that cannot be told to',
    {
      ...infused({
        kind: 'pump-bolus',
        at: afterHours(1),
        amount: { volume: nanolitres(1000) },
        duration: milliseconds(3_600_000),
      }),
      pump: { ...PUMP, model: 'constant-flow', tubingVolume: nanolitres(100_000) },
    },
    'contradictory /delivery/0',
  ],
  [
    'a fill on top of what leaves no room for it',
    infused({ ...fill, left: nanolitres(2_000_000) } as DeliveryEvent),
    'contradictory /delivery/0/left',
  ],
  [
    'a drug given twice by one needle',
    {
      ...INJECTED,
      delivery: [
        {
          ...injection('morphine', 1, 'L2-3'),
          doses: [1, 2].map(() => ({ drug: 'morphine', mass: nanograms(1000) })),
        },
      ],
    },
    'contradictory /delivery/0/doses/1/drug',
  ],
  [
    'a schedule for Mondays alone',
    infused(fill, { kind: 'program', at: afterHours(0), program: scheduleOn(['mon']) }),
    'contradictory /delivery/1/program/days',
  ],
  [
    'a schedule with a day in two groups',
    infused(fill, {
      kind: 'program',
      at: afterHours(0),
      program: scheduleOn([...WEEKDAYS], ['sun']),
    }),
    'contradictory /delivery/1/program/days',
  ],
  [
    'a schedule for a pump that runs at one flow',
    {
      ...infused({ ...fill, volume: nanolitres(20_000_000) } as DeliveryEvent, {
        kind: 'program',
        at: afterHours(0),
        program: scheduleOn([...WEEKDAYS]),
      }),
      pump: { ...PUMP, model: 'constant-flow', tubingVolume: nanolitres(100_000) },
    },
    'contradictory /delivery/1/program/mode',
  ],
  [
    'a time for every second of thirty years at which nothing is given',
    {
      ...INJECTED,
      delivery: [],
      observe: { ...observing(['T12'], 24 * 365 * 30), every: milliseconds(1000) },
    },
    'too-long /observe/every',
  ],
  [
    'injections at fifty-one places',
    {
      ...INJECTED,
      delivery: Array.from({ length: 51 }, (_, i) => injection('morphine', 1, { cm: 10 + i / 2 })),
    },
    'too-long /delivery',
  ],
  ['a patient of a ton', { ...INFUSED, patient: { weightKg: 1000 } }, 'out-of-range /patient/weightKg'],
];

for (const [what, scenario, refusal] of WRONG)
  test(`${what}: refused with a pointer`, () => {
    assert.ok(refusalsOf(scenario).includes(refusal), refusalsOf(scenario).join(', '));
  });

test('six drugs at once are refused, five are simulated', () => {
  const drugs: readonly DrugId[] = [
    'morphine',
    'baclofen',
    'clonidine',
    'bupivacaine',
    'fentanyl',
    'sufentanil',
  ];
  const given = (count: number): Scenario => ({
    ...INJECTED,
    delivery: drugs.slice(0, count).map((drug) => injection(drug, 10, 'L2-3')),
  });
  assert.deepEqual(refusalsOf(given(6)), ['too-many-drugs /delivery']);
  assert.equal(simulated(given(5)).balance.length, 5);
});

test('all that is wrong is said at once, and nothing else', () => {
  const thrice = {
    ...infused(told(5), told(4)),
    pump: { ...PUMP, accuracyRatio: -1 },
    overrides: { viscosity: 1 },
  };
  assert.deepEqual(refusalsOf(thrice), [
    'out-of-range /pump/accuracyRatio',
    'out-of-order /delivery/1/at',
    'unknown-parameter /overrides/viscosity',
  ]);
});

test('a fill that fills the reservoir on top of what the pump cannot use, and a prime at twice its top rate, are simulated', () => {
  const most: readonly DeliveryEvent[] = [
    { ...fill, left: nanolitres(1_400_000) } as DeliveryEvent,
    { kind: 'prime', at: afterHours(0), volume: nanolitres(336_000), rate: nanolitresPerDay(48_000_000) },
  ];
  assert.equal(simulated(infused(...most)).balance.length, 1);
});
