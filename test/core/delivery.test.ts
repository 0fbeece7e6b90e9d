import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { deliveryOf, isComputed } from '../../src/core/delivery.ts';
import { pumpProfile } from '../../src/core/devices/profiles.ts';
import { remembered } from '../../src/core/devices/source.ts';
import { figure } from '../../src/core/limits.ts';
import type { Mixture } from '../../src/core/mixture.ts';
import type { Program } from '../../src/core/program.ts';
import { programFlow } from '../../src/core/program-flow.ts';
import { minutes, minutesAfterMidnight, WEEKDAYS } from '../../src/core/time.ts';
import { nanograms, nanogramsPerDay, nanolitresPerDay, inSmallestUnit as raw } from '../../src/core/units.ts';
import { hours, mcgPerDay, mcgPerMl, mL, mLPerDay } from './amounts.ts';
import { anyProgram, anyPump, mixtureFrom, oddMixture, oddProgram } from './programs.ts';

const SYNCHROMED = pumpProfile('synchromed-ii-40');
const baclofen = (concentration: number): Mixture => [
  { drug: 'baclofen', concentration: mcgPerMl(concentration) },
];
const continuous = (dose: number): Program => ({
  mode: 'continuous',
  setting: { kind: 'dose', dose: mcgPerDay(dose) },
});

/** `a · b / c` to the nearest whole number, a half away from zero, on its own. */
const nearest = (a: bigint, b: bigint, c: bigint): bigint => (2n * a * b + c) / (2n * c);

test('[SR-28] the dose of every component of any program is the kept flow times its concentration', () => {
  fc.assert(
    fc.property(anyProgram, mixtureFrom(1), anyPump, (program, mixture, pump) => {
      const delivery = deliveryOf(program, mixture, pump);
      for (const { rate, doses } of [{ rate: delivery.rate, doses: delivery.daily }, ...delivery.steps]) {
        assert.equal(doses.length, mixture.length);
        for (const [i, { drug, dose, concentration }] of doses.entries()) {
          assert.equal(drug, mixture[i]?.drug);
          assert.equal(BigInt(raw(dose)), nearest(BigInt(raw(rate)), BigInt(raw(concentration)), 1_000_000n));
        }
      }
    }),
  );
});

test('200 mcg/day of baclofen run at 0.4 mL/day from 500 and at 0.1 mL/day from 2000 mcg/mL', () => {
  assert.equal(raw(deliveryOf(continuous(200), baclofen(500), SYNCHROMED).rate), 400_000);
  assert.equal(raw(deliveryOf(continuous(200), baclofen(2000), SYNCHROMED).rate), 100_000);
});

test('a dose that is no whole nL/d is kept to the nearest and shown as it will run', () => {
  const delivery = deliveryOf(continuous(100), baclofen(3000), SYNCHROMED);
  assert.equal(raw(delivery.rate), 33_333);
  assert.equal(raw(delivery.daily[0]?.dose ?? nanogramsPerDay(0)), 99_999);
  // 66 666.67 nL/d, by the day and as an amount over the day.
  assert.equal(raw(deliveryOf(continuous(200), baclofen(3000), SYNCHROMED).rate), 66_667);
  const amount = { kind: 'amount', amount: nanograms(200_000) } as const;
  const steps = [{ at: minutes(0), setting: amount }];
  const asAmount: Program = { mode: 'schedule', patterns: [{ days: WEEKDAYS, steps }] };
  assert.equal(raw(deliveryOf(asAmount, baclofen(3000), SYNCHROMED).rate), 66_667);
});

test('[SR-38] on a pump whose grid is known a flow is set on the grid, towards less drug', () => {
  const coarse = {
    ...SYNCHROMED,
    flowResolution: figure('coarse', nanolitresPerDay(1000), remembered('a grid', 'of this test')),
  };
  fc.assert(
    fc.property(anyProgram, mixtureFrom(1), (program, mixture) => {
      const fine = programFlow(program, mixture, SYNCHROMED).steps;
      for (const [i, step] of programFlow(program, mixture, coarse).steps.entries()) {
        if (program.mode !== 'minimum-rate') assert.equal(raw(step.flow) % 1000, 0);
        const wanted = raw(fine[i]?.flow ?? nanolitresPerDay(0));
        assert.ok(raw(step.flow) <= wanted && wanted - raw(step.flow) <= 1000);
      }
    }),
  );
});

test('a flow just below a step of the grid is set on the step below it', () => {
  const coarse = {
    ...SYNCHROMED,
    flowResolution: figure('coarse', nanolitresPerDay(409), remembered('a grid', 'of this test')),
  };
  // 66 666.67 nL/d are not yet 163 steps of 409, which are 66 667.
  assert.equal(raw(deliveryOf(continuous(200), baclofen(3000), coarse).rate), 162 * 409);
  assert.equal(raw(deliveryOf(continuous(200.01), baclofen(3000), coarse).rate), 163 * 409);
});

