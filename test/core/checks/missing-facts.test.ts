import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Severity } from '../../../src/core/findings.ts';
import { UNADOPTED } from '../../../src/core/formulary.ts';
import { planVisit } from '../../../src/core/visit.ts';
import type { PatientFacts, VisitInput } from '../../../src/core/visit-input.ts';
import { mcgPerDay } from '../amounts.ts';
import { anyVisit } from '../any-visit.ts';
import { continuous, everyDay, of, visitOf } from './dose-visits.ts';

const GRAVITY: Readonly<Record<Severity, number>> = { note: 1, warn: 2, refuse: 3 };

const FACTS = [
  'birthDate',
  'opioidTolerant',
  'indication',
  'spasticityOrigin',
  'allergies',
  'systemicOpioids',
  'otherMedicines',
] as const satisfies readonly (keyof PatientFacts)[];

/** Gravest severity of each rule. */
function gravestByRule(input: VisitInput): ReadonlyMap<string, number> {
  const gravest = new Map<string, number>();
  for (const { rule, severity } of planVisit(input, UNADOPTED).findings)
    gravest.set(rule, Math.max(gravest.get(rule) ?? 0, GRAVITY[severity]));
  return gravest;
}

function without(input: VisitInput, facts: readonly (typeof FACTS)[number][]): VisitInput {
  const kept = Object.entries(input.patient).filter(([key]) => !facts.some((fact) => fact === key));
  return { ...input, patient: Object.fromEntries(kept) as PatientFacts };
}

/** Says of a fact that it contradicts the visit: it goes with the fact, and nothing rests on it. */
const OF_THE_FACT_ITSELF: readonly string[] = ['born-after-visit'];

function staysSaid(input: VisitInput, facts: readonly (typeof FACTS)[number][]): void {
  const after = gravestByRule(without(input, facts));
  for (const [rule, gravity] of gravestByRule(input))
    assert.ok(
      OF_THE_FACT_ITSELF.includes(rule) || (after.get(rule) ?? 0) >= gravity,
      `${rule} is lost or milder without ${facts.join(', ')}`,
    );
}

test('[SR-42] taking facts about the patient away never takes a finding away nor makes one milder', () => {
  fc.assert(fc.property(anyVisit, fc.subarray([...FACTS], { minLength: 1 }), staysSaid), { numRuns: 150 });
});

/** Visits that the checks have much to say about, so that the law above is not kept by silence. */
const telling: fc.Arbitrary<VisitInput> = fc
  .record({
    drug: fc.constantFrom('baclofen', 'morphine', 'ziconotide', 'fentanyl'),
    before: fc.integer({ min: 50, max: 900 }),
    factor: fc.constantFrom(0.1, 0.5, 1, 1.18, 1.25, 1.35, 2, 10, 24),
    isScheduled: fc.boolean(),
    isFirst: fc.boolean(),
    patient: fc.record({
      birthDate: fc.constantFrom('1960-01-01', '2012-01-01', '2023-06-01'),
      opioidTolerant: fc.boolean(),
      indication: fc.constantFrom('spasticity', 'cancer-pain'),
      spasticityOrigin: fc.constantFrom('spinal', 'cerebral'),
      allergies: fc.subarray(['baclofen', 'Mitigo', 'latex']),
      systemicOpioids: fc.constant([]),
      otherMedicines: fc.subarray(['diazepam', 'vitamin D']),
    }),
  })
  .map(({ drug, before, factor, isScheduled, isFirst, patient }) => {
    const mixture = [of(drug as 'baclofen', 500)] as const;
    const dose = Math.round(before * factor);
    return visitOf({
      ...(isFirst ? {} : { before: { mixture, program: continuous(mcgPerDay(before)) } }),
      mixture,
      program: isScheduled ? everyDay([0, dose], [12, dose + 10]) : continuous(mcgPerDay(dose)),
      patient: patient as PatientFacts,
    });
  });

test('[SR-42] no warning about a dose, an age or an allergy is lost with the fact that it rests on', () => {
  fc.assert(fc.property(telling, fc.subarray([...FACTS], { minLength: 1 }), staysSaid), { numRuns: 150 });
});
