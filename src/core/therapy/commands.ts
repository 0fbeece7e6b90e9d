import type { Instant } from '../time.ts';
import type { Volume } from '../units.ts';
import type { ImplantedCatheter, LastState, PatientFacts, PumpAlarm, PumpReading } from '../visit-input.ts';
import type {
  AcceptedWarning,
  BlindEntry,
  Identifier,
  Label,
  NextVisit,
  OrderContent,
  PatientIdentity,
  Person,
  PortMethod,
  PumpIdentity,
  ReadBack,
} from './events.ts';

/** What somebody asks to be done. Who, when and by which limits stands in the context of the decision. */
export type TherapyCommand = RecordCommand | OrderCommand | VisitCommand;

export type RecordCommand =
  | { readonly type: 'register-patient'; readonly identity: PatientIdentity; readonly facts: PatientFacts }
  | { readonly type: 'record-facts'; readonly facts: PatientFacts }
  | { readonly type: 'record-implant'; readonly pump: PumpIdentity; readonly catheter: ImplantedCatheter }
  | { readonly type: 'take-over-therapy'; readonly last: LastState }
  /** `by` is who noticed it: the patient, a carer, another clinic. */
  | { readonly type: 'report-alarm'; readonly alarm: PumpAlarm; readonly by: string }
  | { readonly type: 'book-appointment'; readonly at: Instant }
  | { readonly type: 'cancel-appointment'; readonly reason: string };

export type OrderCommand =
  | {
      readonly type: 'submit-order';
      /** The open visit that this order amends, before the injection or before the program is confirmed; else null. */
      readonly visit: string | null;
      readonly content: OrderContent;
      readonly plannedFor: Instant;
      readonly accepted: readonly AcceptedWarning[];
      /** The `at` of every changed value, acknowledged one by one. */
      readonly acknowledged: readonly string[];
      /** The open order that this one takes the place of; null where none is open. */
      readonly replaces: string | null;
    }
  /** The short path: what is in the pump and what it runs, once more. A second person is still needed. */
  | {
      readonly type: 'repeat-order';
      readonly plannedFor: Instant;
      readonly accepted: readonly AcceptedWarning[];
      readonly replaces: string | null;
    }
  | { readonly type: 'verify-order'; readonly order: string; readonly entry: BlindEntry }
  /** The caller has authenticated the person again; `digest` is that of the order as the person saw it. */
  | { readonly type: 'sign-order'; readonly order: string; readonly digest: string }
  | { readonly type: 'withdraw-order'; readonly order: string; readonly reason: string };

export type VisitCommand =
  | { readonly type: 'start-visit'; readonly order: string }
  | {
      readonly type: 'identify';
      readonly visit: string;
      readonly identifiers: readonly [Identifier, Identifier];
      readonly serial: string;
      /** Null at a visit without a fill. */
      readonly label: Label | null;
    }
  | { readonly type: 'read-pump'; readonly visit: string; readonly reading: PumpReading }
  | {
      readonly type: 'confirm-port';
      readonly visit: string;
      readonly port: 'reservoir' | 'catheter-access';
      readonly needleGauge: string;
      readonly atNeedleStop: boolean;
    }
  | {
      readonly type: 'record-aspirate';
      readonly visit: string;
      readonly aspirated: Volume;
      /** Why the value recorded before was wrong; null for the first entry. */
      readonly correction: string | null;
    }
  | {
      readonly type: 'assess-residual';
      readonly visit: string;
      readonly meaning: string;
      readonly plan: string;
    }
  | { readonly type: 'reconfirm-port'; readonly visit: string; readonly method: PortMethod }
  | {
      readonly type: 'record-injection';
      readonly visit: string;
      readonly volume: Volume;
      readonly partialInstilChecked: boolean;
      /** What came out of the pump and what stayed in the syringe, together; rinses apart. */
      readonly wasted: Volume;
      readonly witness: Person;
    }
  | { readonly type: 'confirm-program'; readonly visit: string }
  | { readonly type: 'enter-read-back'; readonly visit: string; readonly readBack: ReadBack }
  | {
      readonly type: 'end-observation';
      readonly visit: string;
      /** Needed before the time is over, null otherwise. */
      readonly overridden: string | null;
      readonly symptoms: { readonly seen: string; readonly done: string } | null;
    }
  | { readonly type: 'complete-visit'; readonly visit: string; readonly next: NextVisit }
  | { readonly type: 'abort-visit'; readonly visit: string; readonly reason: string };
