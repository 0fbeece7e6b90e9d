import type { DrugId } from '../core/ids.ts';
import type { Instant } from '../core/time.ts';
import type { TwinParameter } from './evidence.ts';
import type { ObservedAt } from './levels.ts';

/** Why a scenario cannot be simulated. `at` is a JSON pointer into it; `expected` says what would be accepted. */
export interface ScenarioRefusal {
  readonly code:
    | 'out-of-range'
    | 'out-of-order'
    | 'contradictory'
    | 'too-long'
    | 'unknown-parameter'
    | 'missing'
    | 'too-many-drugs'
    | 'not-a-number';
  readonly at: string;
  readonly expected: string;
}

/** What lies outside what the model is valid for, or what it has no figure for: said and not computed. */
export interface OutsideRemark {
  readonly code:
    | 'baricity'
    | 'large-injectate'
    | 'unknown-tip'
    | 'intraventricular'
    | 'drug-without-parameters'
    | 'no-drug'
    | 'no-plasma-model'
    | 'no-effect-model'
    | 'weight-unknown'
    | 'not-in-cord'
    | 'reservoir-empty'
    | 'reservoir-untracked'
    | 'path-assumed-drug-free'
    | 'parameter-beyond-its-range'
    | 'prior';
  /** JSON pointer into the scenario. */
  readonly at: string;
  readonly message: string;
  /** The drug whose values are missing or limited by this; null where it concerns all. */
  readonly drug: DrugId | null;
  /** Whether something asked for is missing from the series because of it. */
  readonly notComputed: boolean;
}

/** `prior`: carried by the assumed prior alone; no measurement in CSF or blood can confirm it. */
export type Standing = 'model' | 'prior';

/** One drug at one level. `values[i]` belongs to `timesHours[i]` of the simulation. */
export interface Series {
  readonly drug: DrugId;
  readonly level: ObservedAt;
  /** As `nameOfLevel` says it. */
  readonly name: string;
  /** `concentration` in ug/mL, also in plasma; `effect-site` the lagged concentration in ug/mL; `score` without unit. */
  readonly quantity: 'concentration' | 'effect-site' | 'score';
  readonly unit: 'ug/mL' | '{score}';
  readonly standing: Standing;
  readonly values: Float64Array;
}

/** What leaves the tip of the catheter: from `startsHours[i]` on `ugPerHour[i]`, until the next. */
export interface TipDelivery {
  readonly drug: DrugId;
  readonly startsHours: Float64Array;
  readonly ugPerHour: Float64Array;
}

/** Where the drug given since the first event is at the last time, in ug. */
export interface MassBalance {
  readonly drug: DrugId;
  readonly initiallyInBodyUg: number;
  readonly deliveredUg: number;
  readonly inCsfUg: number;
  readonly inTissueUg: number;
  readonly lostToBloodUg: number;
  /** |initially + delivered − present − lost| over what was to be accounted for. */
  readonly relativeError: number;
}

/** A parameter as it was used. */
export interface UsedParameter extends TwinParameter {
  /** Whether the scenario set it, the cohort drew it, or it is the model's own. */
  readonly setBy: 'model' | 'scenario' | 'cohort';
}

/** A stretch of the scenario as it was simulated. */
export interface StretchRun {
  readonly name: string;
  /** When it held, up to the last time observed; empty of one that begins later. */
  readonly ran: readonly { readonly from: Instant; readonly until: Instant }[];
  /** What held in it: the scenario's own, and assumed, as no measured figure of a posture is known. */
  readonly parameters: readonly UsedParameter[];
}

/** The answer of the twin. Everything is simulated; nothing of it was measured. */
export interface Simulation {
  readonly from: Instant;
  /** Hours after `from`. */
  readonly timesHours: Float64Array;
  readonly series: readonly Series[];
  readonly tip: readonly TipDelivery[];
  readonly balance: readonly MassBalance[];
  /** As they are outside of all stretches. */
  readonly parameters: readonly UsedParameter[];
  readonly stretches: readonly StretchRun[];
  readonly outside: readonly OutsideRemark[];
}

/** A level with what nine of ten patients of the population would lie between, point by point. */
export interface Band extends Pick<Series, 'drug' | 'name' | 'quantity' | 'unit' | 'standing'> {
  readonly fifth: Float64Array;
  readonly median: Float64Array;
  readonly ninetyFifth: Float64Array;
}

/** Concentration of one drug over position and time, for a heat strip: `ugPerMl[time · positions + position]`. */
export interface Strip {
  readonly drug: DrugId;
  readonly from: Instant;
  /** Hours after `from`. */
  readonly timesHours: Float64Array;
  /** Distance from the caudal end of the sac, ascending. */
  readonly positionsCm: Float64Array;
  readonly tipCm: number | null;
  readonly ugPerMl: Float32Array;
  readonly peakUgPerMl: number;
}
