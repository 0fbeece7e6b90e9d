import { drug } from './drugs/all.ts';
import type { DrugId } from './ids.ts';
import type { Wording } from './limit-finding.ts';
import { say } from './said/sentence.ts';
import type { DoseRate } from './units.ts';
import { concentrationWords, doseWords, hourlyWords } from './wording.ts';

/** A dose always with its time, a day and beside it an hour: `1440 mcg/day (60 mcg/hour)`. */
export const doseAndHour = (id: DrugId, dose: DoseRate): string =>
  `${doseWords(dose, drug(id).spokenIn)} (${hourlyWords(dose, drug(id).spokenIn)})`;

export const dailyWording = (id: DrugId): Wording<'ng/d'> => ({
  words: (dose) => doseWords(dose, drug(id).spokenIn),
  working: (value) => ({ kind: 'dose-rate', value }),
  said: (dose) => say('amount-dose', { dose, drug: id }),
});

export const concentrationWording = (id: DrugId): Wording<'ng/mL'> => ({
  words: (concentration) => concentrationWords(concentration, drug(id).spokenIn),
  working: (value) => ({ kind: 'concentration', value }),
  said: (concentration) => say('amount-concentration', { concentration, drug: id }),
});
