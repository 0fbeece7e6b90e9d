import { unreachable } from '../core/result.ts';
import { inSmallestUnit } from '../core/units.ts';
import { conditionHolds, raise, resolve } from './alarms.ts';
import { hide, log, type Work } from './draft.ts';
import type { Fault, FaultKind, FaultOf, PumpTask } from './fault.ts';
import { FAULT_BOUNDS } from './fault-bounds.ts';
import { faultOf } from './flows.ts';
import type { PumpRefusal } from './pump-refusal.ts';
import { recoverFromStall } from './settle.ts';
import { shownAt } from './shown-clock.ts';
import { hold, interruptBolus } from './stopping.ts';
import { DAY_MS } from './total.ts';
import { trueVolumeNl } from './volumes.ts';

/** Switches a fault on. One that is a moment's event leaves nothing to switch off. */
export function beginFault(work: Work, fault: Fault): PumpRefusal | null {
  const { pump } = work;
  if (!isInRange(fault)) return 'fault-out-of-range';
  pump.faults = [
    ...pump.faults.filter((active) => active.fault.kind !== fault.kind),
    { fault, sinceMs: pump.nowMs },
  ];
  hide(work, { kind: 'fault-began', fault });
  switch (fault.kind) {
    case 'flow-drift':
    case 'catheter-occlusion':
    case 'catheter-leak':
    case 'catheter-disconnection':
    case 'interrupted-update':
    case 'memory-error':
    case 'false-replace-by':
    case 'priming-mixing':
    case 'daylight-saving':
      return null;
    case 'motor-stall':
      stallMotor(work, fault);
      return null;
    case 'stuck-in-telemetry':
      interruptBolus(work);
      pump.stuckInTelemetry = true;
      return null;
    case 'low-battery-reset':
      hold(work, 'low-battery-reset');
      log(work, { kind: 'low-battery-reset' });
      raise(work, 'low-battery-reset');
      return null;
    case 'early-eri': {
      const { endAfterEri } = pump.configuration.battery;
      pump.eriAtMs = Math.min(pump.eriAtMs ?? pump.nowMs, pump.nowMs);
      if (endAfterEri !== null)
        pump.endAtMs = Math.min(
          pump.endAtMs ?? Number.POSITIVE_INFINITY,
          pump.nowMs + inSmallestUnit(endAfterEri),
        );
      return null;
    }
    case 'history-error':
      corruptHistory(work);
      return null;
    case 'false-reservoir-alarm':
      raise(work, fault.alarm);
      return null;
    case 'valve-discharge':
      discharge(work, fault.volumeNl);
      return null;
    case 'clock-jump':
      pump.clockAheadMs += fault.byMs;
      return null;
    case 'clock-drift':
      keepDriftedClock(work);
      pump.driftPerBillion = fault.perBillion;
      return null;
    case 'message-lost':
      pump.link = { ...pump.link, lose: fault.count };
      return null;
    case 'message-duplicated':
      pump.link = { ...pump.link, duplicate: fault.count };
      return null;
    case 'message-reordered':
      pump.link = { ...pump.link, reorder: true };
      return null;
    case 'task-starved':
      starve(work, fault.task);
      return null;
    default:
      return unreachable(fault);
  }
}

/** A motor that stands already goes on standing: it is the same stall, and its alarm is due as before (SR-14). */
function stallMotor(work: Work, fault: FaultOf<'motor-stall'>): void {
  const { pump } = work;
  interruptBolus(work);
  if (pump.stall === null) log(work, { kind: 'stall-began', stallMs: 0 });
  pump.stall = {
    sinceMs: pump.stall?.sinceMs ?? pump.nowMs,
    untilMs: fault.recoversAfterMs === null ? null : pump.nowMs + fault.recoversAfterMs,
    logged: fault.recoveryLogged,
  };
}

