import type { DrugId } from './ids.ts';
import { type Figure, figure } from './limits.ts';
import type { Component } from './mixture.ts';
import type { CompoundedComponent, Compounding } from './plan.ts';
import { accepted, type Result, refused } from './result.ts';
import type { Concentration, Volume } from './units.ts';
import {
  add,
  compare,
  inSmallestUnit,
  isPositive,
  larger,
  nanolitres,
  proportion,
  scale,
  subtract,
  sum,
} from './units.ts';

/** The step to which volumes are printed. No source sets it: it is the graduation of a 1 mL syringe, our choice. */
export const DRAWN_TO: Figure<Volume> = figure('compounding-drawn-to', nanolitres(10_000), {
  title: 'Theca',
  where:
    'our choice: volumes are printed to 0.01 mL, the graduation of a 1 mL syringe; the clinic may set another',
  url: null,
  confidence: 'derived',
  read: '2026-11-22',
});

export type CompoundingRefusal =
  /** Not every drug names the stock it is drawn from: nothing is drawn until all do. */
  | { readonly code: 'stock-missing'; readonly drugs: readonly DrugId[] }
  | { readonly code: 'stock-empty'; readonly drug: DrugId }
  /** The mixture asks for more than the stock holds. */
  | {
      readonly code: 'stock-too-weak';
      readonly drug: DrugId;
      readonly stock: Concentration;
      readonly ordered: Concentration;
    }
  /** The drugs alone need more volume than the fill has. */
  | { readonly code: 'overfull'; readonly drawn: Volume; readonly total: Volume };

/**
 * How a fill is made: `v_i = V · c_i / s_i` to the nearest nL, the diluent is the rest. Null where nothing is compounded
 * here. The drawn volumes are to the nearest `step`; the mixture they make is given beside them.
 */
export function compoundingOf(
  fill: { readonly volume: Volume; readonly components: readonly Component[] },
  step: Volume = DRAWN_TO.value,
): Result<Compounding, CompoundingRefusal> | null {
  const drugs = fill.components.filter((component) => component.drug !== 'saline');
  if (drugs.every((component) => component.stock === undefined)) return null;
  const components: CompoundedComponent[] = [];
  const missing: DrugId[] = [];
  for (const { drug, concentration, stock } of drugs) {
    if (stock === undefined) {
      missing.push(drug);
      continue;
    }
    if (!isPositive(stock)) return refused({ code: 'stock-empty', drug });
    if (compare(concentration, stock) > 0)
      return refused({ code: 'stock-too-weak', drug, stock, ordered: concentration });
    const volume = proportion(fill.volume, concentration, stock, 'nearest');
    components.push({ drug, stock, volume, drawn: toStep(volume, step) });
  }
  if (missing.length > 0) return refused({ code: 'stock-missing', drugs: missing });
  const drawn = sum(
    nanolitres(0),
    components.map((component) => component.volume),
  );
  if (compare(drawn, fill.volume) > 0) return refused({ code: 'overfull', drawn, total: fill.volume });
  return accepted(sheet(fill.volume, components, subtract(fill.volume, drawn), step));
}

function sheet(
  total: Volume,
  components: readonly CompoundedComponent[],
  diluent: Volume,
  step: Volume,
): Compounding {
  const drugsDrawn = sum(
    nanolitres(0),
    components.map((component) => component.drawn),
  );
  // Rounding each drug up may leave less than nothing for the diluent; then none is drawn, and `asDrawn` shows what results.
  const diluentDrawn = larger(nanolitres(0), subtract(toStep(total, step), drugsDrawn));
  const made = add(drugsDrawn, diluentDrawn);
  const asDrawn = components.flatMap(({ drug, stock, drawn }) =>
    isPositive(made) ? [{ drug, concentration: proportion(stock, drawn, made, 'nearest') }] : [],
  );
  return { total, components, diluent, diluentDrawn, asDrawn };
}

function toStep(volume: Volume, step: Volume): Volume {
  const steps = scale(volume, 1, inSmallestUnit(step), 'nearest');
  return scale(steps, inSmallestUnit(step), 1, 'nearest');
}
