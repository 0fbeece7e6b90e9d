import type { Finding } from '../findings.ts';
import type { Residual, ResidualVerdict } from '../plan.ts';
import type { Instant } from '../time.ts';
import type { Volume } from '../units.ts';
import type { ImplantedCatheter, LastState, PatientFacts, PumpAlarm, PumpReading } from '../visit-input.ts';
import type { Change } from './changes.ts';
import type {
  AcceptedWarning,
  Ahead,
  BlindEntry,
  Identifier,
  Label,
  ObservationReason,
  OrderContent,
  PatientIdentity,
  Person,
  PortMethod,
  PumpIdentity,
  ReadBack,
  Standing,
  VisitStep,
} from './events.ts';

/** Somebody did it, then. */
export interface Mark {
  readonly by: Person;
  readonly at: Instant;
}

export type OrderStatus = 'submitted' | 'disputed' | 'verified' | 'signed' | 'withdrawn';

export interface Order {
  readonly id: string;
  /** The visit that it amends; null when it was prepared beforehand. */
  readonly visit: string | null;
  readonly status: OrderStatus;
  readonly content: OrderContent;
  readonly plannedFor: Instant;
  readonly findings: readonly Finding[];
  readonly accepted: readonly AcceptedWarning[];
  readonly changes: readonly Change[];
  readonly digest: string;
  readonly submitted: Mark;
  readonly verified: (Mark & { readonly entry: BlindEntry }) | null;
  readonly disputed: (Mark & { readonly entry: BlindEntry; readonly fields: readonly string[] }) | null;
  readonly signed: Mark | null;
  readonly withdrawn: (Mark & { readonly reason: string }) | null;
  /** The record, or a figure or policy that it was judged by, changed after the check: it must be submitted again. */
  readonly stale: boolean;
}

export interface AspiratedResidual extends Mark {
  readonly aspirated: Volume;
  readonly residual: Residual | null;
  readonly findings: readonly Finding[];
  readonly correction: string | null;
}

/** A visit that was started and neither finished nor aborted, with everything recorded at it so far. */
export interface Visit {
  readonly id: string;
  /** The order in force: the amended one once there is one. */
  readonly order: string;
  readonly steps: readonly VisitStep[];
  /** What comes next. */
  readonly step: VisitStep;
  readonly started: Mark;
  readonly identified:
    | (Mark & {
        readonly identifiers: readonly [Identifier, Identifier];
        readonly serial: string;
        readonly label: Label | null;
      })
    | null;
  readonly read: (Mark & { readonly reading: PumpReading }) | null;
  readonly port: (Mark & { readonly needleGauge: string; readonly atNeedleStop: boolean }) | null;
  /** The last one counts; earlier ones were corrected. */
  readonly residuals: readonly AspiratedResidual[];
  readonly assessed: (Mark & { readonly meaning: string; readonly plan: string }) | null;
  readonly portReconfirmed: (Mark & { readonly method: PortMethod }) | null;
  readonly injected:
    | (Mark & { readonly volume: Volume; readonly wasted: Volume; readonly witness: Person })
    | null;
  readonly confirmed:
    | (Mark & {
        readonly order: string;
        readonly findings: readonly Finding[];
        readonly standing: Standing;
        readonly bridge: Ahead | null;
        readonly prime: Ahead | null;
      })
    | null;
  /** Every attempt; `fields` is empty where it matched. */
  readonly readBacks: readonly (Mark & { readonly readBack: ReadBack; readonly fields: readonly string[] })[];
  readonly observation: {
    readonly started: Mark;
    readonly until: Instant;
    readonly because: ObservationReason;
    readonly ended:
      | (Mark & {
          readonly overridden: string | null;
          readonly symptoms: { readonly seen: string; readonly done: string } | null;
        })
      | null;
  } | null;
}

/** What the pump really runs or holds is not known to be what the record says. Only a completed visit settles it. */
export interface Unreconciled {
  readonly since: Instant;
  readonly visit: string;
  readonly because: 'read-back-differed' | 'not-read-back' | 'injected-not-programmed' | 'emptied-not-filled';
  readonly fields: readonly string[];
}

export interface PastRefill {
  readonly visit: string;
  readonly at: Instant;
  /** What was injected. */
  readonly fill: Volume;
  readonly aspirated: Volume;
  /** Null at a first fill. */
  readonly expected: Volume | null;
  readonly discrepancy: Volume | null;
  readonly ratio: number | null;
  readonly verdict: ResidualVerdict | null;
  readonly assessment: { readonly meaning: string; readonly plan: string } | null;
}

/** Delivery stopped for a while: the earlier dose is not offered again and the restart is watched as a start. */
export interface Interruption {
  readonly since: Instant;
  readonly because: 'stopped-by-order' | 'stopped-as-read' | 'delivery-in-doubt' | 'emptied';
}

export interface HistorySummary {
  readonly events: number;
  readonly first: Instant;
  readonly latest: Instant;
  readonly completedVisits: number;
  readonly abortedVisits: number;
  readonly disputedOrders: number;
}

/** All that the journal of one patient says now. Null (no state) before the patient is registered. */
export interface TherapyState {
  readonly identity: PatientIdentity;
  readonly facts: PatientFacts;
  readonly pump: PumpIdentity | null;
  readonly catheter: ImplantedCatheter | null;
  /** What the pump holds and was told; null before the first fill. */
  readonly last: LastState | null;
  /** What follows from it; null before the first fill, and where an aborted visit left it open. */
  readonly standing: Standing | null;
  /** Who signed what the pump runs; null where that was elsewhere. */
  readonly prescriber: Person | null;
  /** The latest order that no completed visit has used. Closed when its status is withdrawn. */
  readonly order: Order | null;
  readonly visit: Visit | null;
  readonly unreconciled: Unreconciled | null;
  readonly interrupted: Interruption | null;
  /** Oldest first. */
  readonly refills: readonly PastRefill[];
  /** Read at the last visit or reported since. */
  readonly alarms: readonly PumpAlarm[];
  readonly appointment: Instant | null;
  /** Why the last visit was closed without an appointment. */
  readonly waiver: string | null;
  readonly history: HistorySummary;
}
