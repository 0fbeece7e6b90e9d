import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nanolitres, nanolitresPerDay } from '../../src/core/units.ts';
import type { DeliveryEvent, Scenario } from '../../src/twin/scenario.ts';
import { simulate } from '../../src/twin/simulate.ts';
import type { TipDelivery } from '../../src/twin/simulation.ts';
import { afterHours, catheterTo, dailyDose, INFUSED, mixture, observing, PUMP } from './scenarios.ts';

/** 0.140 mL of tubing and 89 cm of 0.0022 mL/cm. */
const PATH_ML = 0.3358;

function tipOf(scenario: Scenario): TipDelivery {
  const result = simulate(scenario);
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.refusal));
  const [tip] = result.value.tip;
  assert.ok(tip);
  return tip;
}

/** ug a day that leaves the tip at a time. */
function dailyAt({ startsHours, ugPerHour }: TipDelivery, hours: number): number {
  const index = startsHours.findLastIndex((start) => start <= hours);
  return (ugPerHour[index] ?? Number.NaN) * 24;
}

function massOf({ startsHours, ugPerHour }: TipDelivery, untilHours: number): number {
  return ugPerHour.reduce((sum, rate, i) => {
    const end = Math.min(startsHours[i + 1] ?? untilHours, untilHours);
    return sum + rate * Math.max(0, end - (startsHours[i] ?? 0));
  }, 0);
}

const near = (found: number, expected: number, part = 1e-6): void => {
  assert.ok(Math.abs(found - expected) <= part * Math.abs(expected), `${found} for ${expected}`);
};

const filled = (ugPerMl: number, hours = 0): DeliveryEvent => ({
  kind: 'fill',
  at: afterHours(hours),
  volume: nanolitres(40_000_000),
  components: mixture('baclofen', ugPerMl),
});
const programmed = (ug: number, hours = 0): DeliveryEvent => ({
  kind: 'program',
  at: afterHours(hours),
  program: dailyDose(ug),
});
const bridged = (mlPerDay: number, hours = 0): DeliveryEvent => ({
  kind: 'bridge',
  at: afterHours(hours),
  volume: nanolitres(PATH_ML * 1e6),
  rate: nanolitresPerDay(Math.round(mlPerDay * 1e6)),
});

const refilled = (from: number, to: number, ...more: readonly DeliveryEvent[]): Scenario => ({
  ...INFUSED,
  before: { kind: 'steady', mixture: mixture('baclofen', from), program: dailyDose(200) },
  delivery: [filled(to), programmed(200), ...more],
  observe: observing(['tip'], 240),
});

test('without a bridge 500 to 2000 ug/mL gives 50 ug a day for 3.358 days', () => {
  const tip = tipOf(refilled(500, 2000));
  near(dailyAt(tip, 1), 50);
  near(dailyAt(tip, 80), 50);
  near(tip.startsHours[1] ?? 0, 3.358 * 24);
  near(dailyAt(tip, 81), 200);
});

test('without a bridge 2000 to 500 ug/mL gives 800 ug a day for 20.148 h', () => {
  const tip = tipOf(refilled(2000, 500));
  near(dailyAt(tip, 1), 800);
  near(tip.startsHours[1] ?? 0, 20.148);
  near(dailyAt(tip, 21), 200);
});

test('with the bridge of the rules the dose at the tip never changes', () => {
  for (const [from, to, rate, hours] of [
    [500, 2000, 0.4, 20.148],
    [2000, 500, 0.1, 80.592],
  ] as const) {
    const tip = tipOf(refilled(from, to, bridged(rate)));
    for (const at of [0, 5, hours - 0.01, hours + 0.01, 100, 239]) near(dailyAt(tip, at), 200);
    near(massOf(tip, hours), (from * PATH_ML * hours) / hours);
  }
});

test('a bridge that is cut short lets the patient feel the rest of the path', () => {
  const tip = tipOf(
    refilled(500, 2000, {
      kind: 'bridge',
      at: afterHours(0),
      volume: nanolitres((PATH_ML / 2) * 1e6),
      rate: nanolitresPerDay(400_000),
    }),
  );
  near(dailyAt(tip, 5), 200);
  // The other half of the old solution runs at the new flow of 0.1 mL a day.
  near(dailyAt(tip, 11), 50);
  near(dailyAt(tip, 20.148 / 2 + (PATH_ML / 2 / 0.1) * 24 + 0.1), 200);
});

