import { type Figure, figure } from '../limits.ts';
import { remembered, seen } from './source.ts';

/** The alarms of the programmable pumps, by what raised them. */
export const PUMP_ALARM_KINDS = [
  'low-reservoir',
  'eri',
  'eos',
  'low-battery-reset',
  'motor-stall',
  'empty-reservoir',
  'stopped-pump',
  'pump-memory-error',
] as const;
export type PumpAlarmKind = (typeof PUMP_ALARM_KINDS)[number];

export const pumpAlarmNamed = (kind: string): PumpAlarmKind | null =>
  PUMP_ALARM_KINDS.find((known) => known === kind) ?? null;

/** What an alarm means for the therapy, with the words for it. */
export interface PumpAlarmFacts {
  readonly priority: Figure<'critical' | 'non-critical'>;
  readonly words: string;
  /** Whether the programmed flow may have been interrupted or changed. */
  readonly deliveryInDoubt: boolean;
}

const PUMP_MANAGEMENT = seen(
  'Medtronic, living with ITB therapy: pump management',
  'single tone when the reservoir is low; two tones when medication no longer flows',
  'http://www.medtronic.com/us-en/patients/treatments-therapies/drug-pump-severe-spasticity/living-with-itb-therapy/pump-management.html',
);

const BATTERY_NOTICE = seen(
  'HSA Singapore, reduced battery performance of the SynchroMed II 8637',
  'alarms for replacement, end of service and low-battery reset',
  'https://www.hsa.gov.sg/announcements/update-on-reduced-battery-performance-of-the-model-8637-synchromed-ii-implantable-drug-infusion-pump-due-to-formation-of-resistive-film-within-the-battery/',
);

const MRI_GUIDELINES = seen(
  'Medtronic, SynchroMed II MRI guidelines',
  'motor stall: critical two-tone alarm, stall and recovery in the event log',
  'http://professional.medtronic.com/devices/synchromed-II-for-spasticity/mri-guidelines/index.htm?TB_iframe=true&height=380&width=700',
);

const facts = (
  kind: PumpAlarmKind,
  priority: 'critical' | 'non-critical',
  source: Figure<unknown>['source'],
  words: string,
  deliveryInDoubt: boolean,
): PumpAlarmFacts => ({ priority: figure(`alarm-${kind}`, priority, source), words, deliveryInDoubt });

export const PUMP_ALARMS: Readonly<Record<PumpAlarmKind, PumpAlarmFacts>> = {
  'low-reservoir': facts(
    'low-reservoir',
    'non-critical',
    PUMP_MANAGEMENT,
    'low reservoir, computed by the pump and not sensed',
    false,
  ),
  eri: facts('eri', 'non-critical', BATTERY_NOTICE, 'elective replacement indicator', false),
  eos: facts('eos', 'critical', BATTERY_NOTICE, 'end of service, the pump stops for good', true),
  'low-battery-reset': facts(
    'low-battery-reset',
    'critical',
    BATTERY_NOTICE,
    'low-battery reset, the flow may have fallen to a very low level',
    true,
  ),
  'motor-stall': facts('motor-stall', 'critical', MRI_GUIDELINES, 'motor stall, nothing was delivered', true),
  'empty-reservoir': facts(
    'empty-reservoir',
    'critical',
    PUMP_MANAGEMENT,
    'empty reservoir, nothing was delivered',
    true,
  ),
  'stopped-pump': facts(
    'stopped-pump',
    'critical',
    remembered('SynchroMed II alarm after a stop of more than 48 h', 'event and alarm list'),
    'pump stopped for more than 48 h',
    true,
  ),
  'pump-memory-error': facts(
    'pump-memory-error',
    'critical',
    remembered('SynchroMed II pump memory error', 'event and alarm list'),
    'pump memory error, its settings cannot be trusted',
    true,
  ),
};
