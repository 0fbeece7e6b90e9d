import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { judge, judgeAll } from '../../../src/core/checks/judge.ts';
import { drug } from '../../../src/core/drugs/all.ts';
import type { Severity } from '../../../src/core/findings.ts';
import { type Adoption, type Formulary, UNADOPTED } from '../../../src/core/formulary.ts';
import { DRUG_IDS } from '../../../src/core/ids.ts';
import type { Confidence, Limit } from '../../../src/core/limits.ts';
import { inSmallestUnit, nanogramsPerDay } from '../../../src/core/units.ts';

const RANK: Readonly<Record<Severity, number>> = { note: 1, warn: 2, refuse: 3 };
const rank = (judged: { severity: Severity } | null): number => (judged === null ? 0 : RANK[judged.severity]);
const gravest = (all: readonly { severity: Severity }[]): number => Math.max(0, ...all.map(rank));

const bounded = (confidence: Confidence, max: number, usual?: number): Limit<'ng/d'> => ({
  id: 'test.limit',
  allowed: { max: nanogramsPerDay(max) },
  ...(usual === undefined ? {} : { usual: { max: nanogramsPerDay(usual) } }),
  source: { title: 'test', where: 'test', url: null, confidence, read: '2026-11-22' },
});

const adopting = (...adoptions: readonly Pick<Adoption, 'max' | 'on'>[]): Formulary => ({
  version: 'test',
  adoptions: adoptions.map((one) => ({ limit: 'test.limit', by: 'P. Harmon', ...one })),
});

const confidence = fc.constantFrom<Confidence>('verified', 'recalled', 'derived', 'adopted');
const amount = fc.integer({ min: 1, max: 4_000_000_000 });

test('a higher dose is never judged more mildly, whatever the limit and whoever adopted it', () => {
  fc.assert(
    fc.property(
      confidence,
      amount,
      fc.option(amount),
      fc.option(amount),
      amount,
      amount,
      (how, max, usual, adopted, a, b) => {
        const limit = bounded(how, max, usual === null ? undefined : Math.min(usual, max));
        const formulary = adopted === null ? UNADOPTED : adopting({ max: adopted, on: '2026-01-01' });
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((one) =>
          rank(judge(limit, nanogramsPerDay(one), formulary)),
        );
        assert.ok((low ?? 0) <= (high ?? 0));
      },
    ),
  );
});

test('a higher dose of any of our drugs is never judged more mildly by its limits', () => {
  for (const id of DRUG_IDS) {
    const { dailyDose, anchor } = drug(id);
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((one) =>
          gravest(judgeAll(dailyDose, anchor, nanogramsPerDay(one), UNADOPTED)),
        );
        assert.ok((low ?? 0) <= (high ?? 0));
      }),
    );
  }
});

test('[SR-30] a verified limit holds to the quantum: at it nothing is said, one above it is refused', () => {
  fc.assert(
    fc.property(amount, (max) => {
      const limit = bounded('verified', max);
      assert.equal(judge(limit, nanogramsPerDay(max), UNADOPTED), null);
      assert.equal(judge(limit, nanogramsPerDay(max + 1), UNADOPTED)?.severity, 'refuse');
    }),
  );
});

test('a recalled limit warns one quantum above it, still at its double, and refuses one quantum above that', () => {
  fc.assert(
    fc.property(amount, fc.constantFrom<Confidence>('recalled', 'derived'), (max, how) => {
      const limit = bounded(how, max);
      assert.equal(judge(limit, nanogramsPerDay(max), UNADOPTED), null);
      assert.equal(judge(limit, nanogramsPerDay(max + 1), UNADOPTED)?.ground, 'unconfirmed');
      assert.equal(judge(limit, nanogramsPerDay(2 * max), UNADOPTED)?.severity, 'warn');
      const twice = judge(limit, nanogramsPerDay(2 * max + 1), UNADOPTED);
      assert.deepEqual([twice?.severity, twice?.ground], ['refuse', 'twice-unconfirmed']);
    }),
  );
});

test('what the clinic adopted replaces the limit, to the quantum, and names who signed it', () => {
  fc.assert(
    fc.property(confidence, amount, amount, (how, max, adopted) => {
      const formulary = adopting({ max: adopted, on: '2026-03-01' });
      assert.equal(judge(bounded(how, max), nanogramsPerDay(adopted), formulary), null);
      const above = judge(bounded(how, max), nanogramsPerDay(adopted + 1), formulary);
      assert.deepEqual([above?.severity, above?.ground], ['refuse', 'adopted']);
      assert.match(above?.source.title ?? '', /P\. Harmon on 2026-03-01/);
    }),
  );
});

test('of two adoptions of one limit the later day counts, whatever their order', () => {
  const newer = { max: 200, on: '2026-05-01' };
  const older = { max: 900, on: '2026-03-01' };
  for (const formulary of [adopting(newer, older), adopting(older, newer)])
    assert.equal(judge(bounded('recalled', 500), nanogramsPerDay(300), formulary)?.severity, 'refuse');
});

test('an adoption leaves the warning above the usual in place', () => {
  const judged = judge(
    bounded('recalled', 500, 400),
    nanogramsPerDay(800),
    adopting({ max: 900, on: '2026-05-01' }),
  );
  assert.deepEqual([judged?.severity, judged?.ground], ['warn', 'usual']);
});

const mcg = (value: number) => nanogramsPerDay(value * 1000);
const severities = (id: 'baclofen' | 'bupivacaine' | 'ziconotide', dose: number, formulary = UNADOPTED) =>
  judgeAll(drug(id).dailyDose, drug(id).anchor, mcg(dose), formulary).map(({ severity }) => severity);

test('baclofen has no maximum: above the label’s caution it warns, above twice that it is refused', () => {
  assert.deepEqual(severities('baclofen', 1000), []);
  assert.deepEqual(severities('baclofen', 1000.001), ['warn']);
  assert.deepEqual(severities('baclofen', 2000), ['warn']);
  assert.deepEqual(severities('baclofen', 2000.001), ['refuse', 'warn']);
});

test('a clinic that adopts a limit for baclofen is judged by it and not by twice the published dose', () => {
  const formulary: Formulary = {
    version: 'clinic-1',
    adoptions: [
      { limit: 'baclofen.daily-dose.label-experience', max: 2_500_000, by: 'P. Harmon', on: '2026-06-01' },
    ],
  };
  assert.deepEqual(severities('baclofen', 2500, formulary), ['warn']);
  assert.deepEqual(severities('baclofen', 2500.001, formulary), ['refuse']);
});

test('ziconotide is refused one ng a day above 19.2 mcg/day', () => {
  assert.deepEqual(severities('ziconotide', 19.2), []);
  assert.deepEqual(severities('ziconotide', 19.201), ['refuse']);
});

test('bupivacaine warns from 15 mg/day and is refused above twice 20 mg/day', () => {
  assert.deepEqual(severities('bupivacaine', 15_000), []);
  assert.deepEqual(severities('bupivacaine', 15_000.001), ['warn']);
  assert.deepEqual(severities('bupivacaine', 40_000), ['warn']);
  assert.deepEqual(severities('bupivacaine', 40_000.001), ['refuse']);
});

test('judging doses does not overflow at the largest number that can be held', () => {
  const largest = nanogramsPerDay(Number.MAX_SAFE_INTEGER);
  assert.equal(inSmallestUnit(largest), Number.MAX_SAFE_INTEGER);
  assert.equal(judge(bounded('recalled', Number.MAX_SAFE_INTEGER - 1), largest, UNADOPTED)?.severity, 'warn');
});
