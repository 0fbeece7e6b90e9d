import type { CatheterModelId, PumpModelId } from './ids.ts';
import type { Mixture } from './mixture.ts';
import type { Program } from './program.ts';
import type { Instant, TimeZone, Weekday } from './time.ts';
import type { DoseRate, Duration, Length, Volume } from './units.ts';

/** The clinic's own policy. `isDefault` where the file gave none and our starting values apply. */
export interface ClinicPolicy {
  readonly refillMargin: Duration;
  readonly withdrawalMargin: Duration;
  readonly longestInterval: Duration;
  readonly clinicDays: readonly Weekday[];
  readonly isDefault: boolean;
}

export const INDICATIONS = [
  'cancer-pain',
  'failed-back-surgery',
  'crps',
  'causalgia',
  'arachnoiditis',
  'chronic-pancreatitis',
  'other-pain',
  'spasticity',
] as const;
export type Indication = (typeof INDICATIONS)[number];
export type SpasticityOrigin = 'spinal' | 'cerebral';

export interface SystemicOpioid {
  readonly drug: string;
  readonly route: string;
  readonly dailyDose: DoseRate;
}

/** A list that is absent is unknown, which is not the same as empty. */
export interface PatientFacts {
  /** YYYY-MM-DD. */
  readonly birthDate?: string;
  readonly opioidTolerant?: boolean;
  readonly indication?: Indication;
  readonly spasticityOrigin?: SpasticityOrigin;
  readonly allergies?: readonly string[];
  readonly systemicOpioids?: readonly SystemicOpioid[];
  readonly otherMedicines?: readonly string[];
}

export interface ImplantedPump {
  readonly model: PumpModelId;
  readonly lowReservoirAlarm?: Volume;
  readonly tubingVolume?: Volume;
}

/** A length of a known model, or a volume that was measured or adopted. `implanted` is the length after trimming. */
export type CatheterSegment =
  | { readonly model: CatheterModelId; readonly implanted?: Length }
  | { readonly model?: CatheterModelId; readonly volume: Volume };

export interface ImplantedCatheter {
  readonly segments: readonly CatheterSegment[];
  readonly tip?: string;
}

export interface Fill {
  readonly at: Instant;
  readonly volume: Volume;
  readonly components: Mixture;
}

export type DeliveredKind = 'bridge' | 'prime' | 'single' | 'patient';

/** A bolus that was given beside the program: its volume, or for patient boluses how many. */
export interface Delivered {
  readonly kind: DeliveredKind;
  readonly at: Instant;
  readonly volume?: Volume;
  readonly count?: number;
  /** How long a bridge or a prime ran: the basal program stood still meanwhile. */
  readonly duration?: Duration;
}

/** What is in the pump and what it was told since the last fill. */
export interface LastState {
  readonly fill: Fill;
  readonly program: Program;
  readonly changes: readonly { readonly at: Instant; readonly program: Program }[];
  readonly delivered: readonly Delivered[];
  /** True where the record knows that nothing ever ran in this pump, not even before this fill. Absent or false: it may have. */
  readonly neverRan?: boolean;
}

export interface PumpAlarm {
  readonly kind: string;
  readonly since?: Instant;
}

/** What the vendor's programmer showed before anything was changed. */
export interface PumpReading {
  readonly displayedVolume?: Volume;
  readonly alarms?: readonly PumpAlarm[];
  /** Number delivered since the last fill. */
  readonly patientBoluses?: number;
  readonly program?: Program;
  /** Pump clock minus local time. */
  readonly clockOffset?: Duration;
  readonly stops?: readonly { readonly from: Instant; readonly until: Instant }[];
}

export type BridgeChoice =
  | { readonly kind: 'compute' }
  | { readonly kind: 'declined'; readonly reason: string };

/** When a path may be empty of drug: nothing else is an occasion for a prime [SR-40]. */
export const PRIME_REASONS = ['implant', 'revision', 'catheter-aspirated'] as const;
export type PrimeReason = (typeof PRIME_REASONS)[number];

/** Only on a catheter attested to hold no drug. `catheter` where the tubing was primed before, or still holds drug. */
export interface PrimeRequest {
  readonly part: 'tubing-and-catheter' | 'catheter';
  /** Absent is unknown, and then there is no prime. */
  readonly reason?: PrimeReason;
  readonly catheterDrugFree: boolean;
}

export interface VisitEntry {
  readonly at: Instant;
  readonly read?: PumpReading;
  readonly aspirated?: Volume;
  /** Attested at the visit when more came out than can be there. */
  readonly portConfirmed?: boolean;
  /** Number of rinses before the fill and the volume of each. */
  readonly rinses?: { readonly count: number; readonly volume: Volume };
  /** What the label of the syringe says, as it was read before the injection. */
  readonly label?: { readonly components: Mixture };
  /** Absent at a visit that only reprograms. */
  readonly fill?: { readonly volume: Volume; readonly components: Mixture };
  readonly program: Program;
  readonly bridge: BridgeChoice;
  readonly prime?: PrimeRequest;
}

/** All that the plan of a visit may know: one value in, one value out. */
export interface VisitInput {
  readonly timeZone: TimeZone;
  readonly clinic: ClinicPolicy;
  readonly patient: PatientFacts;
  readonly pump: ImplantedPump;
  readonly catheter: ImplantedCatheter;
  /** Null at a first fill. */
  readonly last: LastState | null;
  readonly visit: VisitEntry;
}
