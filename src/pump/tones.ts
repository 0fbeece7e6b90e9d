import { remembered, seen } from '../core/devices/source.ts';
import { type Figure, figure } from '../core/limits.ts';
import { type Duration, inSmallestUnit, milliseconds } from '../core/units.ts';
import type { AlarmPriority } from './alarm-priority.ts';
import type { ActiveAlarm } from './pump-state.ts';

/** What an alarm sounds like, and how often: figures of the SynchroMed family. */
export interface Tone {
  readonly pattern: 'single' | 'two-tone';
  readonly length: Figure<Duration>;
  readonly every: Figure<Duration>;
}

const ADVISORIES = seen(
  'Medtronic, product advisories',
  'a critical alarm sounds two tones for 3 s, a non-critical one a single tone for 1 s',
  'http://www.medtronic.com/patients/severe-spasticity/full-prescribing-information/product-advisories/index.htm',
);
const HOURLY = seen(
  'Medtronic, living with ITB therapy: pump management',
  'about once every hour',
  'http://www.medtronic.com/us-en/patients/treatments-therapies/drug-pump-severe-spasticity/living-with-itb-therapy/pump-management.html',
);

export const TONES: Readonly<Record<AlarmPriority, Tone>> = {
  critical: {
    pattern: 'two-tone',
    length: figure('critical-tone-length', milliseconds(3_000), ADVISORIES),
    every: figure(
      'critical-tone-interval',
      milliseconds(600_000),
      remembered('critical alarm every 10 min', 'alarm settings'),
    ),
  },
  'non-critical': {
    pattern: 'single',
    length: figure('non-critical-tone-length', milliseconds(1_000), ADVISORIES),
    every: figure('non-critical-tone-interval', milliseconds(3_600_000), HOURLY),
  },
};

/** How often an alarm has sounded by a moment, the first time when it was raised; a silenced one is not counted on. */
export function tonesBy(alarm: ActiveAlarm, priority: AlarmPriority, atMs: number): number {
  if (alarm.silenced || atMs < alarm.raisedMs) return 0;
  return Math.floor((atMs - alarm.raisedMs) / inSmallestUnit(TONES[priority].every.value)) + 1;
}
