import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dilutedBy, type Mixture, sameMixture } from '../../src/core/mixture.ts';
import { inSmallestUnit, nanogramsPerMillilitre, nanolitres } from '../../src/core/units.ts';
import { mcgPerMl, mgPerMl, mL } from './amounts.ts';

const morphine = { drug: 'morphine', concentration: mgPerMl(10) } as const;
const clonidine = { drug: 'clonidine', concentration: mcgPerMl(100) } as const;

test('the order of components and their stock do not make another mixture', () => {
  assert.equal(sameMixture([morphine, clonidine], [{ ...clonidine, stock: mcgPerMl(500) }, morphine]), true);
});

test('a changed, an added or a missing secondary component makes another mixture', () => {
  assert.equal(sameMixture([morphine, clonidine], [morphine]), false);
  assert.equal(sameMixture([morphine], [morphine, clonidine]), false);
  assert.equal(
    sameMixture([morphine, clonidine], [morphine, { ...clonidine, concentration: mcgPerMl(200) }]),
    false,
  );
});

test('1.4 mL left of 500 mcg/mL under 40 mL of 2000 mcg/mL makes 1949.275 mcg/mL', () => {
  const [diluted] = dilutedBy(mL(1.4), [{ drug: 'baclofen', concentration: mcgPerMl(500) }], {
    volume: mL(40),
    components: [{ drug: 'baclofen', concentration: mcgPerMl(2000) }],
  });
  assert.equal(inSmallestUnit(diluted?.effective ?? mcgPerMl(0)), 1_949_275);
});

const baclofen = (ngPerMl: number): Mixture => [
  { drug: 'baclofen', concentration: nanogramsPerMillilitre(ngPerMl) },
];
const strength = fc.integer({ min: 0, max: 100_000_000 });
const volume = fc.integer({ min: 1, max: 40_000_000 }).map(nanolitres);

test('a diluted concentration lies between what was left and what was filled, and a rinse brings it nearer to the order', () => {
  fc.assert(
    fc.property(volume, strength, volume, strength, volume, (left, old, fill, ordered, rinse) => {
      const components = baclofen(ordered);
      const effective = (count: number): number => {
        const [one] = dilutedBy(left, baclofen(old), { volume: fill, components }, { count, volume: rinse });
        return inSmallestUnit(one?.effective ?? nanogramsPerMillilitre(0));
      };
      const [without, once, twice] = [effective(0), effective(1), effective(2)];
      assert.ok(without >= Math.min(old, ordered) && without <= Math.max(old, ordered));
      assert.ok(Math.abs(once - ordered) <= Math.abs(without - ordered) + 1);
      assert.ok(Math.abs(twice - ordered) <= Math.abs(once - ordered) + 1);
    }),
  );
});

test('the mass of every drug is kept when what was left mixes with the fill', () => {
  fc.assert(
    fc.property(volume, strength, volume, strength, (left, old, fill, ordered) => {
      const [one] = dilutedBy(left, baclofen(old), { volume: fill, components: baclofen(ordered) });
      if (one === undefined) return;
      const [v1, v2] = [inSmallestUnit(left), inSmallestUnit(fill)];
      const mass = v1 * old + v2 * ordered;
      assert.ok(Math.abs(inSmallestUnit(one.effective) * (v1 + v2) - mass) <= (v1 + v2) * 0.5 * (1 + 1e-9));
    }),
  );
});

test('a drug that is neither left nor ordered does not deviate, and saline is not followed', () => {
  const fill = {
    volume: mL(40),
    components: [...baclofen(0), { drug: 'saline', concentration: mcgPerMl(0) }],
  } as const;
  assert.deepEqual(dilutedBy(mL(1), baclofen(0), fill), [
    {
      drug: 'baclofen',
      before: mcgPerMl(0),
      ordered: mcgPerMl(0),
      effective: mcgPerMl(0),
      deviation: 0,
    },
  ]);
});

test('what is left deviates as far from the order upwards as downwards, and never by less than nothing', () => {
  const found = (old: number, ordered: number) =>
    dilutedBy(mL(10), baclofen(old), { volume: mL(30), components: baclofen(ordered) })[0]?.deviation;
  assert.equal(found(2_000_000, 1_000_000), 0.25);
  assert.equal(found(0, 1_000_000), 0.25);
  assert.equal(found(1_000_000, 1_000_000), 0);
});

test('a rinse of no volume, or none at all, leaves what was left as it was', () => {
  const rinsed = (count: number, volume: number) =>
    dilutedBy(
      mL(1),
      baclofen(1000),
      { volume: mL(1), components: baclofen(0) },
      { count, volume: mL(volume) },
    )[0]?.effective;
  assert.equal(rinsed(3, 0), nanogramsPerMillilitre(500));
  assert.equal(rinsed(0, 5), nanogramsPerMillilitre(500));
  assert.equal(rinsed(1, 1), nanogramsPerMillilitre(250));
});
