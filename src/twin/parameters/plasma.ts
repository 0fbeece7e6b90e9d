import type { DrugId } from '../../core/ids.ts';
import type { TwinParameter } from '../evidence.ts';
import { drugParameterIds } from './drug-parameter-id.ts';
import { parameter } from './parameter.ts';

/** `v1`, `cl2`, `k10`: what each form of a plasma model calls its figures. */
export const plasmaId = drugParameterIds('-plasma-');

const LIBRARY = 'stanpumpR drug library (S67)';
const perMinute = (
  drug: DrugId,
  name: string,
  value: number,
  range: readonly [number, number] | null = null,
): TwinParameter => parameter(plasmaId(drug, name), value, '/min', range, 'verified', LIBRARY);

/** How the figures of a drug are given: rates and a volume per weight, volumes and clearances, or one compartment. */
export type PlasmaForm = 'rates' | 'volumes' | 'one-compartment';

const FORMS: Partial<Record<DrugId, PlasmaForm>> = {
  morphine: 'rates',
  hydromorphone: 'rates',
  fentanyl: 'volumes',
  sufentanil: 'volumes',
  bupivacaine: 'one-compartment',
  ziconotide: 'one-compartment',
};

/** Null where no plasma model is known: baclofen and clonidine. */
export const plasmaForm = (drug: DrugId): PlasmaForm | null => FORMS[drug] ?? null;

/** Whether the patient's weight is needed. */
export const plasmaNeedsWeight = (drug: DrugId): boolean => FORMS[drug] === 'rates';

export const RATE_NAMES = ['k10', 'k12', 'k13', 'k21', 'k31'] as const;

const rates = (drug: DrugId, v1: number, values: readonly number[]): readonly TwinParameter[] => [
  parameter(plasmaId(drug, 'v1'), v1, 'L/kg', null, 'verified', LIBRARY),
  ...RATE_NAMES.map((name, i) => perMinute(drug, name, values[i] ?? 0)),
];

const volumes = (
  drug: DrugId,
  litres: readonly number[],
  litresPerMinute: readonly number[],
): readonly TwinParameter[] => [
  ...litres.map((value, i) =>
    parameter(plasmaId(drug, `v${i + 1}`), value, 'L', null, 'verified', `${LIBRARY}, for 70 kg`),
  ),
  ...litresPerMinute.map((value, i) =>
    parameter(plasmaId(drug, `cl${i + 1}`), value, 'L/min', null, 'verified', `${LIBRARY}, for 70 kg`),
  ),
];

const NORMAL_95 = 1.96;

/** As its source gives it: mean and standard deviation between patients, nineteen of twenty of whom lie in the range. */
const spread = (id: string, mean: number, deviation: number, unit: string, source: string): TwinParameter =>
  parameter(
    id,
    mean,
    unit,
    [mean - NORMAL_95 * deviation, mean + NORMAL_95 * deviation],
    'verified',
    `${source}, ${mean} ± ${deviation} (standard deviation) ${unit}`,
  );

/** What happens to a drug in blood. */
export const PLASMA: readonly TwinParameter[] = [
  ...rates('morphine', 0.25, [0.0705, 0.1273, 0.01826, 0.02596, 0.001633]),
  ...rates('hydromorphone', 0.16, [0.116, 0.3, 0.08, 0.03, 0.00095]),
  ...volumes('fentanyl', [12.1, 35.7, 224], [0.632, 2.8, 1.55]),
  ...volumes('sufentanil', [14.3, 63.4, 252], [0.922, 1.553, 0.327]),
  spread('bupivacaine-plasma-v1', 63, 22, 'L', 'volume at steady state (Burm, S48)'),
  spread('bupivacaine-plasma-cl1', 0.56, 0.14, 'L/min', 'Burm (S48)'),
  spread('ziconotide-plasma-v1', 30.5, 6.4, 'L', 'Prialt label (S30)'),
  spread('ziconotide-plasma-cl1', 0.27, 0.044, 'L/min', 'Prialt label (S30)'),
];
