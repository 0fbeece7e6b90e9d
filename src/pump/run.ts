import type { VirtualPumpAlarm } from './safe-states/pump-alarm.ts';

export const BOLUS_KINDS = ['single', 'prime', 'bridge', 'patient'] as const;
export type BolusKind = (typeof BOLUS_KINDS)[number];

export type StopReason = 'implanted' | 'command' | 'update-cut' | 'end-of-service' | VirtualPumpAlarm;

/** What the pump lets flow: what it was told, its minimum rate because of an alarm, or nothing. Only a start leaves a stop or a hold. */
export type Run =
  | { readonly kind: 'running' }
  | { readonly kind: 'held'; readonly because: VirtualPumpAlarm }
  | { readonly kind: 'stopped'; readonly because: StopReason };

/** Runs at a whole flow until its volume is through: the last part of a millisecond is cut, not rounded up. */
export interface RunningBolus {
  readonly kind: BolusKind;
  readonly flow: number;
  readonly volumeNl: number;
  readonly startMs: number;
  readonly endMs: number;
}

/** A bolus that is over, or runs: what any limit counts. */
export interface PastBolus {
  readonly kind: BolusKind;
  readonly startMs: number;
  readonly endMs: number;
  readonly flow: number;
  readonly volumeNl: number;
}