/** A task that hangs already goes on hanging. Where another one hangs instead, a bolus of the first is over: it gave nothing meanwhile (SR-8). */
function starve(work: Work, task: PumpTask): void {
  const { pump } = work;
  if (pump.starved?.task === task) return;
  if (pump.starved?.task === 'delivery') interruptBolus(work);
  pump.starved = { task, sinceMs: pump.nowMs };
}

/** The history can no longer be trusted: no patient bolus until a clinician clears the alarm, and it counts as full (SR-9). */
export function corruptHistory(work: Work): void {
  const { pump } = work;
  pump.historyCorrupt = true;
  pump.historyKnownFromMs = pump.nowMs;
  raise(work, 'bolus-history-corrupt');
}

function discharge(work: Work, wantedNl: number | null): void {
  const { pump } = work;
  const there = trueVolumeNl(pump);
  const volumeNl = wantedNl === null ? there : Math.min(there, wantedNl);
  pump.dischargedNl += volumeNl;
  hide(work, { kind: 'discharged', volumeNl });
}

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= most;

const YEARS_MS = 100 * 366 * DAY_MS;

function isInRange(fault: Fault): boolean {
  switch (fault.kind) {
    case 'flow-drift':
      return (
        isWhole(fault.perMille, ...FAULT_BOUNDS.driftPerMille) &&
        (fault.perDay === null || isWhole(fault.perDay, ...FAULT_BOUNDS.driftPerMilleADay))
      );
    case 'catheter-leak':
      return isWhole(fault.lostPerMille, ...FAULT_BOUNDS.lostPerMille);
    case 'motor-stall':
      return fault.recoversAfterMs === null || isWhole(fault.recoversAfterMs, 1, YEARS_MS);
    case 'priming-mixing':
      return isWhole(fault.earlyPerMille, ...FAULT_BOUNDS.earlyPerMille);
    case 'valve-discharge':
      return fault.volumeNl === null || isWhole(fault.volumeNl, 1, Number.MAX_SAFE_INTEGER);
    case 'clock-jump':
    case 'daylight-saving':
      return isWhole(Math.abs(fault.byMs), 1, YEARS_MS);
    case 'clock-drift':
      return isWhole(Math.abs(fault.perBillion), ...FAULT_BOUNDS.perBillion);
    case 'false-replace-by':
      return fault.laterByMs === null || isWhole(fault.laterByMs, 1, YEARS_MS);
    case 'message-lost':
    case 'message-duplicated':
      return isWhole(fault.count, ...FAULT_BOUNDS.messages);
    default:
      return true;
  }
}

/** What a drifting clock shows stays as it is when the drift changes or ends. */
function keepDriftedClock({ pump }: Work): void {
  pump.clockAheadMs = shownAt(pump) - pump.nowMs;
  pump.clockSetMs = pump.nowMs;
  pump.driftPerBillion = 0;
}

/** Switches a fault off. What it did stays done: a reset pump stays held, a jumped clock stays wrong. */
export function endFault(work: Work, kind: FaultKind): PumpRefusal | null {
  const { pump } = work;
  const active = faultOf(pump.faults, kind);
  if (active === null) return 'no-such-fault';
  pump.faults = pump.faults.filter((each) => each.fault.kind !== kind);
  hide(work, { kind: 'fault-ended', fault: active.fault });
  if (kind === 'motor-stall') recoverFromStall(work);
  if (active.fault.kind === 'task-starved') {
    if (active.fault.task === 'delivery') interruptBolus(work);
    pump.starved = null;
  }
  if (kind === 'message-reordered') pump.link = { ...pump.link, reorder: false, held: null };
  if (kind === 'clock-drift') keepDriftedClock(work);
  if (active.fault.kind === 'false-reservoir-alarm' && !conditionHolds(pump, active.fault.alarm))
    resolve(work, active.fault.alarm);
  if (kind === 'message-lost') pump.link = { ...pump.link, lose: 0 };
  if (kind === 'message-duplicated') pump.link = { ...pump.link, duplicate: 0 };
  return null;
}
