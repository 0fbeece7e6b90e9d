import { millisecondOfWeek } from '../core/pump-clock.ts';
import { instantAt } from '../core/time.ts';
import { milliseconds } from '../core/units.ts';
import type { PumpState, WeekFlow } from './pump-state.ts';

export interface SchedulePosition {
  readonly flow: number;
  /** When this part of the week ends, on the timer of the delivery; Infinity where the flow never changes. */
  readonly untilMs: number;
}

const NO_PROGRAM: SchedulePosition = { flow: 0, untilMs: Number.POSITIVE_INFINITY };

/** Where the active program stands. The schedule runs on the timer, at the distance from UTC that the clock was set to (SR-18). */
export function schedulePosition(
  pump: Pick<PumpState, 'active' | 'nowMs' | 'scheduleAheadMs'>,
): SchedulePosition {
  if (pump.active === null) return NO_PROGRAM;
  const { week } = pump.active;
  const [only] = week;
  if (week.length === 1 && only !== undefined) return { flow: only.flow, untilMs: Number.POSITIVE_INFINITY };
  const at = millisecondOfWeek(instantAt(pump.nowMs), { aheadOfUtc: milliseconds(pump.scheduleAheadMs) });
  const piece = pieceAt(week, at);
  return { flow: piece.flow, untilMs: pump.nowMs + piece.untilMs - at };
}

/** By halves: a week of 13 steps a day has 91 pieces. */
function pieceAt(week: readonly WeekFlow[], at: number): WeekFlow {
  let low = 0;
  let high = week.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((week[middle]?.untilMs ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  const piece = week[low];
  if (piece === undefined) throw new RangeError('not a whole week');
  return piece;
}
