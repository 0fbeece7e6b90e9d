import { withRoom, written } from './log-book.ts';
import type { Hidden, HiddenEvent, LogEntry, PumpEvent } from './pump-event.ts';
import type { PumpState } from './pump-state.ts';
import { shownAt } from './shown-clock.ts';

/** The next state while one step makes it: a copy of its own, so that the step is pure from outside. */
type Draft = { -readonly [Field in keyof PumpState]: PumpState[Field] };

export interface Work {
  readonly pump: Draft;
  readonly entries: LogEntry[];
  readonly hidden: Hidden[];
}

export const workOn = (pump: PumpState): Work => ({
  pump: { ...pump },
  entries: [],
  hidden: [],
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
  if (pump.log.size >= pump.configuration.policy.logCapacity.value) {
    const { book, lost } = withRoom(pump.log);
    pump.log = book;
    if (lost) pump.lostEntries += 1;
  }
  pump.log = written(pump.log, entry);
}

export function hide(work: Work, event: HiddenEvent): void {
  work.hidden.push({ atMs: work.pump.nowMs, event });
}
