import { alarmLatencyMs } from './alarm-latency.ts';
import { conditionHolds, isRaised, raise } from './alarms.ts';
import { resumeBridge } from './begin-bolus.ts';
import { cutUpdate } from './cut-update.ts';
import { hide, log, type Work } from './draft.ts';
import { commandedFlow, trueFlow } from './flows.ts';
import { schedulePosition } from './schedule-position.ts';
import { clockError } from './shown-clock.ts';
import { endBolus, interruptBolus } from './stopping.ts';
import { displayedNl, dryAt, lowThresholdNl, unusableNl } from './volumes.ts';

/** Does everything that is due at this moment. Safe to ask again: nothing is done twice. */
export function settle(work: Work): void {
  const { pump } = work;
  settleBolus(work);
  if (pump.stall !== null) settleStall(work);
  if (pump.starved !== null) settleWatchdog(work);
  if (pump.session !== null) settleSession(work);
  if (pump.selfTestUntilMs !== null && pump.nowMs >= pump.selfTestUntilMs) {
    pump.selfTestUntilMs = null;
    log(work, { kind: 'self-test-passed' });
  }
  settleReservoir(work);
  settleBattery(work);
  settleClock(work);
  settleStandstill(work);
  if (pump.configuration.flowSensor) settleDeviation(work);
  resumeBridge(work);
}

function settleBolus(work: Work): void {
  const { pump } = work;
  if (pump.primeTipAtMs !== null && pump.nowMs >= pump.primeTipAtMs) {
    pump.primeTipAtMs = null;
    hide(work, { kind: 'drug-at-tip-before-prime-ended' });
  }
  const { bolus } = pump;
  // A task that hangs cannot end a bolus either: the watchdog will.
  if (bolus === null || pump.nowMs < bolus.endMs || pump.starved?.task === 'delivery') return;
  endBolus(work, bolus.endMs, bolus.volumeNl);
  log(work, { kind: 'bolus-ended', bolus: bolus.kind, deliveredNl: bolus.volumeNl });
}

/** The motor's own feedback tells a stall at once; the alarm comes when it has lasted (SR-14). */
function settleStall(work: Work): void {
  const { pump } = work;
  const { stall } = pump;
  if (stall === null) return;
  if (pump.nowMs - stall.sinceMs >= alarmLatencyMs('motor-stall', pump.configuration))
    raise(work, 'motor-stall');
  if (stall.untilMs !== null && pump.nowMs >= stall.untilMs) recoverFromStall(work);
}

/** The rotor turns again: logged at once, or only when the pump is next interrogated. */
export function recoverFromStall(work: Work): void {
  const { pump } = work;
  const { stall } = pump;
  if (stall === null) return;
  pump.stall = null;
  pump.faults = pump.faults.filter((active) => active.fault.kind !== 'motor-stall');
  if (stall.logged === 'at-interrogation')
    pump.unloggedRecoveries = [...pump.unloggedRecoveries, { ...stall, untilMs: pump.nowMs }];
  else log(work, { kind: 'stall-recovered', stallMs: pump.nowMs - stall.sinceMs });
}

function settleWatchdog(work: Work): void {
  const { pump } = work;
  const { starved } = pump;
  if (starved === null || isRaised(pump, 'watchdog')) return;
  if (pump.nowMs - starved.sinceMs < alarmLatencyMs('watchdog', pump.configuration)) return;
  log(work, { kind: 'task-not-served', task: starved.task });
  if (starved.task === 'delivery') interruptBolus(work);
  raise(work, 'watchdog');
}

function settleSession(work: Work): void {
  const { pump } = work;
  const { session } = pump;
  if (session === null) return;
  if (pump.nowMs - session.lastHeardMs < alarmLatencyMs('update-failed', pump.configuration)) return;
  pump.session = null;
  log(work, { kind: 'session-lost', session: session.number });
  cutUpdate(work);
}

function settleReservoir(work: Work): void {
  const { pump } = work;
  const low = lowThresholdNl(pump);
  if (low !== null) {
    const shown = displayedNl(pump);
    if (shown <= low) raise(work, 'low-reservoir');
    if (shown <= unusableNl(pump)) raise(work, 'empty-reservoir');
  }
  if (!pump.dry && pump.left.nl >= dryAt(pump)) {
    pump.dry = true;
    hide(work, { kind: 'ran-dry' });
  }
}

function settleBattery(work: Work): void {
  const { pump } = work;
  if (pump.eriAtMs !== null && pump.nowMs >= pump.eriAtMs) raise(work, 'eri');
  if (pump.endAtMs !== null && pump.nowMs >= pump.endAtMs) raise(work, 'eos');
}

function settleClock(work: Work): void {
  const { pump } = work;
  if (pump.clockAheadMs === pump.scheduleAheadMs && pump.driftPerBillion === 0) return;
  if (isRaised(pump, 'clock-jump') || !conditionHolds(pump, 'clock-jump')) return;
  log(work, { kind: 'clock-jumped', byMs: clockError(pump) });
  raise(work, 'clock-jump');
}

function settleStandstill(work: Work): void {
  const { stoppedSinceMs, configuration, nowMs } = work.pump;
  if (stoppedSinceMs === null) return;
  if (nowMs - stoppedSinceMs >= alarmLatencyMs('stopped-pump', configuration)) raise(work, 'stopped-pump');
}

/** Only where a flow sensor is: it compares what leaves the pump with what the motor was told (SR-24). */
function settleDeviation(work: Work): void {
  const { pump } = work;
  const { policy } = pump.configuration;
  const told = commandedFlow(pump, schedulePosition(pump).flow);
  const flows = trueFlow(pump, told);
  const deviates = Math.abs(flows - told) * 1000 > told * policy.deviationPerMille.value;
  if (!deviates) {
    pump.deviatingSinceMs = null;
    return;
  }
  pump.deviatingSinceMs ??= pump.nowMs;
  const alarm = flows > told ? 'flow-above-programmed' : 'flow-below-programmed';
  if (pump.nowMs - pump.deviatingSinceMs >= alarmLatencyMs(alarm, pump.configuration)) raise(work, alarm);
}
