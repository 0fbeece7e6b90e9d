import { log, type Work } from './draft.ts';
import type { RunningBolus, StopReason } from './run.ts';
import type { VirtualPumpAlarm } from './safe-states/pump-alarm.ts';
import { NO_VOLUME, plus } from './total.ts';

/** Stops delivery until someone starts it. Of a stop within a stop the first reason stands, but for the end of service. */
export function stop(work: Work, because: StopReason): void {
  const { pump } = work;
  if (pump.run.kind === 'stopped' && because !== 'end-of-service') return;
  interruptBolus(work);
  pump.run = { kind: 'stopped', because };
  pump.stoppedSinceMs ??= pump.nowMs;
  log(work, { kind: 'stopped', because });
}

/** Falls to the minimum rate because of an alarm; a pump that is stopped or held already stays as it is. */
export function hold(work: Work, because: VirtualPumpAlarm): void {
  const { pump } = work;
  if (pump.run.kind !== 'running' || pump.active?.prescription.program.mode === 'stopped') return;
  interruptBolus(work);
  pump.run = { kind: 'held', because };
  log(work, { kind: 'held-at-minimum-rate', because });
}

/** What a bolus has given at a moment of its course, nL rounded down; all of it at its end. */
export const givenBy = (bolus: RunningBolus, atMs: number): number =>
  atMs >= bolus.endMs ? bolus.volumeNl : plus(NO_VOLUME, bolus.flow, Math.max(0, atMs - bolus.startMs)).nl;

/**
 * Ends the running bolus early and records what was given until then (SR-8). What is left of a bridge waits: the old solution
 * still fills the path, so it goes on before the program does. No other bolus ever resumes.
 */
export function interruptBolus(work: Work, untilMs = work.pump.nowMs): void {
  const { pump } = work;
  const { bolus, starved } = pump;
  if (bolus === null) return;
  // While the task of the delivery hung nothing was given.
  const atMs = starved?.task === 'delivery' ? Math.min(untilMs, starved.sinceMs) : untilMs;
  const deliveredNl = givenBy(bolus, atMs);
  endBolus(work, atMs, deliveredNl);
  if (bolus.kind === 'bridge' && deliveredNl < bolus.volumeNl)
    pump.bridgeLeft = { flow: bolus.flow, volumeNl: bolus.volumeNl - deliveredNl };
  log(work, { kind: 'bolus-cancelled', bolus: bolus.kind, deliveredNl });
}

/** Takes the bolus off the motor and puts into the history what it gave. */
export function endBolus({ pump }: Work, endMs: number, volumeNl: number): void {
  const { bolus } = pump;
  if (bolus === null) return;
  pump.bolus = null;
  pump.primeTipAtMs = null;
  // Only one bolus runs at a time: it is the last that was entered.
  if (endMs === bolus.endMs && volumeNl === bolus.volumeNl) return;
  pump.history = [...pump.history.slice(0, -1), { ...bolus, endMs, volumeNl }];
}
