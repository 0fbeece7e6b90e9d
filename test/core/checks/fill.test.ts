import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nanolitres } from '../../../src/core/units.ts';
import { mcgPerMl, mgPerMl, mL } from '../amounts.ts';
import { baclofen, SAMPLE } from '../sample-visit.ts';
import { findingOf, findingsOf, visitWith } from './visit-findings.ts';

const filled = (volume: number) =>
  visitWith({ visit: { fill: { volume: mL(volume), components: baclofen(2000) } } });

test('[SR-55] what does not go into the reservoir is refused', () => {
  assert.equal(findingOf(filled(40), 'fill-capacity'), null);
  assert.equal(findingOf(filled(40.000001), 'fill-capacity')?.severity, 'refuse');
  const twenty = visitWith({ pump: { model: 'synchromed-ii-20' } });
  assert.match(findingOf(twenty, 'fill-capacity')?.said ?? '', /40 mL does not go into a reservoir of 20 mL/);
});

test('[SR-55] a larger fill is never judged more mildly by its volume', () => {
  const volume = fc.integer({ min: 0, max: 60_000_000 });
  fc.assert(
    fc.property(volume, volume, (a, b) => {
      const refused = (nl: number): boolean =>
        findingOf(
          visitWith({ visit: { fill: { volume: nanolitres(nl), components: baclofen(2000) } } }),
          'fill-capacity',
        ) !== null;
      assert.ok(!refused(Math.min(a, b)) || refused(Math.max(a, b)));
    }),
  );
});

test('[SR-55] what did not come out may still be there: on top of it the fill may be too much', () => {
  const low = visitWith({ visit: { aspirated: mL(4) } });
  assert.match(findingOf(low, 'fill-on-top')?.said ?? '', /3\.18 mL less came out.*Aspirate again/);
  assert.equal(findingOf(visitWith({ visit: { aspirated: mL(6) } }), 'fill-on-top'), null);
  const half = visitWith({
    visit: { aspirated: mL(4), fill: { volume: mL(30), components: baclofen(2000) } },
  });
  assert.equal(findingOf(half, 'fill-on-top'), null);
});

test('a fill of nothing is refused', () => {
  assert.equal(findingOf(filled(0), 'fill-empty')?.severity, 'refuse');
});

test('1.4 mL of 500 under 40 mL of 2000 mcg/mL is a note, of 2000 under 500 a warning with the offer of a rinse', () => {
  assert.equal(findingOf(SAMPLE, 'dilution')?.severity, 'note');
  const last = { fill: { ...SAMPLE.last?.fill, components: baclofen(2000) } } as never;
  const down = { fill: { volume: mL(40), components: baclofen(500) } };
  const warned = findingOf(visitWith({ last, visit: down }), 'dilution');
  assert.equal(warned?.severity, 'warn');
  assert.match(
    warned?.said ?? '',
    /550\.7 mcg\/mL of baclofen instead of 500 mcg\/mL \(10\.1 % off\).*rinse/,
  );
  const rinsed = visitWith({ last, visit: { ...down, rinses: { count: 2, volume: mL(2) } } });
  assert.equal(findingOf(rinsed, 'dilution')?.severity, 'note');
});

test('a drug that is left behind and no more ordered is named', () => {
  const morphine = {
    volume: mL(40),
    components: [{ drug: 'morphine', concentration: mgPerMl(10) }],
  } as const;
  assert.match(
    findingOf(visitWith({ visit: { fill: morphine } }), 'dilution')?.said ?? '',
    /baclofen, which is not ordered/,
  );
});

test('the same solution is not diluted by itself', () => {
  const again = visitWith({ visit: { fill: { volume: mL(40), components: baclofen(500) } } });
  assert.equal(findingOf(again, 'dilution'), null);
});

test('a mixture that its stocks cannot make is refused with the volumes', () => {
  const made = (morphine: number, stock?: number) =>
    visitWith({
      visit: {
        fill: {
          volume: mL(20),
          components: [
            {
              drug: 'morphine',
              concentration: mgPerMl(morphine),
              ...(stock === undefined ? {} : { stock: mgPerMl(stock) }),
            },
            { drug: 'clonidine', concentration: mcgPerMl(250), stock: mcgPerMl(500) },
          ],
        },
      },
    });
  assert.match(
    findingOf(made(20, 25), 'compounding-overfull')?.said ?? '',
    /26 mL, more than the fill of 20 mL/,
  );
  assert.equal(findingOf(made(30, 25), 'compounding-stock-too-weak')?.severity, 'refuse');
  assert.equal(findingOf(made(20), 'compounding-stock-missing')?.at, '/visit/fill/components/0/stock');
  assert.equal(findingOf(made(20, 0), 'compounding-stock-empty')?.severity, 'refuse');
  assert.deepEqual(
    findingsOf(made(10, 25)).filter((one) => one.rule.startsWith('compounding')),
    [],
  );
});
