import type { DrugId } from './ids.ts';
import type { Concentration, Volume } from './units.ts';
import {
  add,
  equal,
  inSmallestUnit,
  isPositive,
  mixedConcentration,
  nanogramsPerMillilitre,
  nanolitres,
} from './units.ts';

export interface Component {
  readonly drug: DrugId;
  readonly concentration: Concentration;
  /** What the pharmacy draws from; absent where the component is not compounded here. */
  readonly stock?: Concentration;
}

/** What a reservoir holds. The first component is the primary drug: it sets the flow. Saline alone has no component of drug. */
export type Mixture = readonly [Component, ...Component[]];

const NONE = nanogramsPerMillilitre(0);
const NO_RINSES = { count: 0, volume: nanolitres(0) };

/** Concentration of one drug; zero where the mixture does not hold it. */
export function concentrationIn(mixture: readonly Component[], drug: DrugId): Concentration {
  return mixture.find((component) => component.drug === drug)?.concentration ?? NONE;
}

/** Every drug of either mixture once, in the order in which they are first named. Saline is no drug. */
export function drugsOf(...mixtures: readonly (readonly Component[])[]): readonly DrugId[] {
  const drugs: DrugId[] = [];
  for (const mixture of mixtures)
    for (const { drug } of mixture) if (drug !== 'saline' && !drugs.includes(drug)) drugs.push(drug);
  return drugs;
}

/** The same drugs at the same concentrations; order, stock and diluent do not matter. */
export function sameMixture(a: readonly Component[], b: readonly Component[]): boolean {
  return drugsOf(a, b).every((drug) => equal(concentrationIn(a, drug), concentrationIn(b, drug)));
}

export interface Diluted {
  readonly drug: DrugId;
  readonly before: Concentration;
  readonly ordered: Concentration;
  readonly effective: Concentration;
  /** Deviation of the effective from the ordered concentration; from the old one where none is ordered. Never negative. */
  readonly deviation: number;
}

/**
 * What the reservoir holds after a fill on top of what could not be aspirated: `(V_new c_new + V_left c_old) / (V_new + V_left)`,
 * to the nearest ng/mL. With rinses, each of the new solution, what was left is first mixed with each and withdrawn again.
 */
export function dilutedBy(
  left: Volume,
  before: readonly Component[],
  fill: { readonly volume: Volume; readonly components: readonly Component[] },
  rinses: { readonly count: number; readonly volume: Volume } = NO_RINSES,
): readonly Diluted[] {
  return drugsOf(fill.components, before).map((drug) => {
    const ordered = concentrationIn(fill.components, drug);
    const old = concentrationIn(before, drug);
    let residue = old;
    for (let rinse = 0; rinse < rinses.count; rinse++) residue = mixed(left, residue, rinses.volume, ordered);
    const effective = mixed(left, residue, fill.volume, ordered);
    return { drug, before: old, ordered, effective, deviation: deviation(effective, ordered, old) };
  });
}

function mixed(v1: Volume, c1: Concentration, v2: Volume, c2: Concentration): Concentration {
  if (!isPositive(add(v1, v2))) return c2;
  const left = { volume: v1, concentration: c1 };
  return mixedConcentration(left, { volume: v2, concentration: c2 }, 'nearest');
}

function deviation(effective: Concentration, ordered: Concentration, old: Concentration): number {
  const reference = inSmallestUnit(isPositive(ordered) ? ordered : old);
  if (reference === 0) return 0;
  return Math.abs(inSmallestUnit(effective) - inSmallestUnit(ordered)) / reference;
}
