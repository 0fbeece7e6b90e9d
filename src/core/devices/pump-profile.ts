import type { PumpModelId } from '../ids.ts';
import type { Figure } from '../limits.ts';
import type { FlowRate, Volume } from '../units.ts';

/** What a model of pump can do, each value with its source; null where none is known: configurable, never guessed. */
export interface PumpProfile {
  readonly id: PumpModelId;
  readonly name: string;
  readonly reservoir: Figure<Volume> | null;
  /** What cannot be used; the pump is dry when it is reached. */
  readonly unusable: Figure<Volume> | null;
  readonly tubing: Figure<Volume> | null;
  /** Shown by programmers before 2016-17; interprets old records, nothing else. */
  readonly formerTubing: Figure<Volume> | null;
  readonly minimumFlow: Figure<FlowRate> | null;
  readonly maximumFlow: Figure<FlowRate> | null;
  /** What `minimum-rate` delivers. */
  readonly minimumRateMode: Figure<FlowRate> | null;
  /** The grid on which a flow can be set; null where unknown: computed to the nearest nL/d and said so. */
  readonly flowResolution: Figure<FlowRate> | null;
  /** Top rate of a prime or a bolus. */
  readonly bolusRate: Figure<FlowRate> | null;
  readonly stepsPerDay: Figure<number> | null;
  readonly modes: readonly ('continuous' | 'schedule' | 'minimum-rate' | 'stopped')[];
  readonly patientBoluses: boolean;
  /** Labelled accuracy, actual over programmed. */
  readonly accuracy: { readonly lower: Figure<number>; readonly upper: Figure<number> } | null;
  readonly lowReservoirAlarm: Figure<Volume> | null;
  readonly alarms: readonly string[];
  /** What an MRI does to it, one line for the header. */
  readonly mri: Figure<string> | null;
  /** A constant-flow pump is not programmed: its dose changes by concentration only. */
  readonly programmable: boolean;
}
