import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drug } from '../../../src/core/drugs/all.ts';
import type { Severity } from '../../../src/core/findings.ts';
import { DRUG_IDS, type DrugId } from '../../../src/core/ids.ts';
import type { Confidence } from '../../../src/core/limits.ts';
import { inSmallestUnit, nanogramsPerMillilitre, nanolitresPerDay } from '../../../src/core/units.ts';
import { mgPerMl, mL } from '../amounts.ts';
import { findingsOf, visitWith } from './visit-findings.ts';

// Through the whole plan. At 1 mg/mL a flow of one nL a day is a dose of one ng a day, so that every dose can be met exactly.
const ONE_MG = mgPerMl(1);

function gravest(rule: string, drug: DrugId, concentration: typeof ONE_MG, flow: number): Severity | null {
  const visit = visitWith({
    last: null,
    visit: {
      aspirated: undefined,
      read: undefined,
      fill: { volume: mL(40), components: [{ drug, concentration }] },
      program: { mode: 'continuous', setting: { kind: 'rate', rate: nanolitresPerDay(flow) } },
    },
  });
  const said = findingsOf(visit, rule).map(({ severity }) => severity);
  return (['refuse', 'warn', 'note'] as const).find((severity) => said.includes(severity)) ?? null;
}

/** At the limit, one quantum above it, at its double, one quantum above that. */
const around = (max: number): readonly number[] => [max, max + 1, 2 * max, 2 * max + 1];

const LAW: Readonly<Record<'sure' | 'unsure', readonly (Severity | null)[]>> = {
  sure: [null, 'refuse', 'refuse', 'refuse'],
  unsure: [null, 'warn', 'warn', 'refuse'],
};
const law = (confidence: Confidence) => LAW[confidence === 'verified' ? 'sure' : 'unsure'];

const drugs = DRUG_IDS.filter((id) => id !== 'saline');

for (const id of drugs)
  test(`[SR-30] ${id} at its concentration limit, and one ng/mL above it`, () => {
    for (const { allowed, source } of drug(id).concentration) {
      if (allowed?.max === undefined) continue;
      const found = around(inSmallestUnit(allowed.max)).map((ng) =>
        gravest('concentration', id, nanogramsPerMillilitre(ng), 400_000),
      );
      assert.deepEqual(found, law(source.confidence));
    }
  });

for (const id of drugs)
  test(`[SR-30] ${id} at its daily limit, and one ng/day above it`, () => {
    const { dailyDose, anchor } = drug(id);
    const usual = Math.min(
      ...dailyDose.flatMap((limit) =>
        limit.usual?.max === undefined ? [] : [inSmallestUnit(limit.usual.max)],
      ),
    );
    const bounded = dailyDose.filter(({ allowed }) => allowed?.max !== undefined);
    for (const { allowed, source } of bounded) {
      if (allowed?.max === undefined) continue;
      const doses = around(inSmallestUnit(allowed.max));
      const wanted = law(source.confidence).map((one, i) =>
        one === null && (doses[i] ?? 0) > usual ? 'warn' : one,
      );
      assert.deepEqual(
        doses.map((ng) => gravest('daily-dose', id, ONE_MG, ng)),
        wanted,
      );
    }
    if (bounded.length > 0) return;
    assert.ok(anchor !== null, 'without a limit there is the highest published dose');
    const [, , double = 0, above = 0] = around(inSmallestUnit(anchor.value));
    assert.notEqual(gravest('daily-dose', id, ONE_MG, double), 'refuse');
    assert.equal(gravest('daily-dose', id, ONE_MG, above), 'refuse');
  });
