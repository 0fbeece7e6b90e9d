import { pumpProfile } from '../core/devices/profiles.ts';
import type { PumpModelId } from '../core/ids.ts';
import type { Instant } from '../core/time.ts';
import { milliseconds } from '../core/units.ts';
import { knownBattery } from './battery-figures.ts';
import { DEFAULT_POLICY, type PumpConfiguration, STOPPED_ALARM_AFTER } from './pump-configuration.ts';

/** A pump of a model as it is implanted, with what is known of the model and nothing more; `set` says what is known of this one. */
export const configured = (
  model: PumpModelId,
  implantedAt: Instant,
  set: Partial<Omit<PumpConfiguration, 'model' | 'implantedAt'>> = {},
): PumpConfiguration => ({
  model,
  implantedAt,
  reservoir: null,
  lowestFlow: null,
  flowSensor: false,
  stoppedAlarmAfter: pumpProfile(model).alarms.includes('stopped-pump') ? STOPPED_ALARM_AFTER : null,
  battery: knownBattery(model),
  clock: { aheadOfUtc: milliseconds(0) },
  policy: DEFAULT_POLICY,
  ...set,
});
