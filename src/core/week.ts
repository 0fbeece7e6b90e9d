import type { PumpProfile } from './devices/pump-profile.ts';
import type { Mixture } from './mixture.ts';
import type { Program } from './program.ts';
import { NO_FLOW, programFlow } from './program-flow.ts';
import { minutesAfterMidnight, WEEKDAYS } from './time.ts';
import { type Duration, equal, type FlowRate, inSmallestUnit, milliseconds } from './units.ts';

/** A flow that is kept for a time. */
export interface FlowPiece {
  readonly flow: FlowRate;
  readonly time: Duration;
}

/** A part of the pump's week: milliseconds since Monday 00:00 on its clock. */
export interface WeekPiece {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly flow: FlowRate;
}

export const WEEK_MS = 604_800_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The whole week of a program without a hole, Monday first; where no step runs the flow is 0. Neighbours differ in flow. */
export function weekOf(program: Program, mixture: Mixture, pump: PumpProfile): readonly WeekPiece[] {
  const { steps } = programFlow(program, mixture, pump);
  const running: WeekPiece[] = [];
  for (const [index, day] of WEEKDAYS.entries())
    for (const { days, from, length, flow } of steps) {
      if (!days.includes(day)) continue;
      const fromMs = index * DAY_MS + minutesAfterMidnight(from) * MINUTE_MS;
      const untilMs = fromMs + inSmallestUnit(length);
      running.push({ fromMs, untilMs: Math.min(untilMs, WEEK_MS), flow });
      // What runs on from Sunday stands at the beginning of the week.
      if (untilMs > WEEK_MS) running.unshift({ fromMs: 0, untilMs: untilMs - WEEK_MS, flow });
    }
  return whole(running);
}

/** Pieces in order of time, with the holes filled and neighbours that do not differ joined. */
function whole(running: readonly WeekPiece[]): readonly WeekPiece[] {
  const week: { readonly fromMs: number; untilMs: number; readonly flow: FlowRate }[] = [];
  let reachedMs = 0;
  const runUntil = (untilMs: number, flow: FlowRate): void => {
    const last = week.at(-1);
    if (last !== undefined && equal(last.flow, flow)) last.untilMs = untilMs;
    else week.push({ fromMs: reachedMs, untilMs, flow });
    reachedMs = untilMs;
  };
  for (const { fromMs, untilMs, flow } of running) {
    if (fromMs > reachedMs) runUntil(fromMs, NO_FLOW);
    runUntil(untilMs, flow);
  }
  if (reachedMs < WEEK_MS) runUntil(WEEK_MS, NO_FLOW);
  return week;
}

/** What runs for `lengthMs` from a moment of the week on, over the end of the week as often as needed; nothing for no time. */
export function weekFrom(
  week: readonly WeekPiece[],
  startMs: number,
  lengthMs: number,
): readonly FlowPiece[] {
  const only = week[0];
  if (only !== undefined && week.length === 1)
    return lengthMs > 0 ? [{ flow: only.flow, time: milliseconds(lengthMs) }] : [];
  const pieces: FlowPiece[] = [];
  let at = startMs % WEEK_MS;
  let left = lengthMs;
  let index = week.findIndex((piece) => at < piece.untilMs);
  while (left > 0) {
    const piece = week[index];
    if (piece === undefined) throw new RangeError('not a whole week');
    const time = Math.min(left, piece.untilMs - at);
    pieces.push({ flow: piece.flow, time: milliseconds(time) });
    left -= time;
    at = piece.untilMs === WEEK_MS ? 0 : piece.untilMs;
    index = (index + 1) % week.length;
  }
  return pieces;
}

/** The whole week as flow and time. */
export const wholeWeek = (week: readonly WeekPiece[]): readonly FlowPiece[] => weekFrom(week, 0, WEEK_MS);
