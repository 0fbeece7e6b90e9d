import type { DrugClass } from '../core/drugs/drug.ts';
import { inSmallestUnit } from '../core/units.ts';
import { log, type Work } from './draft.ts';
import { faultOf } from './flows.ts';
import type { PumpState } from './pump-state.ts';
import { alarmSheet } from './safe-states/alarm-sheet.ts';
import type { VirtualPumpAlarm } from './safe-states/pump-alarm.ts';
import { safeAction, safeState } from './safe-states/table.ts';
import { clockError } from './shown-clock.ts';
import { hold, interruptBolus, stop } from './stopping.ts';
import { displayedNl, lowThresholdNl, unusableNl } from './volumes.ts';

export const isRaised = (pump: Pick<PumpState, 'alarms'>, alarm: VirtualPumpAlarm): boolean =>
  pump.alarms.some((active) => active.alarm === alarm);

/** Raises an alarm once, and does with the flow what the table of safe states says for the drug in the reservoir. */
export function raise(work: Work, alarm: VirtualPumpAlarm): void {
  const { pump } = work;
  if (isRaised(pump, alarm)) return;
  pump.alarms = [...pump.alarms, { alarm, raisedMs: pump.nowMs, silenced: false }];
  log(work, { kind: 'alarm-raised', alarm });
  if (alarm === 'eos') stop(work, 'end-of-service');
  // What forbids the next bolus ends the one that runs; a bridge is no extra bolus, it is what the patient gets (SR-8).
  if (alarmSheet(alarm).forbidsPatientBolus && pump.bolus !== null && pump.bolus.kind !== 'bridge')
    interruptBolus(work);
  if (pump.active === null) return;
  const { action } = safeState(alarm, pump.active.drugClass);
  if (action === 'stop') stop(work, alarm);
  else if (action === 'minimum-rate') hold(work, alarm);
}

/** Whether a standing alarm would stop or hold what a person wants to start. That the pump stands still is no reason of its own. */
export const alarmForbidsFlow = (pump: Pick<PumpState, 'alarms'>, drugClass: DrugClass): boolean =>
  safeAction(
    pump.alarms.map(({ alarm }) => alarm).filter((alarm) => alarm !== 'stopped-pump'),
    drugClass,
  ) !== 'continue';

/** Takes an alarm away because its condition ended; delivery is not touched (SR-13). */
export function resolve(work: Work, alarm: VirtualPumpAlarm): void {
  if (!isRaised(work.pump, alarm)) return;
  work.pump.alarms = work.pump.alarms.filter((active) => active.alarm !== alarm);
  log(work, { kind: 'alarm-resolved', alarm });
}

/** Whether what raised the alarm still holds; what was a moment's event does not. */
export function conditionHolds(pump: PumpState, alarm: VirtualPumpAlarm): boolean {
  const falsely = faultOf(pump.faults, 'false-reservoir-alarm');
  switch (alarm) {
    case 'low-reservoir':
      return falsely?.fault.alarm === alarm || displayedNl(pump) <= (lowThresholdNl(pump) ?? -1);
    case 'empty-reservoir':
      return falsely?.fault.alarm === alarm || displayedNl(pump) <= unusableNl(pump);
    case 'eri':
      return pump.eriAtMs !== null && pump.eriAtMs <= pump.nowMs;
    case 'eos':
      return pump.endAtMs !== null && pump.endAtMs <= pump.nowMs;
    case 'motor-stall':
      return pump.stall !== null;
    case 'stopped-pump':
      return pump.stoppedSinceMs !== null;
    case 'clock-jump':
      return Math.abs(clockError(pump)) > inSmallestUnit(pump.configuration.policy.clockJump.value);
    case 'watchdog':
      return pump.starved !== null;
    case 'flow-above-programmed':
    case 'flow-below-programmed':
      return pump.deviatingSinceMs !== null;
    case 'low-battery-reset':
    case 'pump-memory-error':
    case 'bolus-history-corrupt':
    case 'update-failed':
      return false;
  }
}
