import type { Fault, PumpTask } from './fault.ts';
import type { PumpCommand, PumpInput } from './pump-input.ts';
import type { PumpRefusal } from './pump-refusal.ts';
import type { BolusKind, StopReason } from './run.ts';
import type { VirtualPumpAlarm } from './safe-states/pump-alarm.ts';

/** What the pump writes into its log. Volumes in nL, as the pump itself reckons them. */
export type PumpEvent =
  | { readonly kind: 'implanted' }
  | { readonly kind: 'restarted'; readonly offForMs: number }
  | { readonly kind: 'session-opened' | 'session-closed' | 'session-lost'; readonly session: number }
  | { readonly kind: 'interrogated' }
  | { readonly kind: 'update-begun'; readonly digest: string }
  | { readonly kind: 'program-active'; readonly digest: string }
  | { readonly kind: 'update-failed'; readonly left: 'old-program' | 'stopped' }
  | { readonly kind: 'started' }
  | { readonly kind: 'stopped'; readonly because: StopReason }
  | { readonly kind: 'held-at-minimum-rate'; readonly because: VirtualPumpAlarm }
  | {
      readonly kind: 'bolus-started';
      readonly bolus: BolusKind;
      readonly volumeNl: number;
      readonly endsMs: number;
    }
  | {
      readonly kind: 'bolus-ended' | 'bolus-cancelled';
      readonly bolus: BolusKind;
      readonly deliveredNl: number;
    }
  | { readonly kind: 'request-denied'; readonly because: PumpRefusal }
  | {
      readonly kind: 'refused';
      readonly asked: PumpCommand['kind'] | PumpInput['kind'];
      readonly because: PumpRefusal;
    }
  | { readonly kind: 'reservoir-set'; readonly volumeNl: number }
  | { readonly kind: 'clock-set'; readonly byMs: number }
  | { readonly kind: 'clock-jumped'; readonly byMs: number }
  | { readonly kind: 'clock-differs'; readonly programmerAheadMs: number }
  | {
      readonly kind: 'alarm-raised' | 'alarm-silenced' | 'alarm-cleared' | 'alarm-resolved';
      readonly alarm: VirtualPumpAlarm;
    }
  | { readonly kind: 'stall-began' | 'stall-recovered'; readonly stallMs: number }
  | { readonly kind: 'task-not-served'; readonly task: PumpTask }
  | { readonly kind: 'telemetry-mode-ended' }
  | { readonly kind: 'self-test-begun' | 'self-test-passed' }
  | { readonly kind: 'low-battery-reset' }
  | { readonly kind: 'log-acknowledged'; readonly count: number };

/** An entry of the pump's log: gapless numbers from 1, the moment on its timer and what its clock showed. */
export interface LogEntry {
  readonly sequence: number;
  readonly atMs: number;
  readonly shownMs: number;
  readonly event: PumpEvent;
  readonly acknowledged: boolean;
}

/** What happened and the pump cannot see: for a teacher and for tests, never part of a reading. */
export type HiddenEvent =
  | { readonly kind: 'fault-began' | 'fault-ended'; readonly fault: Fault }
  | { readonly kind: 'ran-dry' }
  | { readonly kind: 'filled'; readonly into: 'reservoir' | 'pocket'; readonly volumeNl: number }
  | { readonly kind: 'withdrawn'; readonly volumeNl: number }
  | { readonly kind: 'drug-at-tip-before-prime-ended' }
  | { readonly kind: 'discharged'; readonly volumeNl: number }
  | { readonly kind: 'message-lost' | 'message-duplicated' | 'message-held-back' };

export interface Hidden {
  readonly atMs: number;
  readonly event: HiddenEvent;
}
