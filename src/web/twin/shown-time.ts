const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 86_400_000;

/** A stretch of time on the screen, in ms since 1970. */
export interface ShownTime {
  readonly from: number;
  readonly to: number;
}

/** Steps between samples, in hours: each a part of a day or whole days, so that a daily schedule is met at the same hours. */
const STEPS_HOURS = [1 / 12, 0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 96];
/** Ours: more columns than this nobody sees. */
export const MOST_COLUMNS = 760;
/** Ours: below this there is nothing to see. */
const SHORTEST_MS = 6 * MS_PER_HOUR;

/** The finest step that gives no more columns than are seen. */
export function stepMs({ from, to }: ShownTime, columns = MOST_COLUMNS): number {
  const hours = (to - from) / MS_PER_HOUR;
  const step = STEPS_HOURS.find((each) => hours / each <= columns);
  return (step ?? Math.ceil(hours / columns / 24) * 24) * MS_PER_HOUR;
}

export const PERIODS = { week: 7, month: 30, year: 365 } as const;
export type Period = keyof typeof PERIODS;

/** What may be looked at: from the first fill on, until there is nothing more to say. */
export type Bounds = ShownTime;

/** Inside the bounds, as long as it was where there is room. */
export function within({ from, to }: ShownTime, bounds: Bounds): ShownTime {
  const length = Math.min(to - from, bounds.to - bounds.from);
  const start = Math.max(bounds.from, Math.min(from, bounds.to - length));
  return { from: start, to: start + length };
}

/** A period with most of it before a moment: an eighth is left for what comes. */
export const around = (moment: number, period: Period, bounds: Bounds): ShownTime =>
  within(
    {
      from: moment - PERIODS[period] * MS_PER_DAY * (7 / 8),
      to: moment + PERIODS[period] * MS_PER_DAY * (1 / 8),
    },
    bounds,
  );

/** The hours around a refill: a day before, and five days for the path and the levels to settle; ours. */
export const aroundVisit = (at: number, bounds: Bounds): ShownTime =>
  within({ from: at - MS_PER_DAY, to: at + 5 * MS_PER_DAY }, bounds);

/** Half or twice as much, with the cursor where it is on the screen. */
export function zoomed(shown: ShownTime, cursor: number, factor: number, bounds: Bounds): ShownTime {
  const length = Math.max(SHORTEST_MS, (shown.to - shown.from) * factor);
  const share = Math.max(0, Math.min(1, (cursor - shown.from) / (shown.to - shown.from)));
  return within({ from: cursor - share * length, to: cursor + (1 - share) * length }, bounds);
}

/** Full steps of the day around what is shown, so that the same moments are computed however it was come by. */
export function onSteps(shown: ShownTime, columns = MOST_COLUMNS): ShownTime {
  const step = stepMs(shown, columns);
  return { from: Math.floor(shown.from / step) * step, to: Math.ceil(shown.to / step) * step };
}
