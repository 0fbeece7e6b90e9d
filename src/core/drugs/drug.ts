import type { DrugId, PumpModelId } from '../ids.ts';
import type { Figure, Limit } from '../limits.ts';
import type { Concentration, DoseRate, Duration, Volume } from '../units.ts';

export type DrugClass =
  | 'opioid'
  | 'local-anaesthetic'
  | 'alpha-2-agonist'
  | 'calcium-channel-blocker'
  | 'gaba-b-agonist'
  | 'diluent';

/** Per cent of the earlier daily dose. */
export interface PercentStep {
  readonly min?: number;
  readonly max: number;
}

/** Whom a step is for; `any` where the source makes no difference. */
export type Population = 'any' | 'spinal' | 'cerebral' | 'paediatric';

/** The largest increase at one time: a part of the earlier dose, or an amount a day. */
export type Increase =
  | { readonly kind: 'percent'; readonly figure: Figure<PercentStep> }
  | { readonly kind: 'amount'; readonly figure: Figure<DoseRate> };

/** How a source has the dose raised. */
export interface TitrationStep {
  readonly for: Population;
  /** `refill`: what a source allows at a refill; there it stands in place of the population's `titration` step. */
  readonly occasion: 'titration' | 'refill';
  readonly increase: Increase;
  /** Least time since the dose was last set; null where the source gives none. */
  readonly interval: Figure<Duration> | null;
  /** How many times a week at most, where the source says so. */
  readonly perWeek?: Figure<{ readonly min: number; readonly max: number }>;
  /** `note` where another source, the label, goes further. */
  readonly beyond: 'warn' | 'note';
}

/** First dose a day in this patient, by tolerance where the source tells them apart. */
export type StartRange = Limit<'ng/d'> & {
  readonly for: 'naive' | 'tolerant' | 'any';
  /** `note` where another source, the label, goes further. */
  readonly beyond: 'warn' | 'note';
};

/** Usual dose a day once titrated, by the origin of the spasticity where the source tells them apart. */
export type MaintenanceRange = Limit<'ng/d'> & { readonly for: 'any' | 'spinal' | 'cerebral' };

/** What another source says of the same thing: it stands beside the figure in force, with the reason for the choice. */
export interface OtherDose {
  /** The id of the limit, or of the anchor, that is in force. */
  readonly besides: string;
  readonly figure: Figure<DoseRate>;
  readonly choice: string;
}

/** What a pump needs when its walls have never met the drug. */
export interface FirstFill {
  readonly concentration: Limit<'ng/mL'>;
  readonly rinses: Figure<{ readonly count: number; readonly volume: Volume }>;
  readonly stability: Figure<Duration>;
}

/** Pumps whose labelling, or the drug's own, names the two together, and the strengths it names; a pump nowhere named is unknown. */
export interface LabelledPumps {
  readonly pumps: Figure<readonly PumpModelId[]>;
  readonly concentration: Limit<'ng/mL'> | null;
}

/** One drug: facts and limits with their sources. The engine never changes when one is added. */
export interface Drug {
  readonly id: DrugId;
  readonly name: string;
  /** Trade names, so that an allergy written as one is found. */
  readonly brands: Figure<readonly string[]>;
  readonly class: DrugClass;
  /** How its dose is spoken of: in mcg or mg. */
  readonly spokenIn: 'ug' | 'mg';
  readonly highAlert: Figure<boolean> | null;
  /** Why stopping it suddenly is dangerous; null where no withdrawal is known. */
  readonly withdrawal: Figure<string> | null;
  /** Strengths as sold. */
  readonly products: Figure<readonly Concentration[]>;
  /** The strongest product, a label's or PACC's maximum: every entry is judged. */
  readonly concentration: readonly Limit<'ng/mL'>[];
  /** The first entry is the one that a clinic's adoption replaces or supplies. */
  readonly dailyDose: readonly Limit<'ng/d'>[];
  readonly start: readonly StartRange[];
  readonly maintenance: readonly MaintenanceRange[];
  readonly steps: readonly TitrationStep[];
  /** Usual size of a reduction, in per cent; null where no source gives one. */
  readonly reduction: Figure<PercentStep> | null;
  /** Longest time in a pump, alone. */
  readonly stability: readonly Figure<Duration>[];
  /** Longest time in a pump where it was diluted; null where the source makes no difference. */
  readonly dilutedStability: Figure<Duration> | null;
  readonly firstFill: FirstFill | null;
  /** Highest verified published daily dose, for `twice the highest` where no limit exists. */
  readonly anchor: Figure<DoseRate> | null;
  /** Youngest age of the labelling, in whole years; null where none is known. */
  readonly labelAge: Figure<number> | null;
  /** Whether its own labelling includes infusion into the spinal fluid. */
  readonly labelledIntrathecal: Figure<boolean>;
  readonly labelledPumps: readonly LabelledPumps[];
  readonly others: readonly OtherDose[];
  /** Other intervals that a source gives, each with its reason for not being in force. */
  readonly otherStability: readonly { readonly figure: Figure<Duration>; readonly choice: string }[];
}

export const isOpioid = (drug: Drug): boolean => drug.class === 'opioid';
