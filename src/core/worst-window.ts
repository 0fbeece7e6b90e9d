import { compareVolumesOver, type Duration, inSmallestUnit } from './units.ts';
import { type FlowPiece, WEEK_MS, type WeekPiece, weekFrom } from './week.ts';

/**
 * The window of that length in which the week's basal flow delivers most, over midnight and the end of the week too. The
 * volume of a sliding window is piecewise linear in its start, so its highest stands where an edge of the window meets a change
 * of flow: only those starts are looked at, and the result is exact.
 */
export function highestBasal(week: readonly WeekPiece[], window: Duration): readonly FlowPiece[] {
  const length = inSmallestUnit(window);
  const starts = week.flatMap(({ fromMs }) => [fromMs, mod(fromMs - length)]);
  return starts
    .map((start) => weekFrom(week, start, length))
    .reduce((highest, pieces) => (compareVolumesOver(pieces, highest) > 0 ? pieces : highest));
}

const mod = (ms: number): number => ((ms % WEEK_MS) + WEEK_MS) % WEEK_MS;
