import type { MinuteOfDay, Weekday } from './time.ts';
import type { DoseRate, Duration, FlowRate, Mass } from './units.ts';

/** What was set: the primary drug's dose as mass per time, or the flow. The other is derived, never stored. */
export type Setting =
  | { readonly kind: 'dose'; readonly dose: DoseRate }
  | { readonly kind: 'rate'; readonly rate: FlowRate };

/** A step may also be set as the mass over the whole step. */
export type StepSetting = Setting | { readonly kind: 'amount'; readonly amount: Mass };

/** Runs from `at`, on the pump's clock, until the next step: the last of a day until the first of the following day. */
export interface ScheduleStep {
  readonly at: MinuteOfDay;
  readonly setting: StepSetting;
}

export interface DayPattern {
  readonly days: readonly Weekday[];
  readonly steps: readonly ScheduleStep[];
}

/** What the patient may add: dose of the primary drug, over `duration`, at most `maxPerDay`, `lockout` from start to start. */
export interface PatientBolus {
  readonly dose: Mass;
  readonly duration: Duration;
  readonly lockout: Duration;
  readonly maxPerDay: number;
}

export type Program = (
  | { readonly mode: 'continuous'; readonly setting: Setting }
  | { readonly mode: 'schedule'; readonly patterns: readonly DayPattern[] }
  | { readonly mode: 'minimum-rate' }
  | { readonly mode: 'stopped' }
) & { readonly patientBolus?: PatientBolus };