test('the largest day is rounded up to the nL', () => {
  const half: Program = {
    mode: 'schedule',
    patterns: [
      {
        days: WEEKDAYS,
        steps: [
          { at: minutes(0), setting: { kind: 'rate', rate: nanolitresPerDay(1) } },
          { at: minutes(6 * 60), setting: { kind: 'rate', rate: nanolitresPerDay(0) } },
        ],
      },
    ],
  };
  assert.equal(raw(deliveryOf(half, baclofen(500), SYNCHROMED).worstDailyVolume), 1);
});

test('[SR-37] the mean of a schedule over the week is the sum of its steps', () => {
  fc.assert(
    fc.property(anyProgram, mixtureFrom(1), anyPump, (program, mixture, pump) => {
      const { rate, steps } = deliveryOf(program, mixture, pump);
      fc.pre(steps.length > 0);
      let minutesCovered = 0;
      let total = 0n;
      for (const step of steps) {
        const span = (minutesAfterMidnight(step.until) - minutesAfterMidnight(step.from)) * step.days.length;
        minutesCovered += span;
        total += BigInt(raw(step.rate)) * BigInt(span);
      }
      assert.equal(minutesCovered, 7 * 1440);
      assert.equal(BigInt(raw(rate)), nearest(total, 1n, 10_080n));
    }),
  );
});

test('a step may be a dose per time, a flow or an amount over the step, and all three are one', () => {
  const schedule = (second: 'dose' | 'rate' | 'amount'): Program => ({
    mode: 'schedule',
    patterns: [
      {
        days: WEEKDAYS,
        steps: [
          { at: minutes(0), setting: { kind: 'rate', rate: mLPerDay(0.1) } },
          {
            at: minutes(18 * 60),
            setting:
              second === 'dose'
                ? { kind: 'dose', dose: mcgPerDay(400) }
                : second === 'rate'
                  ? { kind: 'rate', rate: mLPerDay(0.2) }
                  : { kind: 'amount', amount: nanograms(100_000) },
          },
        ],
      },
    ],
  });
  const [dose, rate, amount] = (['dose', 'rate', 'amount'] as const).map((kind) =>
    deliveryOf(schedule(kind), baclofen(2000), SYNCHROMED),
  );
  assert.deepEqual(dose, rate);
  assert.deepEqual(dose, amount);
  // 0.1 mL/d for 18 h and 0.2 mL/d for 6 h.
  assert.equal(raw(dose?.rate ?? nanolitresPerDay(0)), 125_000);
});

test('the last step of a day runs on until the first of the next, and ends at midnight before a day without steps', () => {
  const program: Program = {
    mode: 'schedule',
    patterns: [
      {
        days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
        steps: [{ at: minutes(12 * 60), setting: { kind: 'rate', rate: mLPerDay(0.7) } }],
      },
    ],
  };
  // Five whole days from noon to noon, and Saturday's afternoon, of seven.
  assert.equal(raw(deliveryOf(program, baclofen(2000), SYNCHROMED).rate), 550_000);
});

test('[SR-37] a step over midnight is the same as a step at 00:00 that goes on with the last one', () => {
  const minute = fc.integer({ min: 1, max: 1439 });
  const rate = fc.integer({ min: 0, max: 5_000_000 }).map(nanolitresPerDay);
  const begun = fc.uniqueArray(fc.tuple(minute, rate), {
    minLength: 1,
    maxLength: 6,
    selector: ([at]) => at,
  });
  const everyDay = (all: readonly (readonly [number, ReturnType<typeof nanolitresPerDay>])[]): Program => ({
    mode: 'schedule',
    patterns: [
      {
        days: WEEKDAYS,
        steps: all.map(([at, flow]) => ({ at: minutes(at), setting: { kind: 'rate', rate: flow } })),
      },
    ],
  });
  fc.assert(
    fc.property(begun, (unsorted) => {
      const steps = [...unsorted].sort(([a], [b]) => a - b);
      const last = steps.at(-1);
      assert.ok(last !== undefined);
      const over = deliveryOf(everyDay(steps), baclofen(2000), SYNCHROMED);
      const cut = deliveryOf(everyDay([[0, last[1]], ...steps]), baclofen(2000), SYNCHROMED);
      assert.deepEqual({ ...over, steps: [] }, { ...cut, steps: [] });
      assert.equal(over.steps.length, steps.length);
    }),
  );
});

test('an amount over midnight is the amount of the whole step, and the day holds the sum of its amounts', () => {
  const program: Program = {
    mode: 'schedule',
    patterns: [
      {
        days: WEEKDAYS,
        steps: [
          { at: minutes(7 * 60), setting: { kind: 'amount', amount: nanograms(150_000) } },
          { at: minutes(22 * 60), setting: { kind: 'amount', amount: nanograms(45_000) } },
        ],
      },
    ],
  };
  const { rate, daily, steps } = deliveryOf(program, baclofen(500), SYNCHROMED);
  // 300 and 90 mcL: 15 h at 0.48 mL/d and 9 h at 0.24 mL/d.
  assert.deepEqual(
    steps.map((step) => raw(step.rate)),
    [480_000, 240_000],
  );
  assert.equal(raw(rate), 390_000);
  assert.equal(raw(daily[0]?.dose ?? nanogramsPerDay(0)), 195_000);
});

