import { mulDiv } from '../core/units.ts';
import type { PumpState } from './pump-state.ts';

type Clock = Pick<PumpState, 'nowMs' | 'clockAheadMs' | 'clockSetMs' | 'driftPerBillion' | 'scheduleAheadMs'>;

const BILLION = 1_000_000_000;

/** How far the shown clock has run ahead since it was set. */
const drifted = ({ nowMs, clockSetMs, driftPerBillion }: Clock): number =>
  driftPerBillion === 0 ? 0 : mulDiv(nowMs - clockSetMs, driftPerBillion, BILLION, 'down');

/** What the pump's clock shows, as if its face were UTC. */
export const shownAt = (clock: Clock): number => clock.nowMs + clock.clockAheadMs + drifted(clock);

/** How far the shown clock stands ahead of the timer that the schedule runs on. */
export const clockError = (clock: Clock): number =>
  clock.clockAheadMs + drifted(clock) - clock.scheduleAheadMs;

/** When a drifting clock will first be off by more than the limit; Infinity where it will not. */
export function offAtMs(clock: Clock, limitMs: number): number {
  const { clockSetMs, driftPerBillion, clockAheadMs, scheduleAheadMs } = clock;
  if (driftPerBillion === 0) return Number.POSITIVE_INFINITY;
  const already = clockAheadMs - scheduleAheadMs;
  const missing = limitMs + 1 - Math.sign(driftPerBillion) * already;
  // Drift is rounded down: forwards it needs the whole ms, backwards only a part of it.
  return driftPerBillion > 0
    ? clockSetMs + mulDiv(missing, BILLION, driftPerBillion, 'up')
    : clockSetMs + mulDiv(missing - 1, BILLION, -driftPerBillion, 'down') + 1;
}
