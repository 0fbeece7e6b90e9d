import { drug } from '../drugs/all.ts';
import { adoptedSource } from '../formulary.ts';
import { DRUG_IDS } from '../ids.ts';
import { say } from '../said/sentence.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';

/** The limits that a clinic can adopt: those of every drug. */
export const adoptable: ReadonlySet<string> = new Set(
  DRUG_IDS.map(drug).flatMap(({ concentration, dailyDose, start, maintenance, firstFill }) =>
    [
      ...concentration,
      ...dailyDose,
      ...start,
      ...maintenance,
      ...(firstFill ? [firstFill.concentration] : []),
    ].map(({ id }) => id),
  ),
);

/** An adoption of a limit that does not exist replaces nothing, and that must not pass in silence. */
export const checkFormulary: Check = (_input, _computed, { adoptions }) =>
  adoptions
    .filter(({ limit }) => !adoptable.has(limit))
    .map((adoption) => ({
      rule: 'adoption-unknown',
      severity: 'warn',
      at: '',
      message: `The clinic’s formulary adopts “${adoption.limit}”, which is no limit known here: it has no effect.`,
      said: [say('adoption-unknown', { limit: adoption.limit })],
      working: { limit: working.text(adoption.limit) },
      source: adoptedSource(adoption),
    }));