test('the delay is a volume and not a time: what left the pump arrives when the path has run, at any flow', () => {
  const flows = fc.array(fc.integer({ min: 50, max: 900 }), { minLength: 3, maxLength: 8 });
  fc.assert(
    fc.property(flows, (doses) => {
      // Every 10 hours another dose of 1000 ug/mL, from the first fill on; the path holds no drug.
      const scenario: Scenario = {
        ...INFUSED,
        before: { kind: 'drug-free' },
        delivery: [filled(1000), ...doses.map((ug, i) => programmed(ug, i * 10))],
        observe: observing(['tip'], 1000),
      };
      const tip = tipOf(scenario);
      let left = PATH_ML;
      let expected = 0;
      for (const [i, ug] of doses.entries()) {
        const perHour = ug / 1000 / 24;
        const last = i === doses.length - 1;
        if (last || left <= perHour * 10) {
          expected = i * 10 + left / perHour;
          break;
        }
        left -= perHour * 10;
      }
      const arrival = tip.startsHours[tip.ugPerHour.findIndex((rate) => rate > 0)];
      near(arrival ?? Number.NaN, expected, 1e-8);
    }),
    { numRuns: 50 },
  );
});

test('what leaves the tip is what left the pump one path earlier: drug is neither lost nor made, with or without a spread front', () => {
  const any = fc.record({
    first: fc.integer({ min: 600, max: 3000 }),
    second: fc.integer({ min: 600, max: 3000 }),
    ug: fc.integer({ min: 100, max: 900 }),
    spreadNl: fc.integer({ min: 0, max: 80_000 }),
  });
  fc.assert(
    fc.property(any, ({ first, second, ug, spreadNl }) => {
      const scenario: Scenario = {
        ...INFUSED,
        catheter: { ...catheterTo('T10'), frontSpread: nanolitres(spreadNl) },
        before: { kind: 'steady', mixture: mixture('baclofen', first), program: dailyDose(ug) },
        delivery: [filled(second, 10), programmed(ug, 10)],
        observe: observing(['tip'], 500),
      };
      const hours = 500;
      // The pump keeps its flow to the nearest nL a day.
      const kept = (concentration: number): number => Math.round((ug / concentration) * 1e6) / 1e6 / 24;
      const flow = kept(second);
      const throughPump = (hours - 10) * flow;
      const expected =
        kept(first) * 10 * first + Math.min(throughPump, PATH_ML) * first + (throughPump - PATH_ML) * second;
      near(massOf(tipOf(scenario), hours), expected, 1e-8);
    }),
    { numRuns: 40 },
  );
});

test('a stop holds the path still, and the pump ratio and a fault multiply', () => {
  const stopped = tipOf(
    refilled(2000, 500, {
      kind: 'flow-fault',
      at: afterHours(10),
      until: afterHours(40),
      factor: 0,
    }),
  );
  near(dailyAt(stopped, 9), 800);
  assert.equal(dailyAt(stopped, 20), 0);
  near(dailyAt(stopped, 45), 800);
  near(dailyAt(stopped, 20.148 + 30.1), 200);
  const fast = tipOf({
    ...refilled(500, 500, { kind: 'flow-fault', at: afterHours(10), factor: 1.5 }),
    pump: { ...PUMP, accuracyRatio: 1.1 },
  });
  near(dailyAt(fast, 5), 220);
  near(dailyAt(fast, 50), 330);
});

test('a pump bolus comes on top, and a dose is of the primary drug', () => {
  const by = (amount: Extract<DeliveryEvent, { kind: 'pump-bolus' }>['amount']): TipDelivery =>
    tipOf(
      refilled(500, 500, { kind: 'pump-bolus', at: afterHours(5), amount, duration: 3_600_000 as never }),
    );
  const volume = by({ volume: nanolitres(20_000) });
  near(dailyAt(volume, 5.5), 200 + 24 * 10);
  near(dailyAt(volume, 6.5), 200);
  assert.deepEqual(by({ dose: 10_000 as never }).ugPerHour, volume.ugPerHour);
});

test('what could not be withdrawn dilutes the fill', () => {
  const scenario = refilled(2000, 500);
  const [, ...rest] = scenario.delivery;
  const tip = tipOf({
    ...scenario,
    delivery: [
      {
        kind: 'fill',
        at: afterHours(0),
        volume: nanolitres(18_000_000),
        components: mixture('baclofen', 500),
        left: nanolitres(2_000_000),
      },
      ...rest,
    ],
  });
  // 18 mL of 500 and 2 mL of 2000 make 650 ug/mL, at the 0.4 mL a day that the label asks for.
  near(dailyAt(tip, 30), 260);
});

test('an empty reservoir gives nothing more, and it is said', () => {
  const result = simulate({
    ...refilled(500, 500),
    delivery: [
      {
        kind: 'fill',
        at: afterHours(0),
        volume: nanolitres(5_000_000),
        components: mixture('baclofen', 500),
      },
      programmed(200),
    ],
    observe: observing(['tip'], 24 * 20),
  });
  assert.ok(result.ok);
  const [tip] = result.value.tip;
  assert.ok(tip);
  // 5 mL less the 1.4 mL that cannot be used, at 0.4 mL a day: 9 days.
  near(tip.startsHours[1] ?? 0, 216);
  assert.equal(dailyAt(tip, 300), 0);
  assert.ok(result.value.outside.some(({ code }) => code === 'reservoir-empty'));
});
