import { unreachable } from '../core/result.ts';
import { inSmallestUnit } from '../core/units.ts';
import { alarmForbidsFlow, conditionHolds, isRaised, resolve } from './alarms.ts';
import { cutUpdate } from './cut-update.ts';
import { capacityNl } from './deliverable.ts';
import { log, type Work } from './draft.ts';
import { faultOf } from './flows.ts';
import { prime, singleBolus } from './give-bolus.ts';
import { entriesIn, withAcknowledged } from './log-book.ts';
import type { PumpCommand } from './pump-input.ts';
import type { PumpRefusal } from './pump-refusal.ts';
import type { VirtualPumpAlarm } from './safe-states/pump-alarm.ts';
import { shownAt } from './shown-clock.ts';
import { interruptBolus, stop } from './stopping.ts';
import { tellReservoir } from './tell-reservoir.ts';
import { beginUpdate, confirmUpdate, writePart } from './update-program.ts';

/** Does what a programmer asks, or says why not: then nothing has changed. */
export function carryOut(work: Work, command: PumpCommand): PumpRefusal | null {
  const { pump } = work;
  switch (command.kind) {
    case 'interrogate':
      return interrogate(work, command.programmerAheadMs);
    case 'begin-update':
      return beginUpdate(work, command);
    case 'write-part':
      return writePart(work, command);
    case 'confirm-update':
      return confirmUpdate(work, command);
    case 'abandon-update':
      if (pump.update === null) return 'no-update';
      cutUpdate(work);
      return null;
    case 'start':
      return start(work, command.digest);
    case 'stop':
      if (pump.update !== null) return 'updating';
      if (pump.run.kind === 'stopped') return 'stopped';
      stop(work, 'command');
      return null;
    case 'single-bolus':
      return singleBolus(work, command);
    case 'prime':
      return prime(work, command);
    case 'cancel-bolus':
      if (pump.bolus === null && pump.bridgeLeft === null) return 'no-bolus-running';
      interruptBolus(work);
      // A person ended it: unlike one that a fault interrupted, it does not go on by itself.
      pump.bridgeLeft = null;
      return null;
    case 'set-reservoir':
      return setReservoir(work, inSmallestUnit(command.volume));
    case 'set-clock':
      return setClock(work, command.aheadOfUtcMs);
    case 'silence-alarm':
      return silence(work, command.alarm);
    case 'clear-alarm':
      return clear(work, command.alarm);
    case 'acknowledge-log':
      return acknowledge(work, command.sequences);
    case 'self-test':
      if (pump.selfTestUntilMs !== null) return 'self-test';
      if (pump.bolus !== null) return 'bolus-running';
      pump.selfTestUntilMs = pump.nowMs + inSmallestUnit(pump.configuration.policy.selfTest.value);
      log(work, { kind: 'self-test-begun' });
      return null;
    default:
      return unreachable(command);
  }
}

function interrogate(work: Work, programmerAheadMs: number | null): null {
  const { pump } = work;
  log(work, { kind: 'interrogated' });
  if (pump.stuckInTelemetry) {
    pump.stuckInTelemetry = false;
    pump.faults = pump.faults.filter((active) => active.fault.kind !== 'stuck-in-telemetry');
    log(work, { kind: 'telemetry-mode-ended' });
  }
  const { unloggedRecoveries } = pump;
  pump.unloggedRecoveries = [];
  for (const { sinceMs, untilMs } of unloggedRecoveries)
    log(work, { kind: 'stall-recovered', stallMs: (untilMs ?? pump.nowMs) - sinceMs });
  const around = pump.configuration.clock.aheadOfUtc;
  const summer = faultOf(pump.faults, 'daylight-saving')?.fault.byMs ?? 0;
  const local = pump.nowMs + (programmerAheadMs ?? inSmallestUnit(around) + summer);
  const differs = local - shownAt(pump);
  if (Math.abs(differs) > inSmallestUnit(pump.configuration.policy.clockJump.value))
    log(work, { kind: 'clock-differs', programmerAheadMs: differs });
  return null;
}

/** With the program that was shown, and only where no alarm stands that would stop or hold it again (SR-13). */
function start(work: Work, digest: string): PumpRefusal | null {
  const { pump } = work;
  if (pump.active === null) return 'no-program';
  if (pump.update !== null) return 'updating';
  if (isRaised(pump, 'eos')) return 'end-of-service';
  if (pump.run.kind === 'running') return 'nothing-to-start';
  if (digest !== pump.active.digest) return 'program-not-shown';
  if (alarmForbidsFlow(pump, pump.active.drugClass)) return 'alarm-forbids';
  pump.run = { kind: 'running' };
  log(work, { kind: 'started' });
  if (pump.active.prescription.program.mode === 'stopped') return null;
  pump.stoppedSinceMs = null;
  resolve(work, 'stopped-pump');
  return null;
}

function setReservoir(work: Work, volumeNl: number): PumpRefusal | null {
  const capacity = capacityNl(work.pump);
  if (volumeNl < 0 || (capacity !== null && volumeNl > capacity)) return 'reservoir-above-capacity';
  tellReservoir(work, volumeNl);
  return null;
}

const MOST_AHEAD_MS = 86_400_000;

/** The schedule follows a clock that a person sets; it never follows one that jumps. */
function setClock(work: Work, aheadMs: number): PumpRefusal | null {
  const { pump } = work;
  if (!Number.isSafeInteger(aheadMs) || Math.abs(aheadMs) > MOST_AHEAD_MS) return 'clock-fault';
  const byMs = aheadMs - (shownAt(pump) - pump.nowMs);
  pump.clockAheadMs = aheadMs;
  pump.scheduleAheadMs = aheadMs;
  pump.clockSetMs = pump.nowMs;
  log(work, { kind: 'clock-set', byMs });
  resolve(work, 'clock-jump');
  return null;
}

function silence(work: Work, alarm: VirtualPumpAlarm): PumpRefusal | null {
  const { pump } = work;
  if (!isRaised(pump, alarm)) return 'no-such-alarm';
  pump.alarms = pump.alarms.map((active) =>
    active.alarm === alarm ? { ...active, silenced: true } : active,
  );
  log(work, { kind: 'alarm-silenced', alarm });
  return null;
}

/** Only once what raised it has ended. Delivery stays as it is: a start is a command of its own (SR-13). */
function clear(work: Work, alarm: VirtualPumpAlarm): PumpRefusal | null {
  const { pump } = work;
  if (!isRaised(pump, alarm)) return 'no-such-alarm';
  if (conditionHolds(pump, alarm)) return 'condition-persists';
  pump.alarms = pump.alarms.filter((active) => active.alarm !== alarm);
  if (alarm === 'bolus-history-corrupt') pump.historyCorrupt = false;
  log(work, { kind: 'alarm-cleared', alarm });
  return null;
}

function acknowledge(work: Work, sequences: readonly number[]): PumpRefusal | null {
  const { pump } = work;
  const wanted = new Set(sequences);
  const known = new Set(entriesIn(pump.log).map(({ sequence }) => sequence));
  if (!sequences.every((sequence) => known.has(sequence))) return 'no-such-entry';
  pump.log = withAcknowledged(pump.log, wanted);
  log(work, { kind: 'log-acknowledged', count: wanted.size });
  return null;
}
