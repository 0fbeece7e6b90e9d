import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DRUG_IDS, type DrugId } from '../../src/core/ids.ts';
import type { Component, Mixture } from '../../src/core/mixture.ts';
import { type HeldBefore, stabilityOf } from '../../src/core/stability.ts';
import { inSmallestUnit, nanogramsPerMillilitre } from '../../src/core/units.ts';

const of = (drug: DrugId, mcgPerMl = 1000, stockMcgPerMl?: number): Component => ({
  drug,
  concentration: nanogramsPerMillilitre(mcgPerMl * 1000),
  ...(stockMcgPerMl === undefined ? {} : { stock: nanogramsPerMillilitre(stockMcgPerMl * 1000) }),
});

const days = (mixture: Mixture, before: HeldBefore = null): number | null => {
  const { interval } = stabilityOf(mixture, before);
  return interval === null ? null : inSmallestUnit(interval) / 86_400_000;
};

test('baclofen lasts 180 days in a pump, morphine and hydromorphone 90', () => {
  assert.equal(days([of('baclofen')]), 180);
  assert.equal(days([of('morphine')]), 90);
  assert.equal(days([of('hydromorphone')]), 90);
});

test('nothing is known of fentanyl, sufentanil, bupivacaine and clonidine alone, and it is said', () => {
  for (const id of ['fentanyl', 'sufentanil', 'bupivacaine', 'clonidine'] as const) {
    const stability = stabilityOf([of(id)], null);
    assert.equal(stability.interval, null);
    assert.equal(stability.isStudied, false);
    assert.deepEqual(stability.unknown, [id]);
  }
});

test('studied mixtures last as they were studied, in any order', () => {
  assert.equal(days([of('morphine'), of('clonidine')]), 90);
  assert.equal(days([of('clonidine'), of('morphine'), of('bupivacaine')]), 90);
  assert.equal(days([of('baclofen'), of('morphine')]), 30);
  assert.equal(
    stabilityOf([of('morphine'), of('baclofen')], null).decisive?.id,
    'baclofen+morphine.stability',
  );
});

test('a mixture that was not studied keeps the shortest of its parts, and is marked as not studied', () => {
  const stability = stabilityOf([of('morphine'), of('bupivacaine')], null);
  assert.equal(stability.decisive?.id, 'morphine.stability');
  assert.equal(stability.isStudied, false);
  assert.deepEqual(stability.unknown, ['bupivacaine']);
});

test('a studied pair inside a larger mixture still bounds it, without making it studied', () => {
  const stability = stabilityOf([of('morphine'), of('clonidine'), of('baclofen')], null);
  assert.equal(days([of('morphine'), of('clonidine'), of('baclofen')]), 30);
  assert.equal(stability.isStudied, false);
});

test('ziconotide: 14 days in a pump that never held it, then 84 undiluted and 40 diluted', () => {
  const held: Mixture = [of('ziconotide', 25)];
  assert.equal(days([of('ziconotide', 25)], null), 14);
  assert.equal(days([of('ziconotide', 25)], [of('morphine')]), 14);
  assert.equal(days([of('ziconotide', 100)], held), 84);
  assert.equal(days([of('ziconotide', 25)], held), 84);
  assert.equal(days([of('ziconotide', 50)], held), 40);
  assert.equal(days([of('ziconotide', 25, 100)], held), 40);
  assert.equal(days([of('ziconotide', 100, 100)], held), 84);
});

test('ziconotide beside another drug is diluted', () => {
  assert.equal(days([of('ziconotide', 25), of('morphine')], [of('ziconotide', 25)]), 40);
});

test('where nobody knows what the pump held before, the first fill of ziconotide is assumed and said', () => {
  const stability = stabilityOf([of('ziconotide', 100)], 'unknown');
  assert.equal(days([of('ziconotide', 100)], 'unknown'), 14);
  assert.equal(stability.isAssumedFirst, true);
  assert.equal(stabilityOf([of('morphine')], 'unknown').isAssumedFirst, false);
});

test('saline alone has its recalled interval; beside a drug it is the diluent and changes nothing', () => {
  assert.equal(days([of('saline', 9000)]), 180);
  assert.deepEqual(
    stabilityOf([of('baclofen'), of('saline', 9000)], null),
    stabilityOf([of('baclofen')], null),
  );
});

test('adding a drug never makes a mixture last longer', () => {
  const subset = fc.uniqueArray(fc.constantFrom(...DRUG_IDS.filter((id) => id !== 'saline')), {
    minLength: 2,
    maxLength: 5,
  });
  fc.assert(
    fc.property(subset, (ids) => {
      const [added, first, ...rest] = ids.map((id) => of(id));
      if (added === undefined || first === undefined) return;
      const fewer = days([first, ...rest]);
      const more = days([first, ...rest, added]);
      assert.ok(fewer === null || (more !== null && more <= fewer));
    }),
  );
});