test('a stopped pump delivers nothing, the minimum rate what the profile says, an unknown one is not computed', () => {
  const rateOf = (program: Program, model: Parameters<typeof pumpProfile>[0]) =>
    raw(deliveryOf(program, baclofen(500), pumpProfile(model)).rate);
  assert.equal(rateOf({ mode: 'stopped' }, 'synchromed-ii-20'), 0);
  assert.equal(rateOf({ mode: 'minimum-rate' }, 'synchromed-ii-20'), 6000);
  assert.equal(isComputed({ mode: 'minimum-rate' }, baclofen(500), pumpProfile('synchromed-ii-20')), true);
  assert.equal(isComputed({ mode: 'minimum-rate' }, baclofen(500), pumpProfile('synchromed-iii-20')), false);
});

test('no program, mixture or pump makes a delivery throw, and what was not computed says so', () => {
  fc.assert(
    fc.property(oddProgram, oddMixture, anyPump, (program, mixture, pump) => {
      const delivery = deliveryOf(program, mixture, pump);
      assert.equal(delivery.worstCase.length, mixture.length * 3);
      if (delivery.steps.length === 0 && program.mode !== 'schedule')
        assert.equal(isComputed(program, mixture, pump), false);
      isComputed(program, mixture, pump);
    }),
    { numRuns: 500 },
  );
});

test('a dose from a solution without its drug is not computed, and saline at a rate is', () => {
  const saline: Mixture = [{ drug: 'saline', concentration: mcgPerMl(0) }];
  assert.equal(isComputed(continuous(100), saline, SYNCHROMED), false);
  const rate: Program = { mode: 'continuous', setting: { kind: 'rate', rate: mLPerDay(0.1) } };
  assert.equal(isComputed(rate, saline, SYNCHROMED), true);
  assert.equal(raw(deliveryOf(rate, saline, SYNCHROMED).rate), 100_000);
});

test('a higher dose never delivers less, in any step or window', () => {
  fc.assert(
    fc.property(
      fc.nat(2_000_000),
      fc.nat(2_000_000),
      mixtureFrom(1),
      anyPump,
      (lower, extra, mixture, pump) => {
        const at = (dose: number) =>
          deliveryOf(
            {
              mode: 'continuous',
              setting: { kind: 'dose', dose: nanogramsPerDay(dose) },
              patientBolus: { dose: nanograms(dose), duration: hours(0.5), lockout: hours(4), maxPerDay: 3 },
            },
            mixture,
            pump,
          );
        const [low, high] = [at(lower), at(lower + extra)];
        assert.ok(raw(low.rate) <= raw(high.rate));
        assert.ok(raw(low.worstDailyVolume) <= raw(high.worstDailyVolume));
        for (const [i, { dose }] of low.worstCase.entries())
          assert.ok(raw(dose) <= raw(high.worstCase[i]?.dose ?? nanograms(-1)));
      },
    ),
  );
});

test('[SR-36] the worst day holds the highest basal and every patient bolus that is allowed', () => {
  const program: Program = {
    ...continuous(200),
    patientBolus: { dose: nanograms(20_000), duration: hours(0.25), lockout: hours(2), maxPerDay: 4 },
  };
  const delivery = deliveryOf(program, baclofen(2000), SYNCHROMED);
  assert.equal(raw(delivery.patientBolusVolume ?? mL(0)), 10_000);
  assert.equal(raw(delivery.worstDailyVolume), 100_000 + 4 * 10_000);
  assert.deepEqual(
    delivery.worstCase.map(({ window, dose }) => [window, raw(dose)]),
    [
      // ⌈(1 h + 15 min) / 2 h⌉ = 1 bolus beside a 24th of the day, rounded up.
      ['PT1H', 8334 + 20_000],
      // ⌈4.25 / 2⌉ = 3.
      ['PT4H', 33_334 + 60_000],
      // How the pump counts its day is not known: 4 before and 4 after the turn of the day.
      ['PT24H', 200_000 + 160_000],
    ],
  );
  assert.deepEqual(
    delivery.worstCase.map(({ program: alone, patientBoluses }) => [raw(alone), raw(patientBoluses)]),
    [
      [8334, 20_000],
      [33_334, 60_000],
      [200_000, 160_000],
    ],
  );
});

test('[SR-36] of every component in every window the program and the patient boluses are together the most that is judged', () => {
  fc.assert(
    fc.property(anyProgram, mixtureFrom(1), anyPump, (program, mixture, pump) => {
      if (!isComputed(program, mixture, pump)) return;
      const delivery = deliveryOf(program, mixture, pump);
      for (const { dose, program: alone, patientBoluses } of delivery.worstCase) {
        const together = raw(alone) + raw(patientBoluses);
        // Each of the three is rounded up to a ng.
        assert.ok(together >= raw(dose) && together <= raw(dose) + 1);
        assert.ok(delivery.patientBolusVolume !== null || raw(patientBoluses) === 0);
      }
    }),
    { numRuns: 500 },
  );
});
