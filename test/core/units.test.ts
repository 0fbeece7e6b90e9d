import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as units from '../../src/core/units.ts';

const whole = (max: number) => fc.integer({ min: 0, max });
const raw = units.inSmallestUnit;

test('[SR-29] a product and quotient is exact before its one rounding', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), fc.integer({ min: 1, max: 2 ** 40 }), (a, b, c) => {
      const exact = BigInt(a) * BigInt(b);
      const largest = BigInt(Number.MAX_SAFE_INTEGER) * BigInt(c);
      fc.pre(exact < largest && exact > -largest);
      const [down, nearest, up] = (['down', 'nearest', 'up'] as const).map((way) =>
        units.mulDiv(a, b, c, way),
      );
      assert.ok(down !== undefined && nearest !== undefined && up !== undefined);
      assert.ok(BigInt(down) * BigInt(c) <= exact && exact < (BigInt(down) + 1n) * BigInt(c));
      assert.equal(up, exact % BigInt(c) === 0n ? down : down + 1);
      const distance = (candidate: number) => {
        const off = BigInt(candidate) * BigInt(c) - exact;
        return off < 0n ? -off : off;
      };
      assert.ok(distance(nearest) <= distance(down) && distance(nearest) <= distance(up));
    }),
  );
});

test('a half is rounded away from zero, so that a sign never changes a size', () => {
  assert.equal(units.mulDiv(1, 1, 2, 'nearest'), 1);
  assert.equal(units.mulDiv(-1, 1, 2, 'nearest'), -1);
  assert.equal(units.mulDiv(5, 1, 2, 'nearest'), 3);
  assert.equal(units.mulDiv(5, -1, 2, 'nearest'), -3);
});

test('what is not a whole number of the smallest unit is no quantity', () => {
  for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
    assert.throws(() => units.nanograms(value), RangeError);
  assert.throws(() => units.mulDiv(Number.MAX_SAFE_INTEGER, 2, 1, 'nearest'), RangeError);
  assert.throws(() => units.mulDiv(1, 1, 0, 'nearest'), RangeError);
});

test('a zero carries no sign', () => {
  assert.ok(Object.is(raw(units.nanolitres(-0)), 0));
});

test('no partition of time changes the volume delivered', () => {
  const pieces = fc.array(fc.record({ flow: whole(30_000_000), time: whole(86_400_000) }), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(pieces, fc.integer({ min: 0, max: 1000 }), (given, part) => {
      const quantities = given.map(({ flow, time }) => ({
        flow: units.nanolitresPerDay(flow),
        time: units.milliseconds(time),
      }));
      const split = quantities.flatMap(({ flow, time }) => {
        const first = units.scale(time, part, 1000, 'down');
        return [
          { flow, time: first },
          { flow, time: units.subtract(time, first) },
        ];
      });
      assert.equal(
        raw(units.volumeOverAll(split, 'nearest')),
        raw(units.volumeOverAll(quantities, 'nearest')),
      );
    }),
  );
});

test('dose, flow and concentration agree to half of the smallest unit in every direction', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 24_000_000 }),
      fc.integer({ min: 1, max: 50_000_000 }),
      (flow, concentration) => {
        const q = units.nanolitresPerDay(flow);
        const c = units.nanogramsPerMillilitre(concentration);
        const dose = units.doseRate(q, c, 'nearest');
        assert.ok(Math.abs(raw(dose) * 1e6 - flow * concentration) <= 500_000);
        const back = units.flowFor(dose, c, 'nearest');
        assert.ok(Math.abs(raw(back) - flow) <= 500_000 / concentration + 1);
      },
    ),
  );
});

test('the catheter and bridge of the worked example come out to the nanolitre and the millisecond', () => {
  const catheter = units.volumeOfLength(
    units.micrometres(890_000),
    units.nanolitresPerCentimetre(2200),
    'nearest',
  );
  const dead = units.add(catheter, units.nanolitres(140_000));
  assert.equal(raw(dead), 335_800);
  assert.equal(raw(units.massIn(dead, units.nanogramsPerMillilitre(500_000), 'nearest')), 167_900);
  assert.equal(
    raw(units.timeToDeliver(dead, units.nanolitresPerDay(400_000), 'nearest')),
    20.148 * 3_600_000,
  );
  assert.equal(
    raw(units.timeToDeliver(dead, units.nanolitresPerDay(100_000), 'nearest')),
    3.358 * 86_400_000,
  );
});

const pieces = fc.array(
  fc.record({
    flow: whole(30_000_000).map(units.nanolitresPerDay),
    time: fc.integer({ min: 1, max: 604_800_000 }).map(units.milliseconds),
  }),
  { minLength: 1, maxLength: 6 },
);

test('a mean flow over the whole time delivers what the pieces deliver, within one rounding', () => {
  fc.assert(
    fc.property(pieces, (all) => {
      const time = units.sum(
        units.milliseconds(0),
        all.map((piece) => piece.time),
      );
      const mean = [{ flow: units.meanFlow(all, 'down'), time }];
      const above = [{ flow: units.add(units.meanFlow(all, 'down'), units.nanolitresPerDay(1)), time }];
      assert.ok(units.compareVolumesOver(mean, all) <= 0);
      assert.ok(units.compareVolumesOver(above, all) > 0);
    }),
  );
});

test('the mass in pieces of flow and a volume beside them is rounded once', () => {
  fc.assert(
    fc.property(pieces, whole(40_000_000), whole(50_000_000), (all, beside, concentration) => {
      const c = units.nanogramsPerMillilitre(concentration);
      const one = units.massOverAll(all, units.nanolitres(beside), c, 'nearest');
      const numerator =
        all.reduce((sum, { flow, time }) => sum + BigInt(raw(flow)) * BigInt(raw(time)), 0n) +
        BigInt(beside) * 86_400_000n;
      const doubled = (numerator * BigInt(concentration) * 2n) / (86_400_000n * 1_000_000n);
      assert.equal(BigInt(raw(one)), (doubled + 1n) / 2n);
    }),
  );
});

