import type { DrugId } from '../../core/ids.ts';
import { CONCENTRATION, DOSE_RATE, VOLUME } from '../../wire/amount/unit-table.ts';
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
}

export const NOTHING_ENTERED: BlindText = {
  components: [{ id: 1, drug: null, concentration: NOTHING_TYPED }],
  volume: NO_VOLUME,
  dailyDose: NOTHING_TYPED,
};

export const BLIND_DOSE_UNITS = ['ug/d', 'mg/d'] as const;

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
  if (problems.length > 0 || unit === undefined) return { ok: false, problems };
  return {
    ok: true,
    entry: {
      components,
      volume: volume?.ok === true ? volume.amount : null,
      dailyDose: { text: text.dailyDose.text.trim(), unit },
    },
  };
}
