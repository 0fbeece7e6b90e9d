import { compare, compareVolumesOver, type Duration, inSmallestUnit } from './units.ts';
import { type FlowPiece, WEEK_MS, type WeekPiece, weekFrom } from './week.ts';

/**
 * The window of that length in which the week's basal flow delivers most, over midnight and the end of the week too. As a window
 * slides it gains what flows at its end and loses what flows at its start, so it can only be at its highest where the flow rises
 * at its start or falls at its end: only those are looked at, and the result is exact.
 */
export function highestBasal(week: readonly WeekPiece[], window: Duration): readonly FlowPiece[] {
  const length = inSmallestUnit(window);
  const starts = week.map(({ fromMs, flow }, i) => {
    // Before the first piece runs the last of the week before.
    const before = week.at(i - 1);
    return before !== undefined && compare(flow, before.flow) < 0 ? mod(fromMs - length) : fromMs;
  });
  return starts
    .map((start) => weekFrom(week, start, length))
    .reduce((highest, pieces) => (compareVolumesOver(pieces, highest) > 0 ? pieces : highest));
}

const mod = (ms: number): number => ((ms % WEEK_MS) + WEEK_MS) % WEEK_MS;
