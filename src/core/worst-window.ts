import { compare, compareVolumesOver, type Duration, inSmallestUnit } from './units.ts';
import { type FlowPiece, WEEK_MS, type WeekPiece, weekFrom } from './week.ts';

/**
 * The window of that length in which the week's basal flow delivers most, over midnight and the end of the week too. As a window
 * slides it gains what flows at its end and loses what flows at its start, so it can only be at its highest where the flow rises
 * at its start or falls at its end: only those are looked at, and the result is exact.
 */
export function highestBasal(week: readonly WeekPiece[], window: Duration): readonly FlowPiece[] {
  const length = inSmallestUnit(window);
  const starts = week.flatMap(({ fromMs, flow }, i) => {
    const before = week[i - 1] ?? week.at(-1);
    const change = before === undefined ? 0 : compare(flow, before.flow);
    if (change === 0 && week.length > 1) return [];
    return change >= 0 ? [fromMs] : [mod(fromMs - length)];
  });
  return starts
    .map((start) => weekFrom(week, start, length))
    .reduce((highest, pieces) => (compareVolumesOver(pieces, highest) > 0 ? pieces : highest));
}

const mod = (ms: number): number => ((ms % WEEK_MS) + WEEK_MS) % WEEK_MS;
