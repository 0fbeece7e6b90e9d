import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compoundingOf } from '../../src/core/compounding.ts';
import type { Component } from '../../src/core/mixture.ts';
import { inSmallestUnit, nanogramsPerMillilitre, nanolitres } from '../../src/core/units.ts';
import { mcgPerMl, mgPerMl, mL } from './amounts.ts';

const value = (quantity: Parameters<typeof inSmallestUnit>[0]): number => inSmallestUnit(quantity);

test('20 mL of morphine 10 mg/mL and clonidine 50 mcg/mL takes 8 mL, 2 mL and 10 mL of diluent', () => {
  const made = compoundingOf({
    volume: mL(20),
    components: [
      { drug: 'morphine', concentration: mgPerMl(10), stock: mgPerMl(25) },
      { drug: 'clonidine', concentration: mcgPerMl(50), stock: mcgPerMl(500) },
    ],
  });
  assert.ok(made?.ok);
  assert.deepEqual(
    made.value.components.map((one) => value(one.volume)),
    [8_000_000, 2_000_000],
  );
  assert.equal(value(made.value.diluent), 10_000_000);
  assert.equal(value(made.value.diluentDrawn), 10_000_000);
});

test('a fill drawn from the stock undiluted needs no diluent', () => {
  const made = compoundingOf({
    volume: mL(40),
    components: [{ drug: 'baclofen', concentration: mcgPerMl(2000), stock: mcgPerMl(2000) }],
  });
  assert.ok(made?.ok);
  assert.equal(value(made.value.diluent), 0);
});

test('nothing is drawn where no component names its stock, and nothing until all do', () => {
  const morphine = { drug: 'morphine', concentration: mgPerMl(10) } as const;
  const clonidine = { drug: 'clonidine', concentration: mcgPerMl(50), stock: mcgPerMl(500) } as const;
  assert.equal(compoundingOf({ volume: mL(20), components: [morphine] }), null);
  assert.deepEqual(compoundingOf({ volume: mL(20), components: [morphine, clonidine] }), {
    ok: false,
    refusal: { code: 'stock-missing', drugs: ['morphine'] },
  });
});

test('a mixture stronger than its stock, or of drugs that fill more than the fill, is refused', () => {
  const weak = compoundingOf({
    volume: mL(20),
    components: [{ drug: 'morphine', concentration: mgPerMl(30), stock: mgPerMl(25) }],
  });
  assert.equal(weak?.ok === false && weak.refusal.code, 'stock-too-weak');
  const overfull = compoundingOf({
    volume: mL(20),
    components: [
      { drug: 'morphine', concentration: mgPerMl(20), stock: mgPerMl(25) },
      { drug: 'bupivacaine', concentration: mgPerMl(5), stock: mgPerMl(7.5) },
    ],
  });
  assert.equal(overfull?.ok === false && overfull.refusal.code, 'overfull');
});

test('a stock of strength zero is refused and does not divide by zero', () => {
  const made = compoundingOf({
    volume: mL(20),
    components: [{ drug: 'morphine', concentration: mgPerMl(0), stock: mgPerMl(0) }],
  });
  assert.equal(made?.ok === false && made.refusal.code, 'stock-empty');
});

const part = fc.record({
  concentration: fc.integer({ min: 0, max: 40_000_000 }).map(nanogramsPerMillilitre),
  stock: fc.integer({ min: 1, max: 50_000_000 }).map(nanogramsPerMillilitre),
});
const fill = fc.record({
  volume: fc.integer({ min: 1, max: 4000 }).map((steps) => nanolitres(steps * 10_000)),
  components: fc.array(part, { minLength: 1, maxLength: 4 }).map((parts): Component[] =>
    parts.map((one, i) => ({
      ...one,
      drug: (['morphine', 'bupivacaine', 'clonidine', 'baclofen'] as const)[i] ?? 'fentanyl',
    })),
  ),
});

test('the volumes of a sheet fill the syringe exactly and hold the ordered mass of every drug', () => {
  fc.assert(
    fc.property(fill, (ordered) => {
      const made = compoundingOf(ordered);
      if (!made?.ok) return;
      const { components, diluent, total } = made.value;
      assert.equal(
        components.reduce((sum, one) => sum + value(one.volume), value(diluent)),
        value(total),
      );
      assert.ok(value(diluent) >= 0);
      for (const [i, { stock, volume }] of components.entries()) {
        const wanted = value(ordered.volume) * value(ordered.components[i]?.concentration ?? mcgPerMl(0));
        assert.ok(Math.abs(value(volume) * value(stock) - wanted) <= value(stock) / 2);
      }
    }),
  );
});

test('what is printed stands on the graduation of the syringe and no drug is off by more than half a step', () => {
  fc.assert(
    fc.property(fill, (ordered) => {
      const made = compoundingOf(ordered);
      if (!made?.ok) return;
      for (const one of made.value.components) {
        assert.equal(value(one.drawn) % 10_000, 0);
        assert.ok(Math.abs(value(one.drawn) - value(one.volume)) <= 5_000);
      }
      assert.equal(value(made.value.diluentDrawn) % 10_000, 0);
    }),
  );
});

test('the mixture that is drawn is that of its stock where nothing else is, however weak, and is rounded once', () => {
  const drawn = (stock: number, concentration: number, volume: number) => {
    const made = compoundingOf({
      volume: mL(volume),
      components: [
        {
          drug: 'ziconotide',
          concentration: nanogramsPerMillilitre(concentration),
          stock: nanogramsPerMillilitre(stock),
        },
      ],
    });
    assert.ok(made?.ok);
    return made.value.asDrawn.map((one) => value(one.concentration));
  };
  assert.deepEqual(drawn(150, 150, 0.01), [150]);
  // 0.02 of 0.03 mL are drawn from 25 001 ng/mL: 16 667.33.
  assert.deepEqual(drawn(25_001, 16_667, 0.03), [16_667]);
  // 0.02 of 0.03 mL are drawn from 25 000 ng/mL: 16 666.67.
  assert.deepEqual(drawn(25_000, 16_667, 0.03), [16_667]);
});
