import { DRUG_IDS, type DrugId } from '../../core/ids.ts';
import type { Indication, PatientFacts, SpasticityOrigin } from '../../core/visit-input.ts';
import { DOSE_RATE } from '../../wire/amount/unit-table.ts';
import { parseJson } from '../../wire/json/parse.ts';
import { patient as factsDecoder, type PatientFile } from '../../wire/visit/patient.ts';
import { isDrug } from '../fields/drug-text.ts';
import { NOTHING_TYPED, type QuantityText, quantityText, readQuantity } from '../fields/quantity-entry.ts';
import { type AnyProblem, type Typed, typedOr } from './record-problem.ts';

/** Of a list: there is none, there is what follows, or nobody knows. The three are never the same. */
export type Known = 'none' | 'some' | 'unknown';

export interface TextLine {
  readonly id: number;
  readonly text: string;
}

export interface OpioidLine {
  readonly id: number;
  readonly drug: string;
  readonly route: string;
  readonly dose: QuantityText;
}

/** What is known of the patient, letter for letter. Null until somebody has said so: nothing is taken for granted. */
export interface FactsEntry {
  readonly indication: Indication | 'unknown' | null;
  readonly spasticityOrigin: SpasticityOrigin | 'unknown' | null;
  readonly opioidTolerant: 'yes' | 'no' | 'unknown' | null;
  readonly allergies: Known | null;
  readonly allergyDrugs: readonly DrugId[];
  readonly allergyLines: readonly TextLine[];
  readonly opioids: Known | null;
  readonly opioidLines: readonly OpioidLine[];
  readonly medicines: Known | null;
  readonly medicineLines: readonly TextLine[];
}

export const emptyLine = (id: number): TextLine => ({ id, text: '' });
export const emptyOpioid = (id: number): OpioidLine => ({ id, drug: '', route: '', dose: NOTHING_TYPED });

export const NO_FACTS: FactsEntry = {
  indication: null,
  spasticityOrigin: null,
  opioidTolerant: null,
  allergies: null,
  allergyDrugs: [],
  allergyLines: [emptyLine(1)],
  opioids: null,
  opioidLines: [emptyOpioid(1)],
  medicines: null,
  medicineLines: [emptyLine(1)],
};

/** The form of a kept one: lists are empty at first. */
export const FACTS_SAMPLE: FactsEntry = { ...NO_FACTS, allergyDrugs: ['morphine'] };

/** Drugs that somebody can be allergic to; what a diluent holds is no drug. */
export const ALLERGY_DRUGS = DRUG_IDS.filter((id) => id !== 'saline');

type Problems = Record<string, AnyProblem>;

const alike = (one: string, other: string): boolean =>
  one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase();

/** The lines that say something; a single empty one is none. */
function readLines(field: string, lines: readonly TextLine[], before: number, problems: Problems): string[] {
  const filled = lines.filter(({ text }) => text.trim() !== '');
  if (filled.length + before === 0) problems[field] = 'not-listed';
  for (const [index, { text }] of lines.entries()) {
    const isBlank = text.trim() === '';
    if (isBlank && filled.length > 0) problems[`${field}/${index}`] = 'empty';
    else if (!isBlank && lines.some((other, at) => at < index && alike(other.text, text)))
      problems[`${field}/${index}`] = 'line-twice';
  }
  return filled.map(({ text }) => text.trim());
}

function readOpioids(
  lines: readonly OpioidLine[],
  problems: Problems,
): NonNullable<PatientFile['systemicOpioids']> {
  if (lines.length === 0) problems['systemicOpioids'] = 'not-listed';
  return lines.flatMap(({ drug, route, dose }, index) => {
    const at = `systemicOpioids/${index}`;
    const read = readQuantity(dose, DOSE_RATE);
    if (drug.trim() === '') problems[`${at}/drug`] = 'empty';
    if (route.trim() === '') problems[`${at}/route`] = 'empty';
    if (!read.ok) problems[`${at}/dailyDose`] = 'field';
    return read.ok ? [{ drug: drug.trim(), route: route.trim(), dailyDose: read.amount }] : [];
  });
}

/**
 * The facts as a visit/1 file has them. What somebody said is not known is left out there, so that every check treats it as
 * unknown; an empty list says that there is none. `birthDate` (YYYY-MM-DD) is that of the identity.
 */
