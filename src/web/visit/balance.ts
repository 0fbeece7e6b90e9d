import { add, equal, inSmallestUnit, subtract, type Volume } from '../../core/units.ts';
import { millilitres } from '../../wire/amount/encode-amount.ts';
import { VOLUME } from '../../wire/amount/unit-table.ts';
import type { AmountJson } from '../../wire/contract/form.ts';
import type { VisitView } from '../../wire/contract/visit.ts';
import { type QuantityText, readQuantity } from '../fields/quantity-entry.ts';
import { knownVolume } from './known-volume.ts';

/** What was taken in hand, and what became of it so far [SR-57]. Null where a field is not a volume yet. */
export interface Balance {
  readonly aspirated: AmountJson;
  readonly syringe: AmountJson;
  readonly taken: AmountJson;
  readonly injected: AmountJson | null;
  readonly wasted: AmountJson | null;
  /** Taken less injected less wasted: positive, something is missing. Null until both are typed. */
  readonly missing: AmountJson | null;
  readonly agrees: boolean;
}

const typed = (text: QuantityText): Volume | null => {
  const read = readQuantity(text, VOLUME, true);
  return read.ok ? read.quantity : null;
};

/** Null before something was aspirated and a syringe identified. */
export function balanceOf(visit: VisitView, volume: QuantityText, wasted: QuantityText): Balance | null {
  const residual = visit.residuals.at(-1);
  const label = visit.identified?.label;
  if (residual === undefined || label === undefined || label === null) return null;
  const taken = add(knownVolume(residual.aspirated), knownVolume(label.volume));
  const [injected, waste] = [typed(volume), typed(wasted)];
  const accounted = injected === null || waste === null ? null : add(injected, waste);
  return {
    aspirated: residual.aspirated,
    syringe: label.volume,
    taken: millilitres(taken),
    injected: injected && millilitres(injected),
    wasted: waste && millilitres(waste),
    missing: accounted && millilitres(subtract(taken, accounted)),
    agrees: accounted !== null && equal(taken, accounted),
  };
}

/** Whether a typed volume is exactly the ordered one; null while it is none. */
export function isOrdered(volume: QuantityText, ordered: AmountJson): boolean | null {
  const read = typed(volume);
  return read === null ? null : inSmallestUnit(read) === inSmallestUnit(knownVolume(ordered));
}
