import type { DrugId, PumpModelId } from '../ids.ts';
import type { Figure, Source } from '../limits.ts';
import type { Program } from '../program.ts';
import type { FlowRate, Volume } from '../units.ts';
import type { PumpAlarmKind } from './alarms.ts';

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
  /** What leaves the pump at once, however slow the flow: the delivered volume is a whole number of these. */
  readonly stroke: Figure<Volume> | null;
  /** Top rate of a prime or a bolus. */
  readonly bolusRate: Figure<FlowRate> | null;
  readonly stepsPerDay: Figure<number> | null;
  readonly modes: readonly Program['mode'][];
  readonly patientBoluses: boolean;
  /** Whether its day of patient boluses rolls or starts at a clock time; null where unknown: the larger count holds. */
  readonly patientBolusDay: Figure<'rolling' | 'clock'> | null;
  /** Drugs its patient controller must not give. */
  readonly noPatientBolusOf: Figure<readonly DrugId[]> | null;
  /** Labelled accuracy, actual over programmed. */
  readonly accuracy: { readonly lower: Figure<number>; readonly upper: Figure<number> } | null;
  readonly lowReservoirAlarm: Figure<Volume> | null;
  readonly alarms: readonly PumpAlarmKind[];
  /** What an MRI does to it, one line for the header. */
  readonly mri: Figure<string> | null;
  /** A constant-flow pump is not programmed: its dose changes by concentration only. */
  readonly programmable: boolean;
  /** Where the lists above come from; null where nothing about this model was found, so that a check can say so. */
  readonly known: {
    readonly modes: Source | null;
    readonly patientBoluses: Source | null;
    readonly alarms: Source | null;
    readonly programmable: Source;
  };
}
