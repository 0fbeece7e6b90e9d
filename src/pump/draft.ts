import type { Hidden, HiddenEvent, LogEntry, PumpEvent } from './pump-event.ts';
import type { PumpState } from './pump-state.ts';
import { shownAt } from './shown-clock.ts';

/** The next state while one step makes it: a copy of its own, so that the step is pure from outside. */
type Draft = { -readonly [Field in keyof PumpState]: PumpState[Field] };

export interface Work {
  readonly pump: Draft;
  readonly entries: LogEntry[];
  readonly hidden: Hidden[];
  /** The log of the draft once it was copied; null while it is still the caller's. */
  ownLog: LogEntry[] | null;
}

export const workOn = (pump: PumpState): Work => ({
  pump: { ...pump },
  entries: [],
  hidden: [],
  ownLog: null,
});

export function log(work: Work, event: PumpEvent): void {
  const { pump } = work;
  const entry: LogEntry = {
    sequence: pump.nextSequence,
    atMs: pump.nowMs,
    shownMs: shownAt(pump),
    event,
    acknowledged: false,
  };
  pump.nextSequence += 1;
  work.entries.push(entry);
  work.ownLog ??= [...pump.log];
  pump.log = work.ownLog;
  if (work.ownLog.length >= pump.configuration.policy.logCapacity.value) makeRoom(work, work.ownLog);
  work.ownLog.push(entry);
}

/** The oldest acknowledged entry goes; only where there is none the oldest, which is counted as lost. */
function makeRoom({ pump }: Work, own: LogEntry[]): void {
  const oldest = pump.acknowledgedCount > 0 ? own.findIndex((entry) => entry.acknowledged) : -1;
  if (oldest < 0) {
    own.shift();
    pump.lostEntries += 1;
    return;
  }
  own.splice(oldest, 1);
  pump.acknowledgedCount -= 1;
}

export function hide(work: Work, event: HiddenEvent): void {
  work.hidden.push({ atMs: work.pump.nowMs, event });
}
