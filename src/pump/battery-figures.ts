import { seen } from '../core/devices/source.ts';
import type { PumpModelId } from '../core/ids.ts';
import { type Figure, figure } from '../core/limits.ts';
import { type Duration, milliseconds } from '../core/units.ts';
import type { BatteryPlan } from './pump-configuration.ts';

const DAY = 86_400_000;

const REPLACEMENT = seen(
  'Medtronic, drug pump replacement',
  '90 days from the replacement indicator to the end of service; shut-off after 7 years at the latest',
  'https://www.medtronic.com/uk-en/patients/treatments-therapies/drug-pump-chronic-pain/living-with/drug-pumps-replacement.html',
);

export const END_AFTER_ERI: Figure<Duration> = figure(
  'synchromed-ii-eri-to-eos',
  milliseconds(90 * DAY),
  REPLACEMENT,
);

/** 7 years, counted as 7 · 365 days: the earlier of the ways to count. */
export const END_AFTER_IMPLANT: Figure<Duration> = figure(
  'synchromed-ii-longest-service',
  milliseconds(7 * 365 * DAY),
  REPLACEMENT,
);

const NOTHING_KNOWN: BatteryPlan = { eriAfter: null, endAfterEri: null, endAfterImplant: null };

/**
 * Of SynchroMed II: the end by age, and the indicator as many days before it; how the flow shortens that was not found. Of every other model no source
 * gives an indicator: absent, and configurable. A constant-flow pump has no battery.
 */
export function knownBattery(model: PumpModelId): BatteryPlan {
  if (model !== 'synchromed-ii-20' && model !== 'synchromed-ii-40') return NOTHING_KNOWN;
  return { eriAfter: null, endAfterEri: END_AFTER_ERI.value, endAfterImplant: END_AFTER_IMPLANT.value };
}
