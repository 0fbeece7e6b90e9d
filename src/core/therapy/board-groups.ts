import { dayOf, endOfDay } from '../calendar-day.ts';
import { compareInstants, type Instant, type TimeZone } from '../time.ts';
import type { BoardRow } from './board-row.ts';

/** What may be wrong with a patient, gravest first; `on-plan` where nothing is. */
export const BOARD_GROUPS = [
  'alarm-reported',
  'watch-over',
  'overdue',
  'visit-open',
  'unreconciled',
  'discrepancy',
  'stopped',
  'no-appointment',
  'to-verify',
  'to-sign',
  'no-data',
  'on-plan',
] as const;
export type BoardGroup = (typeof BOARD_GROUPS)[number];

/** What the groups are made from; a kept row of the board is enough. */
export interface BoardFacts extends Pick<BoardRow, 'mode' | 'lastFill' | 'appointment'> {
  readonly dates: Pick<BoardRow['dates'], 'refillBy' | 'lowReservoirAlarm' | 'empty'>;
  readonly order: Pick<NonNullable<BoardRow['order']>, 'status' | 'stale'> | null;
  readonly lastRefill: Pick<NonNullable<BoardRow['lastRefill']>, 'verdict'> | null;
  readonly alarms: readonly unknown[];
  readonly visit: Pick<NonNullable<BoardRow['visit']>, 'watchedUntil'> | null;
  readonly unreconciled: object | null;
  readonly interrupted: object | null;
}

/** The moment that a board is made for. What the calendar says is worked out once for all rows: it takes longer than a row. */
interface Hour {
  readonly now: Instant;
  readonly today: string;
  readonly endOf: (day: string) => Instant;
}

function hourOf(now: Instant, zone: TimeZone): Hour {
  const ends = new Map<string, Instant>();
  const endOf = (day: string): Instant => {
    const end = ends.get(day) ?? endOfDay(day, zone);
    ends.set(day, end);
    return end;
  };
  return { now, today: dayOf(now, zone), endOf };
}

type Belongs = (row: BoardFacts, hour: Hour) => boolean;

const reached = (at: Instant | null, now: Instant): boolean => at !== null && compareInstants(at, now) <= 0;

const BELONGS: Readonly<Record<Exclude<BoardGroup, 'on-plan'>, Belongs>> = {
  'alarm-reported': (row) => row.alarms.length > 0,
  overdue: ({ dates }, { now, today }) =>
    (dates.refillBy !== null && dates.refillBy < today) ||
    reached(dates.lowReservoirAlarm, now) ||
    reached(dates.empty, now),
  /** [SR-64] The time of the observation is over and nobody has said what was seen. */
  'watch-over': ({ visit }, { now }) => reached(visit?.watchedUntil ?? null, now),
  'visit-open': (row) => row.visit !== null,
  unreconciled: (row) => row.unreconciled !== null,
  discrepancy: (row) => row.lastRefill?.verdict === 'investigate',
  stopped: (row) => row.mode === 'stopped' || row.interrupted !== null,
  'no-appointment': ({ appointment, dates }, { now, endOf }) =>
    dates.refillBy !== null &&
    (appointment === null || reached(appointment, now) || reached(endOf(dates.refillBy), appointment)),
  'to-verify': ({ order }) =>
    order !== null && (order.stale || order.status === 'submitted' || order.status === 'disputed'),
  'to-sign': ({ order }) => order?.status === 'verified',
  'no-data': (row) => row.lastFill === null,
};

/**
 * For the rows of one board: every group that a patient is in, gravest first; never empty. Missing data is a group, not the
 * absence of one.
 */
export function boardGroupsAt(
  now: Instant,
  zone: TimeZone,
): (row: BoardFacts) => readonly [BoardGroup, ...BoardGroup[]] {
  const hour = hourOf(now, zone);
  return (row) => {
    const groups = BOARD_GROUPS.filter((group) => group !== 'on-plan' && BELONGS[group](row, hour));
    const [gravest, ...others] = groups;
    return gravest === undefined ? ['on-plan'] : [gravest, ...others];
  };
}

/** As `boardGroupsAt`, for one row. */
export const boardGroups = (
  row: BoardFacts,
  now: Instant,
  zone: TimeZone,
): readonly [BoardGroup, ...BoardGroup[]] => boardGroupsAt(now, zone)(row);

/** The gravest group: where the board lists the patient. */
export const boardGroup = (row: BoardFacts, now: Instant, zone: TimeZone): BoardGroup =>
  boardGroups(row, now, zone)[0];
