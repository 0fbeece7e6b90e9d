import type { DrugId } from '../core/ids.ts';
import { concentrationIn, drugsOf, type Mixture } from '../core/mixture.ts';
import { inSmallestUnit, isPositive, type Volume } from '../core/units.ts';
import type { FillEvent, Scenario } from './scenario.ts';

const NG_PER_UG = 1000;
export const NL_PER_ML = 1_000_000;

export const inMl = (volume: Volume): number => inSmallestUnit(volume) / NL_PER_ML;

/** Concentration of each drug in ug/mL; a drug that is not named is not there. */
export type Content = ReadonlyMap<DrugId, number>;

export const NO_DRUG: Content = new Map();

export const contentOf = (mixture: Mixture): Content =>
  new Map(drugsOf(mixture).map((drug) => [drug, inSmallestUnit(concentrationIn(mixture, drug)) / NG_PER_UG]));

/** What a reservoir holds after a fill on top of what was left in it. */
export function contentAfter(fill: FillEvent, before: Content): Content {
  const added = contentOf(fill.components);
  if (fill.left === undefined || !isPositive(fill.left)) return added;
  const [volume, left] = [inMl(fill.volume), inMl(fill.left)];
  const drugs = new Set([...added.keys(), ...before.keys()]);
  return new Map(
    [...drugs].map((drug) => [
      drug,
      (volume * (added.get(drug) ?? 0) + left * (before.get(drug) ?? 0)) / (volume + left),
    ]),
  );
}

/** Every drug that a scenario gives, in the order in which it is first named. */
export function drugsIn({ before, delivery }: Scenario): readonly DrugId[] {
  const drugs: DrugId[] = [];
  const name = (given: readonly { readonly drug: DrugId }[]): void => {
    for (const { drug } of given) if (drug !== 'saline' && !drugs.includes(drug)) drugs.push(drug);
  };
  if (before.kind === 'steady') name(before.mixture);
  for (const event of delivery)
    if (event.kind === 'fill') name(event.components);
    else if (event.kind === 'needle-bolus') name(event.doses);
  return drugs;
}
