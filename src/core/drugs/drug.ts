import type { DrugId } from '../ids.ts';
import type { Figure, Limit } from '../limits.ts';
import type { DoseRate, Duration } from '../units.ts';

export type DrugClass =
  | 'opioid'
  | 'local-anaesthetic'
  | 'alpha-2-agonist'
  | 'calcium-channel-blocker'
  | 'gaba-b-agonist'
  | 'diluent';

/** One drug: facts and limits with their sources. The engine never changes when one is added. */
export interface Drug {
  readonly id: DrugId;
  readonly name: string;
  readonly class: DrugClass;
  /** How its dose is spoken of: in mcg or mg. */
  readonly spokenIn: 'ug' | 'mg';
  readonly highAlert: Figure<boolean> | null;
  /** Why stopping it suddenly is dangerous; null where no withdrawal is known. */
  readonly withdrawal: Figure<string> | null;
  /** The strongest product, a label's or PACC's maximum: every entry is judged. */
  readonly concentration: readonly Limit<'ng/mL'>[];
  readonly dailyDose: readonly Limit<'ng/d'>[];
  /** First dose in this patient, by tolerance where the source tells them apart. */
  readonly start: readonly (Limit<'ng/d'> & { readonly for: 'naive' | 'tolerant' | 'any' })[];
  /** Longest time in a pump, alone. */
  readonly stability: readonly Figure<Duration>[];
  /** Highest verified published daily dose, for `twice the highest` where no limit exists. */
  readonly anchor: Figure<DoseRate> | null;
}
