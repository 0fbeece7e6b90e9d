import type { Finding } from './findings.ts';
import type { DrugId } from './ids.ts';
import type { Instant, MinuteOfDay, Weekday } from './time.ts';
import type { Concentration, DoseRate, Duration, FlowRate, Mass, Volume } from './units.ts';
import type { PrimeReason } from './visit-input.ts';

export type ResidualVerdict = 'as-labelled' | 'watch' | 'investigate';

/** Programmed against found. `discrepancy` is expected minus aspirated: positive, more was delivered than programmed. */
export interface Residual {
  readonly expected: Volume;
  readonly aspirated: Volume;
  readonly discrepancy: Volume;
  /** Actual over programmed delivery; null when nothing was programmed. */
  readonly ratio: number | null;
  readonly verdict: ResidualVerdict;
}

export interface ComponentDose {
  readonly drug: DrugId;
  readonly concentration: Concentration;
  readonly dose: DoseRate;
}

/** The highest that a window of that length can deliver, patient boluses included, and what it is made of: each rounded up. */
export interface WorstCase {
  readonly drug: DrugId;
  readonly window: 'PT1H' | 'PT4H' | 'PT24H';
  readonly dose: Mass;
  /** Of it the continuous flow or the steps of the schedule. */
  readonly program: Mass;
  /** Of it every patient bolus that is allowed. */
  readonly patientBoluses: Mass;
}

export interface DeliveredStep {
  readonly days: readonly Weekday[];
  readonly from: MinuteOfDay;
  /** 1440 at the end of the day; of the following day where the step runs over midnight: `length` tells. */
  readonly until: MinuteOfDay;
  readonly length: Duration;
  /** What the pump will really run, on its grid. */
  readonly rate: FlowRate;
  readonly doses: readonly ComponentDose[];
}

/** What the pump will deliver, at the kept flow on its own grid. */
export interface Delivery {
  /** The continuous flow, or the mean over the week of a schedule. */
  readonly rate: FlowRate;
  readonly daily: readonly ComponentDose[];
  /** One step for a continuous flow. */
  readonly steps: readonly DeliveredStep[];
  /** The largest daily volume with every allowed patient bolus. */
  readonly worstDailyVolume: Volume;
  /** Volume of one patient bolus; null without any. */
  readonly patientBolusVolume: Volume | null;
  readonly worstCase: readonly WorstCase[];
}

/** One component while the old solution is still in the tubing and the catheter. */
export interface PassingDose {
  readonly drug: DrugId;
  readonly dose: DoseRate;
}

export interface Bridge {
  /** Tubing and catheter. */
  readonly volume: Volume;
  /** Of the old primary drug. */
  readonly dose: Mass;
  readonly duration: Duration;
  readonly rate: FlowRate;
  /** The old daily dose wanted meanwhile, as the kept rate gives it, every component. */
  readonly daily: readonly PassingDose[];
  /** What happens if it is skipped: the primary drug's dose and for how long, and every component. */
  readonly without: {
    readonly dose: DoseRate;
    readonly duration: Duration;
    readonly daily: readonly PassingDose[];
  };
  /** Null where the bridge is used; the reason where it was declined. */
  readonly declined: string | null;
}

export interface Prime {
  readonly part: 'tubing-and-catheter' | 'catheter';
  readonly reason: PrimeReason;
  readonly volume: Volume;
  readonly rate: FlowRate;
  readonly duration: Duration;
}

export interface CompoundedComponent {
  readonly drug: DrugId;
  readonly stock: Concentration;
  /** Exact to the nearest nL. */
  readonly volume: Volume;
  /** As printed, to the syringe's precision. */
  readonly drawn: Volume;
}

export interface Compounding {
  readonly total: Volume;
  readonly components: readonly CompoundedComponent[];
  readonly diluent: Volume;
  readonly diluentDrawn: Volume;
  /** The mixture that the printed volumes make. */
  readonly asDrawn: readonly { readonly drug: DrugId; readonly concentration: Concentration }[];
}

export type RefillReason = 'alarm' | 'over-infusion' | 'stability' | 'policy';

/** Null where no date exists (nothing flows, no stability data); never a guess. */
export interface PlanDates {
  /** As programmed, no patient bolus used. */
  readonly lowReservoirAlarm: Instant | null;
  /** Every allowed patient bolus used. */
  readonly worstCaseAlarm: Instant | null;
  /** The true volume reaches what cannot be used, at the upper bound of the pump's ratio. */
  readonly empty: Instant | null;
  readonly stability: Instant | null;
  /** A clinic day, YYYY-MM-DD, in the clinic's zone. */
  readonly refillBy: string | null;
  readonly because: RefillReason | null;
}

/** Everything computed, before it is judged. */
export interface Computed {
  readonly residual: Residual | null;
  /** Null where it cannot be computed (contents unknown, a dose of a solution without drug); a finding says why. */
  readonly delivery: Delivery | null;
  /** What the pump delivered under the program that the visit found; null at a first fill. */
  readonly before: Delivery | null;
  readonly bridge: Bridge | null;
  readonly prime: Prime | null;
  readonly compounding: Compounding | null;
  readonly dates: PlanDates;
}

/** The answer to a visit: what the screen, the API and `theca plan` show. */
export interface Plan extends Computed {
  readonly formulary: string;
  readonly findings: readonly Finding[];
}
