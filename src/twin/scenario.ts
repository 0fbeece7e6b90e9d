import type { DrugId, PumpModelId } from '../core/ids.ts';
import type { Mixture } from '../core/mixture.ts';
import type { Program } from '../core/program.ts';
import type { PumpClock } from '../core/pump-clock.ts';
import type { Instant, MinuteOfDay } from '../core/time.ts';
import type { Duration, FlowRate, Mass, Volume } from '../core/units.ts';
import type { CatheterSegment } from '../core/visit-input.ts';
import type { ObservedAt, Place, VertebralLevel } from './levels.ts';

/** What is known of the patient. Absent is unknown: what needs it is then not computed, and said so. */
export interface TwinPatient {
  readonly weightKg?: number;
  readonly heightCm?: number;
  readonly ageYears?: number;
  readonly sex?: 'female' | 'male';
  /** Modified Ashworth score without drug, for the spasticity effects; the population's where absent. */
  readonly baselineAshworth?: number;
}

/** `tubingVolume` where the implant's own is known; else the model's verified one, or the scenario is refused. */
export interface TwinPump {
  readonly model: PumpModelId;
  readonly tubingVolume?: Volume;
  /** For schedules. A pump's clock does not follow summer time. */
  readonly clock: PumpClock;
  /** Delivered over programmed flow; 1 is a pump that keeps its program. */
  readonly accuracyRatio: number;
}

/** `tip`: absent where nobody knows; then only what leaves the tip is computed. */
export interface TwinCatheter {
  readonly segments: readonly CatheterSegment[];
  readonly tip?: VertebralLevel | { readonly cm: number };
  /** Spread of a front at the tip as a standard deviation of volume; 0 is plug flow. */
  readonly frontSpread?: Volume;
}

/** What ran before the first event. `steady`: this mixture by this program for so long that nothing changes any more. */
export type BeforeDelivery =
  | { readonly kind: 'drug-free' }
  | { readonly kind: 'steady'; readonly mixture: Mixture; readonly program: Program };

/** `left`: what could not be withdrawn and mixes with the new solution; absent: nothing was left. */
export interface FillEvent {
  readonly kind: 'fill';
  readonly at: Instant;
  readonly volume: Volume;
  readonly components: Mixture;
  readonly left?: Volume;
}

/** Runs until the next program. Patient boluses that were given are `bolus` events: what a program allows is not given. */
export interface ProgramEvent {
  readonly kind: 'program';
  readonly at: Instant;
  readonly program: Program;
}

/** On top of the program. A dose is of the primary drug by the concentration in the reservoir at that time. */
export interface PumpBolusEvent {
  readonly kind: 'pump-bolus';
  readonly at: Instant;
  readonly amount: { readonly dose: Mass } | { readonly volume: Volume };
  readonly duration: Duration;
}

export type Baricity = 'isobaric' | 'hyperbaric' | 'hypobaric';

/** By needle or by the catheter access port, at once. `place`: `ventricle` can be said, and is outside the model. */
export interface NeedleBolusEvent {
  readonly kind: 'needle-bolus';
  readonly at: Instant;
  readonly place: Place | 'tip' | 'ventricle';
  readonly doses: readonly { readonly drug: DrugId; readonly mass: Mass }[];
  readonly injectate: Volume;
  readonly baricity: Baricity;
}

/** What is in the path runs at this rate until the volume is through; the program stands still meanwhile. */
export interface PathEvent {
  readonly kind: 'bridge' | 'prime';
  readonly at: Instant;
  readonly volume: Volume;
  readonly rate: FlowRate;
}

/** What the pump delivers is multiplied by `factor` until `until`, or for ever: 0 is a stop, 1.145 an over-infusion. */
export interface FlowFaultEvent {
  readonly kind: 'flow-fault';
  readonly at: Instant;
  readonly until?: Instant;
  readonly factor: number;
}

export type DeliveryEvent =
  | FillEvent
  | ProgramEvent
  | PumpBolusEvent
  | NeedleBolusEvent
  | PathEvent
  | FlowFaultEvent;

/** Times `from`, `from + every`, … up to and including `to`; at the very time of an event it is what was just before it. */
export interface Observation {
  readonly levels: readonly ObservedAt[];
  readonly from: Instant;
  readonly to: Instant;
  readonly every: Duration;
}

/**
 * A time in which parameters have other values than else: lying, upright, asleep. No measured figure is known of what a posture
 * does to the CSF of a patient with a pump, so the values are the scenario's own. Before the beginning, and outside of all stretches, the
 * patient is as `overrides` and the model say.
 */
export interface Stretch {
  readonly name: string;
  readonly from: Instant;
  readonly until: Instant;
  /** By the parameter's id, in its unit, in place of whatever it is outside. */
  readonly overrides: Readonly<Record<string, number>>;
  /** Absent: all of the time between `from` and `until`. Else these hours of each day of it, over midnight where `until` is earlier. */
  readonly daily?: {
    readonly from: MinuteOfDay;
    readonly until: MinuteOfDay;
    /** The patient's own. */
    readonly clock: PumpClock;
  };
}

/** Everything that a simulation may know. Without pump and catheter only injections by needle can be simulated. */
export interface Scenario {
  readonly patient: TwinPatient;
  /** Values in place of the model's own, by the parameter's id, in its unit. */
  readonly overrides: Readonly<Record<string, number>>;
  readonly pump: TwinPump | null;
  readonly catheter: TwinCatheter | null;
  readonly before: BeforeDelivery;
  /** In order of time. */
  readonly delivery: readonly DeliveryEvent[];
  readonly observe: Observation;
  /**
   * The patient's own clock, if CSF production is to rise and fall over the day; absent, it is constant. Takes a stiff
   * integration in place of the exact steps: some hundred times slower.
   */
  readonly diurnal?: PumpClock;
  /** In order of `from`, none over another; integrated as `diurnal` is. */
  readonly stretches?: readonly Stretch[];
}
