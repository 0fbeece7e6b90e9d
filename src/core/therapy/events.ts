import type { Finding } from '../findings.ts';
import type { DrugId } from '../ids.ts';
import type { Mixture } from '../mixture.ts';
import type { Instant } from '../time.ts';
import type { Concentration, Duration, FlowRate, Volume } from '../units.ts';
import type {
  ImplantedCatheter,
  ImplantedPump,
  LastState,
  PatientFacts,
  PumpReading,
  VisitEntry,
} from '../visit-input.ts';

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

/** What the second person typed without seeing the first entry. */
export interface BlindEntry {
  readonly components: readonly { readonly drug: DrugId; readonly concentration: Concentration }[];
  readonly volume: Volume | null;
  /** Daily dose of the primary drug as an amount the person chose the unit of. */
  readonly dailyDose: { readonly text: string; readonly unit: 'ug/d' | 'mg/d' };
}

/** A value as another device displays it: its digits say how precisely it can be compared. */
export interface Displayed {
  readonly text: string;
  readonly unit: string;
}

/** What the vendor's programmer reports after programming. */
export interface ReadBack {
  readonly mode: 'continuous' | 'schedule' | 'minimum-rate' | 'stopped';
  readonly dailyDose: Displayed | null;
  readonly concentration: Displayed | null;
  readonly reservoirVolume: Displayed | null;
  readonly steps?: readonly { readonly at: string; readonly value: Displayed }[];
  readonly bridge?: { readonly dose: Displayed; readonly duration: Displayed };
}

export interface Label {
  readonly components: readonly { readonly drug: DrugId; readonly concentration: Concentration }[];
  readonly volume: Volume;
  readonly lot: string;
  /** YYYY-MM-DD. */
  readonly beyondUse: string;
}

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

export type TherapyEvent = { readonly stamp: Stamp } & (
  | { readonly type: 'patient-registered'; readonly identity: PatientIdentity; readonly facts: PatientFacts }
  | { readonly type: 'facts-recorded'; readonly facts: PatientFacts }
  | { readonly type: 'implant-recorded'; readonly pump: PumpIdentity; readonly catheter: ImplantedCatheter }
  /** Taking over a patient whose pump was filled elsewhere. */
  | { readonly type: 'therapy-taken-over'; readonly last: LastState }
  | {
      readonly type: 'order-submitted';
      readonly order: string;
      /** The visit this order amends; null when it is prepared beforehand. */
      readonly visit: string | null;
      readonly content: OrderContent;
      readonly plannedFor: Instant;
      readonly findings: readonly Finding[];
      readonly accepted: readonly AcceptedWarning[];
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
  | { readonly type: 'visit-started'; readonly visit: string; readonly order: string }
  | {
      readonly type: 'visit-identified';
      readonly visit: string;
      readonly identifiers: readonly [string, string];
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
      readonly portConfirmed: boolean;
      readonly assessment: { readonly meaning: string; readonly plan: string } | null;
    }
  | {
      readonly type: 'refill-injected';
      readonly visit: string;
      readonly volume: Volume;
      readonly partialInstilChecked: boolean;
      readonly wasted: Volume;
      readonly witness: Person;
    }
  | { readonly type: 'program-confirmed'; readonly visit: string; readonly order: string }
  | { readonly type: 'read-back-matched'; readonly visit: string; readonly readBack: ReadBack }
  | {
      readonly type: 'read-back-differed';
      readonly visit: string;
      readonly readBack: ReadBack;
      readonly fields: readonly string[];
    }
  | { readonly type: 'observation-started'; readonly visit: string; readonly minutes: number }
  | {
      readonly type: 'observation-ended';
      readonly visit: string;
      readonly overridden: string | null;
      readonly symptoms: string;
    }
  | {
      readonly type: 'visit-completed';
      readonly visit: string;
      readonly next: { readonly appointment: Instant } | { readonly waiver: string };
    }
  | { readonly type: 'visit-aborted'; readonly visit: string; readonly reason: string }
  | { readonly type: 'appointment-booked'; readonly at: Instant }
  | { readonly type: 'appointment-cancelled'; readonly reason: string }
);

export type { Duration, FlowRate, Mixture };
