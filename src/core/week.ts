import type { PumpProfile } from './devices/pump-profile.ts';
import type { Mixture } from './mixture.ts';
import type { Program } from './program.ts';
import { NO_FLOW, programFlow, type StepFlow } from './program-flow.ts';
import { minutesAfterMidnight, WEEKDAYS, type Weekday } from './time.ts';
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
  const running = steps.flatMap((step) => step.days.flatMap((day) => withinWeek(step, day)));
  return joined(filled(running.sort((a, b) => a.fromMs - b.fromMs)));
}

/** A step on one day; what runs on from Sunday stands at the beginning of the week. */
function withinWeek(step: StepFlow, day: Weekday): readonly WeekPiece[] {
  const { flow } = step;
  const fromMs = WEEKDAYS.indexOf(day) * DAY_MS + minutesAfterMidnight(step.from) * MINUTE_MS;
  const untilMs = fromMs + inSmallestUnit(step.length);
  if (untilMs <= WEEK_MS) return [{ fromMs, untilMs, flow }];
  return [
    { fromMs, untilMs: WEEK_MS, flow },
    { fromMs: 0, untilMs: untilMs - WEEK_MS, flow },
  ];
}

function filled(running: readonly WeekPiece[]): readonly WeekPiece[] {
  const pieces: WeekPiece[] = [];
  let reachedMs = 0;
  for (const piece of running) {
    if (piece.fromMs > reachedMs) pieces.push({ fromMs: reachedMs, untilMs: piece.fromMs, flow: NO_FLOW });
    pieces.push(piece);
    reachedMs = piece.untilMs;
  }
  if (reachedMs < WEEK_MS) pieces.push({ fromMs: reachedMs, untilMs: WEEK_MS, flow: NO_FLOW });
  return pieces;
}

function joined(pieces: readonly WeekPiece[]): readonly WeekPiece[] {
  const whole: WeekPiece[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (last !== undefined && equal(last.flow, piece.flow))
      whole[whole.length - 1] = { ...last, untilMs: piece.untilMs };
    else whole.push(piece);
  }
  return whole;
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