test('the flow for a mass over a time gives that mass back to within half a nL/d', () => {
  fc.assert(
    fc.property(
      whole(1_000_000_000),
      fc.integer({ min: 60_000, max: 86_400_000 }),
      fc.integer({ min: 1000, max: 50_000_000 }),
      (mass, time, concentration) => {
        const c = units.nanogramsPerMillilitre(concentration);
        const t = units.milliseconds(time);
        const flow = raw(units.flowForMassOver(units.nanograms(mass), t, c, 'nearest'));
        const scaled = BigInt(mass) * 1_000_000n * 86_400_000n * 2n;
        const per = BigInt(time) * BigInt(concentration);
        assert.ok((2n * BigInt(flow) - 1n) * per <= scaled && scaled <= (2n * BigInt(flow) + 1n) * per);
      },
    ),
  );
});

test('a value on a grid is the highest multiple not above it', () => {
  assert.equal(raw(units.onGrid(units.nanolitresPerDay(2999), units.nanolitresPerDay(1000))), 2000);
  assert.equal(raw(units.onGrid(units.nanolitresPerDay(3000), units.nanolitresPerDay(1000))), 3000);
  assert.equal(raw(units.onGrid(units.nanolitresPerDay(-1), units.nanolitresPerDay(1000))), -1000);
});

test('a result too large to be exact is told apart from a fault', () => {
  const huge = units.nanogramsPerDay(Number.MAX_SAFE_INTEGER);
  assert.equal(
    units.ifRepresentable(() => units.flowFor(huge, units.nanogramsPerMillilitre(1), 'nearest')),
    null,
  );
  assert.equal(
    units.ifRepresentable(() => units.add(huge, huge)),
    null,
  );
  assert.equal(
    units.ifRepresentable(() => units.equal(huge, huge)),
    true,
  );
  assert.throws(() => units.ifRepresentable(() => units.nanograms(0.5)), RangeError);
  assert.throws(
    () => units.ifRepresentable(() => units.flowFor(huge, units.nanogramsPerMillilitre(0), 'nearest')),
    /division by zero/,
  );
});

test('the sign of a divisor is the sign of the result, and rounding still goes its way', () => {
  for (const [a, c, down, nearest, up] of [
    [5, -2, -3, -3, -2],
    [-5, -2, 2, 3, 3],
    [4, -2, -2, -2, -2],
    [1, -4, -1, 0, 0],
    [0, -4, 0, 0, 0],
  ] as const)
    assert.deepEqual(
      (['down', 'nearest', 'up'] as const).map((way) => units.mulDiv(a, 1, c, way) + 0),
      [down, nearest, up],
      `${a} / ${c}`,
    );
});

test('what is as much compares as equal, in multiples and over time', () => {
  const mass = units.nanograms;
  assert.equal(units.compareMultiples(mass(6), 2, mass(4), 3), 0);
  assert.equal(units.compareMultiples(mass(6), 2, mass(4), 4), -1);
  assert.equal(units.compareMultiples(mass(7), 2, mass(4), 3), 1);
  const piece = (flow: number, time: number) => ({
    flow: units.nanolitresPerDay(flow),
    time: units.milliseconds(time),
  });
  assert.equal(units.compareVolumesOver([piece(6, 2)], [piece(4, 3)]), 0);
  assert.equal(units.compareVolumesOver([piece(6, 2)], [piece(4, 2), piece(5, 1)]), -1);
  assert.equal(units.compareVolumesOver([piece(6, 2), piece(1, 1)], [piece(4, 3)]), 1);
  assert.equal(units.compareVolumesOver([], []), 0);
});

test('200 mcg/day for 6 h are 50 mcg, and a dose rate and its mass over a time agree within their rounding', () => {
  const sixHours = units.milliseconds(21_600_000);
  const daily = units.nanogramsPerDay(200_000);
  assert.equal(raw(units.massOver(daily, sixHours, 'nearest')), 50_000);
  assert.equal(raw(units.doseRateOver(units.nanograms(50_000), sixHours, 'nearest')), 200_000);
  assert.deepEqual(
    (['down', 'nearest', 'up'] as const).map((way) =>
      raw(units.massOver(units.nanogramsPerDay(7), sixHours, way)),
    ),
    [1, 2, 2],
  );
});

test('an amount is zero, positive or neither', () => {
  const signs = [-1, 0, 1].map((value) => units.nanograms(value));
  assert.deepEqual(signs.map(units.isZero), [false, true, false]);
  assert.deepEqual(signs.map(units.isPositive), [false, false, true]);
});

test('what is no amount says which number, and what is too large says that', () => {
  assert.throws(() => units.nanograms(0.5), /not a whole number of the smallest unit: 0\.5/);
  assert.throws(() => units.nanograms(2 ** 53), /quantity out of range: 9007199254740992/);
  assert.throws(() => units.mulDiv(Number.MAX_SAFE_INTEGER, 2, 1, 'down'), /quantity out of range/);
});

test('a volume of zero or less has run at once, before anything that runs', () => {
  const week = [{ flow: units.nanolitresPerDay(1), time: units.milliseconds(7) }];
  assert.equal(raw(units.timeToRun(units.nanolitres(0), week, week) ?? units.milliseconds(-1)), 0);
  assert.equal(raw(units.timeToRun(units.nanolitres(-1), [], week) ?? units.milliseconds(-1)), 0);
});
