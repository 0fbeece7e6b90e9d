import { drug } from './drugs/all.ts';
import type { Drug } from './drugs/drug.ts';
import { KNOWN_MIXTURES } from './drugs/known-mixtures.ts';
import type { DrugId } from './ids.ts';
import type { Figure } from './limits.ts';
import { type Component, drugsOf, type Mixture } from './mixture.ts';
import { compare, type Duration, equal } from './units.ts';

/** How long a mixture may stay in the pump, and on what that rests. */
export interface Stability {
  /** Null where nothing is known of the mixture nor of any component. */
  readonly interval: Duration | null;
  /** The figure that gave the interval: the shortest of `considered`. */
  readonly decisive: Figure<Duration> | null;
  readonly considered: readonly Figure<Duration>[];
  /** Drugs of the mixture of which nothing is known alone. */
  readonly unknown: readonly DrugId[];
  /** Whether this very mixture, or the drug alone, was studied. */
  readonly isStudied: boolean;
  /** Whether a shorter interval was taken because nobody knows if the pump has held the drug before. */
  readonly isAssumedFirst: boolean;
}

/** What the pump held before this mixture; null where it is new, `unknown` where the record does not say. */
export type HeldBefore = Mixture | null | 'unknown';

/**
 * The shortest interval of any component, and of any studied mixture within it. A drug whose first fill lasts shorter counts as
 * first where the pump held none of it before, or where that is unknown. Saline beside a drug is its diluent.
 */
export function stabilityOf(mixture: Mixture, before: HeldBefore): Stability {
  const drugs = drugsOf(mixture);
  const held: readonly DrugId[] = drugs.length === 0 ? ['saline'] : drugs;
  const mixtures = KNOWN_MIXTURES.filter((known) => known.drugs.every((id) => held.includes(id)));
  const alone = mixture
    .filter((component) => held.includes(component.drug))
    .map((component) => ({ id: component.drug, figures: aloneFor(component, held.length > 1, before) }));
  const considered = [
    ...mixtures.map((known) => known.stability),
    ...alone.flatMap(({ figures }) => figures),
  ];
  const decisive = considered.reduce<Figure<Duration> | null>(shorter, null);
  const unknown = alone.filter(({ figures }) => figures.length === 0).map(({ id }) => id);
  return {
    interval: decisive?.value ?? null,
    decisive,
    considered,
    unknown,
    isStudied:
      held.length === 1 ? unknown.length === 0 : mixtures.some((known) => known.drugs.length === held.length),
    isAssumedFirst: before === 'unknown' && held.some((id) => drug(id).firstFill !== null),
  };
}

const shorter = (a: Figure<Duration> | null, b: Figure<Duration>): Figure<Duration> =>
  a !== null && compare(a.value, b.value) <= 0 ? a : b;

function aloneFor(component: Component, isMixed: boolean, before: HeldBefore): readonly Figure<Duration>[] {
  const of = drug(component.drug);
  const { firstFill, dilutedStability, stability } = of;
  if (firstFill !== null && isFirst(component.drug, before)) return [firstFill.stability];
  if (dilutedStability !== null && (isMixed || isDiluted(component, of))) return [dilutedStability];
  return stability;
}

/** Whether the pump's walls meet the drug for the first time; so it is judged where the record does not say. */
export const isFirst = (id: DrugId, before: HeldBefore): boolean =>
  before === null || before === 'unknown' || !before.some((component) => component.drug === id);

/** Undiluted is a strength as sold that was not made from a stronger stock. */
function isDiluted({ concentration, stock }: Component, { products }: Drug): boolean {
  const isSold = products.value.some((strength) => equal(strength, concentration));
  return !isSold || (stock !== undefined && !equal(stock, concentration));
}
