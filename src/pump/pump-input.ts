import type { Duration, Volume } from '../core/units.ts';
import type { Fault, FaultKind } from './fault.ts';
import type { VirtualPumpAlarm } from './safe-states/pump-alarm.ts';

/** What a clinician's programmer can ask. */
export type PumpCommand =
  /** Ends what waits for a reading: telemetry mode after an MRI, a recovery that was not logged yet. */
  | { readonly kind: 'interrogate'; readonly programmerAheadMs: number | null }
  /** The pump stops while it is updated. `digest` is that of the signed prescription, `parts` how many follow. */
  | { readonly kind: 'begin-update'; readonly digest: string; readonly parts: number }
  | { readonly kind: 'write-part'; readonly index: number; readonly text: string }
  /** `digest` is that of what was read back: only what was signed becomes active. Delivery starts with it. */
  | { readonly kind: 'confirm-update'; readonly digest: string }
  | { readonly kind: 'abandon-update' }
  /** A start after a stop or a hold, with the digest of the program that was shown. */
  | { readonly kind: 'start'; readonly digest: string }
  | { readonly kind: 'stop' }
  | { readonly kind: 'single-bolus'; readonly volume: Volume; readonly duration: Duration }
  /** Only into an empty path, and at most what it holds. */
  | {
      readonly kind: 'prime';
      readonly volume: Volume;
      readonly path: Volume;
      readonly reason: 'implant' | 'revision' | 'catheter-aspirated';
      readonly catheterDrugFree: boolean;
    }
  | { readonly kind: 'cancel-bolus' }
  | { readonly kind: 'set-reservoir'; readonly volume: Volume }
  | { readonly kind: 'set-clock'; readonly aheadOfUtcMs: number }
  | { readonly kind: 'silence-alarm'; readonly alarm: VirtualPumpAlarm }
  | { readonly kind: 'clear-alarm'; readonly alarm: VirtualPumpAlarm }
  | { readonly kind: 'acknowledge-log'; readonly sequences: readonly number[] }
  | { readonly kind: 'self-test' };

/** Everything that can happen to a pump from outside. `wait` only lets time pass. */
export type PumpInput =
  | { readonly kind: 'wait' }
  | { readonly kind: 'open-session' }
  | { readonly kind: 'close-session' }
  /** Numbered from 1 in each session: one that was answered already is not carried out again, one out of turn is refused. */
  | {
      readonly kind: 'message';
      readonly session: number;
      readonly number: number;
      readonly command: PumpCommand;
    }
  | { readonly kind: 'request-bolus' }
  /** A syringe at the port, or beside it: what the pump cannot see. */
  | { readonly kind: 'fill'; readonly volume: Volume; readonly into: 'reservoir' | 'pocket' }
  | { readonly kind: 'withdraw'; readonly volume: Volume | 'all' }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'end-fault'; readonly fault: FaultKind };
