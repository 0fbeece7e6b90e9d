import { millisecondOfWeek } from '../core/pump-clock.ts';
import { instantAt } from '../core/time.ts';
import { inSmallestUnit, milliseconds } from '../core/units.ts';
import { canTurn } from './flows.ts';
import type { PumpRefusal } from './pump-refusal.ts';
import type { PumpState } from './pump-state.ts';
import { alarmSheet } from './safe-states/alarm-sheet.ts';
import { DAY_MS, volumeUp } from './total.ts';
import { displayedNl, unusableNl } from './volumes.ts';

/** Why no bolus of any kind may start now, or null (SR-7). */
export function whyNoBolus(pump: PumpState): PumpRefusal | null {
  if (pump.active === null) return 'no-program';
  if (pump.update !== null) return 'updating';
  if (pump.run.kind !== 'running' || pump.active.prescription.program.mode === 'stopped') return 'stopped';
  if (pump.selfTestUntilMs !== null) return 'self-test';
  if (pump.alarms.some(({ alarm }) => alarmSheet(alarm).forbidsPatientBolus)) return 'alarm-forbids';
  if (!canTurn(pump)) return 'no-delivery';
  return pump.bolus === null ? null : 'bolus-running';
}

/** Why the patient's request is denied, or null. Denied is denied: nothing is queued (SR-6). */
export function whyDenied(pump: PumpState): PumpRefusal | null {
  const bolus = pump.active?.prescription.program.patientBolus;
  if (pump.active === null) return 'no-program';
  if (bolus === undefined || pump.active.bolusNl === null) return 'patient-bolus-not-allowed';
  if (pump.historyCorrupt) return 'history-corrupt';
  const forbidden = whyNoBolus(pump);
  if (forbidden !== null) return forbidden;
  const lockoutMs = inSmallestUnit(bolus.lockout);
  if (!historyReachesBack(pump, lockoutMs)) return 'lockout';
  if (startedSince(pump, pump.nowMs - lockoutMs + 1) > 0) return 'lockout';
  if (startedSince(pump, dayBeganMs(pump)) >= bolus.maxPerDay) return 'daily-limit';
  const volumeNl = pump.active.bolusNl;
  return whyNoVolume(pump, volumeNl) ?? whyAboveLimit(pump, volumeNl, inSmallestUnit(bolus.duration));
}

/** After a corrupt history what came before counts as full, for as long as any limit looks back. */
function historyReachesBack(pump: PumpState, lockoutMs: number): boolean {
  if (pump.active === null || pump.historyKnownFromMs === null) return true;
  const windows = pump.active.prescription.limits.map(({ window }) => inSmallestUnit(window));
  return isHistoryKnown(pump, Math.max(lockoutMs, DAY_MS, ...windows));
}

/** Whether the history can be believed so far back. */
export const isHistoryKnown = (
  { nowMs, historyKnownFromMs }: Pick<PumpState, 'nowMs' | 'historyKnownFromMs'>,
  backMs: number,
): boolean => historyKnownFromMs === null || nowMs - historyKnownFromMs >= backMs;

/** When the pump's day of boluses began: its midnight where the model counts so, else 24 h ago, which never allows more. */
function dayBeganMs({ profile, nowMs, scheduleAheadMs }: PumpState): number {
  if (profile.patientBolusDay?.value !== 'clock') return nowMs - DAY_MS + 1;
  const clock = { aheadOfUtc: milliseconds(scheduleAheadMs) };
  return nowMs - (millisecondOfWeek(instantAt(nowMs), clock) % DAY_MS);
}

/** Patient boluses that started at that moment or later; the history is in order of its starts. */
function startedSince({ history }: PumpState, fromMs: number): number {
  let count = 0;
  for (let i = history.length - 1; i >= 0; i--) {
    const past = history[i];
    if (past === undefined || past.startMs < fromMs) break;
    if (past.kind === 'patient') count += 1;
  }
  return count;
}

export function whyNoVolume(pump: PumpState, volumeNl: number): PumpRefusal | null {
  if (volumeNl <= 0) return 'no-volume';
  return displayedNl(pump) - unusableNl(pump) < volumeNl ? 'reservoir-too-low' : null;
}

/**
 * SR-5: what boluses gave in the window, and this one, and a full window of the highest basal flow there is or was within it, may
 * not be above the limit. It looks forward as well as back: the basal flow may only begin after the bolus.
 */
export function whyAboveLimit(pump: PumpState, volumeNl: number, durationMs: number): 'window-limit' | null {
  if (pump.active === null) return null;
  const above = pump.active.prescription.limits.some(({ window, volume }) => {
    const windowMs = inSmallestUnit(window);
    if (!isHistoryKnown(pump, windowMs)) return true;
    const own =
      durationMs <= windowMs
        ? volumeNl
        : Math.min(volumeNl, volumeUp(Math.ceil((volumeNl * DAY_MS) / durationMs), windowMs));
    return bolusesWithin(pump, windowMs) + own + highestBasal(pump, windowMs) > inSmallestUnit(volume);
  });
  return above ? 'window-limit' : null;
}

/** What boluses gave within the last `windowMs`, nL rounded up. A bridge and a prime run in place of the basal flow: see below. */
export function bolusesWithin(pump: Pick<PumpState, 'nowMs' | 'history'>, windowMs: number): number {
  const fromMs = pump.nowMs - windowMs;
  let sum = 0;
  // In order and never two at once: before the first that ended too early there is none.
  for (let i = pump.history.length - 1; i >= 0; i--) {
    const past = pump.history[i];
    if (past === undefined || past.endMs <= fromMs) break;
    if (past.kind === 'bridge' || past.kind === 'prime') continue;
    const inside = Math.min(past.endMs, pump.nowMs) - Math.max(past.startMs, fromMs);
    sum += Math.min(past.volumeNl, volumeUp(past.flow, inside));
  }
  return sum;
}

/**
 * A full window of the highest basal flow of the active program and of those that were active within the window, nL rounded up. A
 * bridge counts as a basal flow. A prime counts nowhere: what it fills was empty, and it gives the patient nothing.
 */
export const highestBasal = (
  pump: Pick<PumpState, 'active' | 'pastBasal' | 'nowMs'>,
  windowMs: number,
  coming = 0,
): number => {
  let flow = Math.max(coming, pump.active?.highestFlow ?? 0);
  for (const past of pump.pastBasal)
    if (past.untilMs > pump.nowMs - windowMs && past.flow > flow) flow = past.flow;
  return volumeUp(flow, windowMs);
};
