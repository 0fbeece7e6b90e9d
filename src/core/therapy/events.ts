import type { Finding } from '../findings.ts';
import type { DrugId } from '../ids.ts';
import type { ComponentDose, PlanDates, Residual } from '../plan.ts';
import type { Instant, Weekday } from '../time.ts';
import type { Concentration, Duration, FlowRate, Volume } from '../units.ts';
import type {
  ImplantedCatheter,
  ImplantedPump,
  LastState,
  PatientFacts,
  PumpAlarm,
  PumpReading,
  VisitEntry,
} from '../visit-input.ts';
import type { Change } from './changes.ts';

export type Role = 'nurse' | 'physician' | 'pharmacist';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** Who said it, when, and under which formulary: with every event. */
export interface Stamp {
  readonly by: Person;
  readonly at: Instant;
  readonly formulary: string;
}

export interface PatientIdentity {
  readonly name: string;
  /** The clinic's own number. */
  readonly recordNumber: string;
  /** YYYY-MM-DD. */
  readonly birthDate: string;
}

export interface PumpIdentity extends ImplantedPump {
  readonly serial: string;
  readonly implantedOn?: string;
  readonly site?: string;
}

/** What was asked for: everything of a visit that is decided beforehand. */
export type OrderContent = Pick<VisitEntry, 'fill' | 'program' | 'bridge' | 'prime' | 'rinses'>;

export const WARNING_REASONS = [
  'established-dose-tolerated',
  'specialist-advice',
  'end-of-life-care',
  'reviewed-with-pharmacist',
  'source-confirmed-by-clinic',
  'intended-change',
  'other',
] as const;
export type WarningReason = (typeof WARNING_REASONS)[number];

export interface AcceptedWarning {
  readonly rule: string;
  readonly at: string;
  readonly reason: WarningReason;
  readonly remark?: string;
}

/** A prime as the second person knows it: its digits say how exactly. */
export interface BlindPrime {
  readonly volume: { readonly text: string; readonly unit: 'mL' };
  readonly duration: { readonly text: string; readonly unit: 's' | 'min' };
}

/** What the second person typed without seeing the first entry. */
export interface BlindEntry {
  readonly components: readonly { readonly drug: DrugId; readonly concentration: Concentration }[];
  readonly volume: Volume | null;
  /** Daily dose of the primary drug as an amount the person chose the unit of. */
  readonly dailyDose: { readonly text: string; readonly unit: 'ug/d' | 'mg/d' };
  /** Null: the second person says that there is none. Absent in entries of before it was asked for, and then none was said. */
  readonly prime?: BlindPrime | null;
}

/** A value as another device displays it: its digits say how precisely it can be compared. */
export interface Displayed {
  readonly text: string;
  readonly unit: string;
}

/** What the vendor's programmer reports after programming. Null where it reports none; the order says what is needed. */
export interface ReadBack {
  readonly mode: 'continuous' | 'schedule' | 'minimum-rate' | 'stopped';
  /** Of the primary drug. */
  readonly dailyDose: Displayed | null;
  /** Of the primary drug. */
  readonly concentration: Displayed | null;
  /** As set after the fill. */
  readonly reservoirVolume: Displayed | null;
  /** `at` is HH:MM on the pump's clock; `value` a dose over time, a flow, or the mass over the whole step. */
  readonly steps?: readonly {
    readonly days: readonly Weekday[];
    readonly at: string;
    readonly value: Displayed;
  }[];
  /** Of these three null where the pump reports none; left out where nobody looked, which will do where none is ordered. */
  readonly bridge?: { readonly dose: Displayed; readonly duration: Displayed } | null;
  readonly prime?: { readonly volume: Displayed; readonly duration: Displayed } | null;
  readonly patientBolus?: {
    readonly dose: Displayed;
    readonly duration: Displayed;
    readonly lockout: Displayed;
    readonly maxPerDay: number;
  } | null;
}

/** What stands on the syringe. */
export interface Label {
  /** The record number on the label. */
  readonly patient: string;
  readonly components: readonly { readonly drug: DrugId; readonly concentration: Concentration }[];
  readonly volume: Volume;
  readonly lot: string;
  /** YYYY-MM-DD. */
  readonly beyondUse: string;
}

export const IDENTIFIER_KINDS = ['name', 'record-number', 'birth-date'] as const;

/** One thing the patient or the wristband said; two of different kinds are needed. */
export interface Identifier {
  readonly kind: (typeof IDENTIFIER_KINDS)[number];
  readonly value: string;
}

/** How a port was found again after more came out than can be there. */
export const PORT_METHODS = ['template', 'palpation', 'fluoroscopy', 'ultrasound'] as const;
export type PortMethod = (typeof PORT_METHODS)[number];

/** A bridge or a prime: the basal program stands still while it runs. */
export interface Ahead {
  readonly volume: Volume;
  readonly duration: Duration;
}

/** What the pump does from now on, as the plan had it when it was decided. */
export interface Standing {
  /** The mean over the week for a schedule; null where it could not be computed. */
  readonly rate: FlowRate | null;
  readonly daily: readonly ComponentDose[];
  readonly dates: PlanDates;
}

