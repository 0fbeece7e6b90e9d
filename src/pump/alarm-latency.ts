import { inSmallestUnit } from '../core/units.ts';
import type { PumpConfiguration } from './pump-configuration.ts';
import type { VirtualPumpAlarm } from './safe-states/pump-alarm.ts';

/**
 * How long after its condition began an alarm is raised, ms (SR-22); Infinity where this pump never raises it. Without a figure here it
 * comes at once. Of a cut update the condition is the silence of the programmer.
 */
export function alarmLatencyMs(
  alarm: VirtualPumpAlarm,
  { policy, stoppedAlarmAfter, flowSensor }: PumpConfiguration,
): number {
  switch (alarm) {
    case 'motor-stall':
      return inSmallestUnit(policy.stall.value);
    case 'watchdog':
      return inSmallestUnit(policy.watchdog.value);
    case 'update-failed':
      return inSmallestUnit(policy.session.value);
    case 'stopped-pump':
      return stoppedAlarmAfter === null ? Number.POSITIVE_INFINITY : inSmallestUnit(stoppedAlarmAfter);
    case 'flow-above-programmed':
    case 'flow-below-programmed':
      return flowSensor ? inSmallestUnit(policy.deviationTime.value) : Number.POSITIVE_INFINITY;
    default:
      return 0;
  }
}
