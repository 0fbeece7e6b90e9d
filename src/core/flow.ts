import type { PumpProfile } from './devices/pump-profile.ts';
import type { Mixture } from './mixture.ts';
import type { Program } from './program.ts';
import { NO_FLOW } from './program-flow.ts';
import { millisecondOfWeek, type PumpClock } from './pump-clock.ts';
import { compareInstants, elapsed, epochMilliseconds, type Instant, instantAt } from './time.ts';
import { inSmallestUnit } from './units.ts';
import { type FlowPiece, type WeekPiece, weekFrom, weekOf } from './week.ts';

/**
 * The flow of one program over real elapsed time: a day at the end of summer time has 25 hours, and the pump's clock does
 * not see it. Empty where `until` is not after `from`. A flow that cannot be known runs as 0: `programFlow` names it.
 */
export function flowPieces(
  program: Program,
  mixture: Mixture,
  pump: PumpProfile,
  from: Instant,
  until: Instant,
  clock: PumpClock,
): readonly FlowPiece[] {
  return piecesOf(weekOf(program, mixture, pump), from, until, clock);
}

function piecesOf(
  week: readonly WeekPiece[],
  from: Instant,
  until: Instant,
  clock: PumpClock,
): readonly FlowPiece[] {
  return weekFrom(week, millisecondOfWeek(from, clock), inSmallestUnit(elapsed(from, until)));
}

/** What a pump was told from a moment on: a program, its changes and the periods in which nothing was delivered. */
export interface ProgramHistory {
  readonly program: Program;
  readonly changes: readonly { readonly at: Instant; readonly program: Program }[];
  readonly stops: readonly { readonly from: Instant; readonly until: Instant }[];
}

/**
 * The flow of a history over real time. Changes take effect at their instant, in order of time whatever their order in the
 * list; of two at one instant the later in the list. During a stop the flow is 0 and the program's time goes on.
 */
export function flowHistory(
  history: ProgramHistory,
  mixture: Mixture,
  pump: PumpProfile,
  from: Instant,
  until: Instant,
  clock: PumpClock,
): readonly FlowPiece[] {
  const pieces: FlowPiece[] = [];
  // One program runs in many parts, between its stops; its week is the same in all of them.
  const weeks = new Map<Program, readonly WeekPiece[]>();
  const weekIn = (program: Program): readonly WeekPiece[] => {
    const week = weeks.get(program) ?? weekOf(program, mixture, pump);
    weeks.set(program, week);
    return week;
  };
  for (const part of partsBetween(history, from, until))
    if (part.stopped) pieces.push({ flow: NO_FLOW, time: elapsed(part.from, part.until) });
    // One by one: decades of a schedule are more arguments than a call can take.
    else for (const piece of piecesOf(weekIn(part.program), part.from, part.until, clock)) pieces.push(piece);
  return pieces;
}

interface Part {
  readonly from: Instant;
  readonly until: Instant;
  readonly program: Program;
  readonly stopped: boolean;
}

function partsBetween(
  { program, changes, stops }: ProgramHistory,
  from: Instant,
  until: Instant,
): readonly Part[] {
  const ordered = [...changes].sort((a, b) => compareInstants(a.at, b.at));
  const cuts = [
    from,
    ...changes.map((change) => change.at),
    ...stops.flatMap((stop) => [stop.from, stop.until]),
    until,
  ]
    .map(epochMilliseconds)
    .filter((at) => at >= epochMilliseconds(from) && at <= epochMilliseconds(until))
    .sort((a, b) => a - b);
  return cuts.slice(1).flatMap((end, i) => {
    const start = instantAt(cuts[i] ?? end);
    if (epochMilliseconds(start) === end) return [];
    return {
      from: start,
      until: instantAt(end),
      program: ordered.findLast((change) => compareInstants(change.at, start) <= 0)?.program ?? program,
      stopped: stops.some(
        (stop) => compareInstants(stop.from, start) <= 0 && compareInstants(start, stop.until) < 0,
      ),
    };
  });
}