export function readFacts(entry: FactsEntry, birthDate: string): Typed<PatientFile> {
  const problems: Problems = {};
  const { indication, opioidTolerant, spasticityOrigin } = entry;
  const isSpastic = indication === 'spasticity';
  if (indication === null) problems['indication'] = 'no-choice';
  if (isSpastic && spasticityOrigin === null) problems['spasticityOrigin'] = 'no-choice';
  if (opioidTolerant === null) problems['opioidTolerant'] = 'no-choice';
  if (entry.allergies === null) problems['allergies'] = 'no-choice';
  if (entry.opioids === null) problems['systemicOpioids'] = 'no-choice';
  if (entry.medicines === null) problems['otherMedicines'] = 'no-choice';
  const drugs = entry.allergyDrugs;
  const allergies =
    entry.allergies === 'some'
      ? [...drugs, ...readLines('allergies', entry.allergyLines, drugs.length, problems)]
      : [];
  const systemicOpioids = entry.opioids === 'some' ? readOpioids(entry.opioidLines, problems) : [];
  const otherMedicines =
    entry.medicines === 'some' ? readLines('otherMedicines', entry.medicineLines, 0, problems) : [];
  return typedOr(problems, () => ({
    birthDate,
    ...(indication !== null && indication !== 'unknown' && { indication }),
    ...(isSpastic &&
      spasticityOrigin !== null &&
      spasticityOrigin !== 'unknown' && { spasticityOrigin: spasticityOrigin }),
    ...(opioidTolerant !== null &&
      opioidTolerant !== 'unknown' && { opioidTolerant: opioidTolerant === 'yes' }),
    ...(entry.allergies !== 'unknown' && { allergies }),
    ...(entry.opioids !== 'unknown' && { systemicOpioids }),
    ...(entry.medicines !== 'unknown' && { otherMedicines }),
  }));
}

/** The facts of a record; null where they are in a form that this page does not know. */
export function factsOf(file: unknown): PatientFacts | null {
  const tree = parseJson(JSON.stringify(file));
  const errors: [] = [];
  const facts = tree.ok ? factsDecoder.read(tree.value, '', errors) : undefined;
  return facts === undefined || errors.length > 0 ? null : facts;
}

const knownOf = (list: readonly unknown[] | undefined): Known =>
  list === undefined ? 'unknown' : list.length === 0 ? 'none' : 'some';

const linesOf = (texts: readonly string[]): readonly TextLine[] =>
  texts.length === 0 ? [emptyLine(1)] : texts.map((text, index) => ({ id: index + 1, text }));

/** In mg a day as opioids are spoken of, else in mcg, in which every dose can be written. */
function doseText(dose: NonNullable<PatientFacts['systemicOpioids']>[number]['dailyDose']): QuantityText {
  const inMilligrams = quantityText(dose, 'mg/d', DOSE_RATE);
  return inMilligrams.text !== '' && inMilligrams.text.length <= 6
    ? inMilligrams
    : quantityText(dose, 'ug/d', DOSE_RATE);
}

/** The facts as they are on record, to be corrected: what is not known there is shown as not known. */
export function factsEntryOf(facts: PatientFacts): FactsEntry {
  const { opioidTolerant, allergies = [], systemicOpioids = [], otherMedicines = [] } = facts;
  return {
    indication: facts.indication ?? 'unknown',
    spasticityOrigin: facts.spasticityOrigin ?? (facts.indication === 'spasticity' ? 'unknown' : null),
    opioidTolerant: opioidTolerant === undefined ? 'unknown' : opioidTolerant ? 'yes' : 'no',
    allergies: knownOf(facts.allergies),
    allergyDrugs: allergies.filter(isDrug),
    allergyLines: linesOf(allergies.filter((text) => !isDrug(text))),
    opioids: knownOf(facts.systemicOpioids),
    opioidLines:
      systemicOpioids.length === 0
        ? [emptyOpioid(1)]
        : systemicOpioids.map(({ drug, route, dailyDose }, index) => ({
            id: index + 1,
            drug,
            route,
            dose: doseText(dailyDose),
          })),
    medicines: knownOf(facts.otherMedicines),
    medicineLines: linesOf(otherMedicines),
  };
}
