import { inSmallestUnit } from '../core/units.ts';
import { alarmLatencyMs } from './alarm-latency.ts';
import { isRaised } from './alarms.ts';
import { driftPerMille, faultOf } from './flows.ts';
import type { PumpState } from './pump-state.ts';
import { offAtMs } from './shown-clock.ts';
import { DAY_MS } from './total.ts';

const NEVER = Number.POSITIVE_INFINITY;

/**
 * The next moment, after now, at which something is due that does not depend on how much flows. `settle` does what is due; a
 * deadline that has passed is not one any more.
 */
export function nextDeadline(pump: PumpState): number {
  const { nowMs, configuration } = pump;
  const { policy } = configuration;
  let next = NEVER;
  const due = (atMs: number | null | undefined): void => {
    if (atMs !== null && atMs !== undefined && atMs > nowMs && atMs < next) next = atMs;
  };
  if (pump.starved?.task !== 'delivery') due(pump.bolus?.endMs);
  due(pump.primeTipAtMs);
  due(pump.selfTestUntilMs);
  due(pump.eriAtMs);
  due(pump.endAtMs);
  if (pump.session !== null) due(pump.session.lastHeardMs + alarmLatencyMs('update-failed', configuration));
  if (pump.stall !== null) {
    due(pump.stall.untilMs);
    due(pump.stall.sinceMs + alarmLatencyMs('motor-stall', configuration));
  }
  if (pump.starved !== null) due(pump.starved.sinceMs + alarmLatencyMs('watchdog', configuration));
  if (pump.stoppedSinceMs !== null) due(pump.stoppedSinceMs + alarmLatencyMs('stopped-pump', configuration));
  if (pump.deviatingSinceMs !== null)
    due(pump.deviatingSinceMs + alarmLatencyMs('flow-below-programmed', configuration));
  if (pump.driftPerBillion !== 0 && !isRaised(pump, 'clock-jump'))
    due(offAtMs(pump, inSmallestUnit(policy.clockJump.value)));
  if (pump.faults.length > 0) due(nextGrowth(pump));
  return next;
}

/** When a growing drift takes its next daily step. */
function nextGrowth(pump: PumpState): number {
  const drift = faultOf(pump.faults, 'flow-drift');
  if (drift === null || drift.fault.perDay === null || driftPerMille(pump) === drift.fault.perMille)
    return NEVER;
  const days = Math.floor((pump.nowMs - drift.sinceMs) / DAY_MS);
  return drift.sinceMs + (days + 1) * DAY_MS;
}
