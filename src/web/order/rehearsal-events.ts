import type { LogEntry } from '../../pump/pump-event.ts';
import type { VirtualPumpAlarm } from '../../pump/safe-states/pump-alarm.ts';

/** What the virtual pump wrote into its log that a person wants to know of beforehand. */
export type RehearsalEvent = { readonly key: string; readonly atMs: number } & (
  | { readonly kind: 'bridge-ended' | 'prime-ended' | 'bolus-cancelled' | 'stopped' | 'minimum-rate' }
  | { readonly kind: 'alarm'; readonly alarm: VirtualPumpAlarm }
);

/** The entries that say something; sessions and messages of the programmer do not. In the log's order. */
export const rehearsalEvents = (entries: readonly LogEntry[]): readonly RehearsalEvent[] =>
  entries.flatMap(({ sequence, atMs, event }): readonly RehearsalEvent[] => {
    const at = { key: String(sequence), atMs };
    switch (event.kind) {
      case 'bolus-ended':
        if (event.bolus === 'bridge') return [{ ...at, kind: 'bridge-ended' }];
        return event.bolus === 'prime' ? [{ ...at, kind: 'prime-ended' }] : [];
      case 'bolus-cancelled':
        return [{ ...at, kind: 'bolus-cancelled' }];
      case 'stopped':
        return [{ ...at, kind: 'stopped' }];
      case 'held-at-minimum-rate':
        return [{ ...at, kind: 'minimum-rate' }];
      case 'alarm-raised':
        return [{ ...at, kind: 'alarm', alarm: event.alarm }];
      default:
        return [];
    }
  });