/** The steps of a visit, in their order. One that only reprograms skips port, aspirate and inject. */
export type VisitStep =
  | 'identify'
  | 'read'
  | 'port'
  | 'aspirate'
  | 'inject'
  | 'confirm'
  | 'program'
  | 'observe'
  | 'finish';

/** start also after an interruption of delivery: the restart is watched as a start. */
export type ObservationReason = 'start' | 'drug-change' | 'increase' | 'routine';

export type NextVisit = { readonly appointment: Instant } | { readonly waiver: string };

/** What happened, in the order it happened: the journal of one patient. Never changed, never removed. */
export type TherapyEvent = { readonly stamp: Stamp } & (
  | { readonly type: 'patient-registered'; readonly identity: PatientIdentity; readonly facts: PatientFacts }
  | { readonly type: 'facts-recorded'; readonly facts: PatientFacts }
  | { readonly type: 'implant-recorded'; readonly pump: PumpIdentity; readonly catheter: ImplantedCatheter }
  /** Taking over a patient whose pump was filled elsewhere. */
  | { readonly type: 'therapy-taken-over'; readonly last: LastState; readonly standing: Standing }
  | {
      readonly type: 'order-submitted';
      readonly order: string;
      /** The visit this order amends; null when it is prepared beforehand. */
      readonly visit: string | null;
      /** The open order whose place it takes; null where none was open. */
      readonly replaces: string | null;
      readonly content: OrderContent;
      readonly plannedFor: Instant;
      readonly findings: readonly Finding[];
      readonly accepted: readonly AcceptedWarning[];
      /** Every value, old and new, as it was shown; all that changed were acknowledged one by one. */
      readonly changes: readonly Change[];
      /** Over the content and everything it was judged by: a changed input gives another digest. */
      readonly digest: string;
    }
  | { readonly type: 'order-verified'; readonly order: string; readonly entry: BlindEntry }
  | {
      readonly type: 'order-disputed';
      readonly order: string;
      readonly entry: BlindEntry;
      readonly fields: readonly string[];
    }
  | {
      readonly type: 'order-signed';
      readonly order: string;
      readonly meaning: 'prescribed';
      readonly digest: string;
    }
  | { readonly type: 'order-withdrawn'; readonly order: string; readonly reason: string }
  | {
      readonly type: 'visit-started';
      readonly visit: string;
      readonly order: string;
      readonly steps: readonly VisitStep[];
    }
  | {
      readonly type: 'visit-identified';
      readonly visit: string;
      readonly identifiers: readonly [Identifier, Identifier];
      readonly serial: string;
      readonly label: Label | null;
    }
  | { readonly type: 'pump-read'; readonly visit: string; readonly reading: PumpReading }
  | {
      readonly type: 'port-confirmed';
      readonly visit: string;
      readonly port: 'reservoir';
      readonly needleGauge: string;
      readonly atNeedleStop: boolean;
    }
  | {
      readonly type: 'residual-aspirated';
      readonly visit: string;
      readonly aspirated: Volume;
      /** Computed after the entry; null at a first fill. */
      readonly residual: Residual | null;
      readonly findings: readonly Finding[];
      /** Why an earlier entry of this visit was wrong; both stay. */
      readonly correction: string | null;
    }
  | {
      readonly type: 'residual-assessed';
      readonly visit: string;
      readonly meaning: string;
      readonly plan: string;
    }
  | { readonly type: 'port-reconfirmed'; readonly visit: string; readonly method: PortMethod }
  | {
      readonly type: 'refill-injected';
      readonly visit: string;
      readonly volume: Volume;
      readonly partialInstilChecked: boolean;
      /** All that was destroyed: what came out of the pump and what stayed in the syringe; rinses apart. */
      readonly wasted: Volume;
      readonly witness: Person;
    }
  | {
      readonly type: 'program-confirmed';
      readonly visit: string;
      readonly order: string;
      readonly findings: readonly Finding[];
      readonly standing: Standing;
      /** What runs before the program; null where there is none. */
      readonly bridge: Ahead | null;
      readonly prime: Ahead | null;
    }
  | { readonly type: 'read-back-matched'; readonly visit: string; readonly readBack: ReadBack }
  | {
      readonly type: 'read-back-differed';
      readonly visit: string;
      readonly readBack: ReadBack;
      readonly fields: readonly string[];
    }
  | {
      readonly type: 'observation-started';
      readonly visit: string;
      readonly minutes: number;
      readonly because: ObservationReason;
    }
  | {
      readonly type: 'observation-ended';
      readonly visit: string;
      /** Why it ended before its time; null where the time was kept. */
      readonly overridden: string | null;
      /** What was seen, and what was done about it; null where nothing was. */
      readonly symptoms: { readonly seen: string; readonly done: string } | null;
    }
  | { readonly type: 'visit-completed'; readonly visit: string; readonly next: NextVisit }
  | { readonly type: 'visit-aborted'; readonly visit: string; readonly reason: string }
  | { readonly type: 'alarm-reported'; readonly alarm: PumpAlarm; readonly by: string }
  | { readonly type: 'appointment-booked'; readonly at: Instant }
  | { readonly type: 'appointment-cancelled'; readonly reason: string }
);
