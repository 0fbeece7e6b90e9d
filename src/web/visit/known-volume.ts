import type { Volume } from '../../core/units.ts';
import { VOLUME } from '../../wire/amount/unit-table.ts';
import type { AmountJson } from '../../wire/contract/form.ts';
import { readQuantity } from '../fields/quantity-entry.ts';

/** A volume that the server told, exactly. Throws where it is none: then the page is older than the server. */
export function knownVolume({ value, unit }: AmountJson): Volume {
  const read = readQuantity({ text: value.toFixed(unit === 'mL' ? 6 : 3), unit }, VOLUME, true);
  if (!read.ok) throw new RangeError('not a volume');
  return read.quantity;
}
