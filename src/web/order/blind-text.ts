import type { DrugId } from '../../core/ids.ts';
import { DIGITS_OF_A_DERIVED_AMOUNT } from '../../core/therapy/blind-prime.ts';
import { significantDigits } from '../../core/therapy/displayed.ts';
import { CONCENTRATION, DOSE_RATE, TIME, VOLUME } from '../../wire/amount/unit-table.ts';
import type { BlindEntryJson } from '../../wire/contract/order.ts';
import { NOTHING_TYPED, type QuantityText, readQuantity } from '../fields/quantity-entry.ts';
import { orderProblem, type ProblemAt, quantityProblem } from './field-problem.ts';
import { NO_VOLUME } from './order-draft.ts';

/** What the second person types, letter for letter. Nothing of the order stands in it beforehand [SR-45]. */
export interface BlindText {
  readonly components: readonly {
    readonly id: number;
    readonly drug: DrugId | null;
    readonly concentration: QuantityText;
  }[];
  readonly volume: QuantityText;
  readonly dailyDose: QuantityText;
  readonly prime: BlindPrimeText;
}

/** Whether there is a prime is for the second person to say: the form asks it of every order. */
export interface BlindPrimeText {
  readonly given: 'none' | 'prime' | null;
  readonly volume: QuantityText;
  readonly duration: QuantityText;
}

export const NOTHING_ENTERED: BlindText = {
  components: [{ id: 1, drug: null, concentration: NOTHING_TYPED }],
  volume: NO_VOLUME,
  dailyDose: NOTHING_TYPED,
  prime: { given: null, volume: NO_VOLUME, duration: NOTHING_TYPED },
};

export const BLIND_DOSE_UNITS = ['ug/d', 'mg/d'] as const;
export const BLIND_TIME_UNITS = ['min', 's'] as const;

export type ReadBlind =
  | { readonly ok: true; readonly entry: BlindEntryJson }
  | { readonly ok: false; readonly problems: readonly ProblemAt[] };

/** The entry as it is sent; the dose goes as it was typed, because its digits say how exactly it was known. */
export function readBlind(text: BlindText, hasFill: boolean): ReadBlind {
  const problems: ProblemAt[] = [];
  const components = text.components.flatMap(
    ({ drug, concentration }, index): BlindEntryJson['components'] => {
      const at = `/entry/components/${index}`;
      if (drug === null) problems.push(orderProblem(`${at}/drug`, 'no-drug'));
      else if (text.components.findIndex((each) => each.drug === drug) < index)
        problems.push(orderProblem(`${at}/drug`, 'drug-twice'));
      if (drug === 'saline') return [{ drug, concentration: { value: 0, unit: 'mg/mL' } }];
      const read = readQuantity(concentration, CONCENTRATION);
      if (!read.ok) problems.push(quantityProblem(`${at}/concentration`, read.problem));
      return drug !== null && read.ok ? [{ drug, concentration: read.amount }] : [];
    },
  );
  const volume = hasFill ? readQuantity(text.volume, VOLUME) : null;
  if (volume !== null && !volume.ok) problems.push(quantityProblem('/entry/volume', volume.problem));
  const dose = readQuantity(text.dailyDose, DOSE_RATE, true);
  if (!dose.ok) problems.push(quantityProblem('/entry/dailyDose', dose.problem));
  const unit = BLIND_DOSE_UNITS.find((each) => each === text.dailyDose.unit);
  const prime = readBlindPrime(text.prime, problems);
  if (problems.length > 0 || unit === undefined || prime === undefined) return { ok: false, problems };
  return {
    ok: true,
    entry: {
      components,
      volume: volume?.ok === true ? volume.amount : null,
      dailyDose: { text: text.dailyDose.text.trim(), unit },
      prime,
    },
  };
}

/** As it was typed, digit for digit; undefined, and the problems told, where it is not all there. */
function readBlindPrime(
  { given, volume, duration }: BlindPrimeText,
  problems: ProblemAt[],
): BlindEntryJson['prime'] | undefined {
  if (given === 'none') return null;
  if (given === null) {
    problems.push(orderProblem('/entry/prime', 'no-prime-choice'));
    return undefined;
  }
  const [pushed, time] = [readQuantity(volume, VOLUME), readQuantity(duration, TIME)];
  const figures = { text: volume.text.trim(), unit: 'mL' } as const;
  if (!pushed.ok) problems.push(quantityProblem('/entry/prime/volume', pushed.problem));
  else if (significantDigits(figures) < DIGITS_OF_A_DERIVED_AMOUNT)
    problems.push(orderProblem('/entry/prime/volume', 'prime-too-coarse'));
  if (!time.ok) problems.push(quantityProblem('/entry/prime/duration', time.problem));
  const unit = BLIND_TIME_UNITS.find((each) => each === duration.unit);
  return unit && { volume: figures, duration: { text: duration.text.trim(), unit } };
}
