import type { OrderContent } from '../../core/therapy/events.ts';
import { inSmallestUnit } from '../../core/units.ts';
import { microgramsPerMillilitre, millilitres } from '../../wire/amount/encode-amount.ts';
import { CONCENTRATION, VOLUME } from '../../wire/amount/unit-table.ts';
import type { AmountJson } from '../../wire/contract/form.ts';
import { type QuantityText, readQuantity } from '../fields/quantity-entry.ts';
import type { IdentifyEntry } from './identify-entry.ts';

/** One line of label against order; an amount is null where that side has none. */
export interface LabelLine {
  /** A drug, or the volume. */
  readonly of: string;
  readonly label: AmountJson | null;
  readonly order: AmountJson | null;
  readonly same: boolean;
}

const typed = (text: QuantityText, dimension: typeof CONCENTRATION | typeof VOLUME): AmountJson | null => {
  const read = readQuantity<string>(text, dimension, true);
  return read.ok ? read.amount : null;
};

/** What was typed from the label beside what was ordered, for a person who has to see where they part. */
export function labelLines(
  { components, volume }: Pick<IdentifyEntry, 'components' | 'volume'>,
  fill: NonNullable<OrderContent['fill']>,
): readonly LabelLine[] {
  const drugs = new Set([
    ...fill.components.map((component) => component.drug),
    ...components.flatMap(({ drug }) => (drug === null ? [] : [drug])),
  ]);
  const lines = [...drugs].map((drug): LabelLine => {
    const row = components.find((each) => each.drug === drug);
    const ordered = fill.components.find((each) => each.drug === drug);
    const read = row === undefined ? null : readQuantity(row.concentration, CONCENTRATION, true);
    const isDiluent = drug === 'saline' && row !== undefined && ordered !== undefined;
    const same =
      isDiluent ||
      (read?.ok === true &&
        ordered !== undefined &&
        inSmallestUnit(read.quantity) === inSmallestUnit(ordered.concentration));
    return {
      of: drug,
      label: row === undefined ? null : typed(row.concentration, CONCENTRATION),
      order: ordered === undefined ? null : microgramsPerMillilitre(ordered.concentration),
      same,
    };
  });
  const read = readQuantity(volume, VOLUME);
  return [
    ...lines,
    {
      of: 'volume',
      label: typed(volume, VOLUME),
      order: millilitres(fill.volume),
      same: read.ok && inSmallestUnit(read.quantity) === inSmallestUnit(fill.volume),
    },
  ];
}
