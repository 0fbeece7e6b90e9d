import { entriesIn } from '../../pump/log-book.ts';
import type { LogEntry, PumpEvent } from '../../pump/pump-event.ts';
import type { PumpState } from '../../pump/pump-state.ts';

export const LOG_FILTERS = ['all', 'alarms', 'boluses', 'refusals', 'program'] as const;
export type LogFilter = (typeof LOG_FILTERS)[number];

const KINDS: Readonly<Record<Exclude<LogFilter, 'all'>, readonly PumpEvent['kind'][]>> = {
  alarms: [
    'alarm-raised',
    'alarm-silenced',
    'alarm-cleared',
    'alarm-resolved',
    'stall-began',
    'stall-recovered',
    'low-battery-reset',
    'task-not-served',
    'held-at-minimum-rate',
    'stopped',
  ],
  boluses: ['bolus-started', 'bolus-ended', 'bolus-cancelled', 'request-denied'],
  refusals: ['refused', 'request-denied'],
  program: [
    'update-begun',
    'program-active',
    'update-failed',
    'started',
    'stopped',
    'reservoir-set',
    'clock-set',
  ],
};

/** The entries of one sort, in their order, with the numbers that they have in the whole log. */
export const logShown = (entries: readonly LogEntry[], filter: LogFilter): readonly LogEntry[] =>
  filter === 'all' ? entries : entries.filter(({ event }) => KINDS[filter].includes(event.kind));

/** What stands in the log of a pump and nobody has marked as read. */
export const unreadIn = ({ log }: Pick<PumpState, 'log'>): readonly LogEntry[] =>
  entriesIn(log).filter(({ acknowledged }) => !acknowledged);
