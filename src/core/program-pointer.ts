import type { DayPattern } from './program.ts';
import { WEEKDAYS } from './time.ts';

/** A file gives `steps` for every day alike, or groups of `days` each with its `steps`. */
const forEveryDay = (patterns: readonly DayPattern[]): boolean =>
  patterns.length === 1 && WEEKDAYS.every((day) => patterns[0]?.days.includes(day));

const pattern = (patterns: readonly DayPattern[], index: number): string =>
  forEveryDay(patterns) ? '' : `/days/${index}`;

/** Where a part of a schedule stands in the file, as a pointer inside its program. */
export const programPointer = {
  pattern,
  /** `inPattern` is the pointer to the pattern of the step. */
  setting: (inPattern: string, s: number, kind: 'dose' | 'rate' | 'amount'): string =>
    `${inPattern}/steps/${s}/${kind}`,
} as const;
