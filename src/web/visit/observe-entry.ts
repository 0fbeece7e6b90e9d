import type { CommandJson } from '../../wire/contract/command.ts';
import { blank, type Entered, enteredOr, type VisitProblem } from './problems.ts';

export interface ObserveEntry {
  /** Whether anything was seen; null until somebody has said so. */
  readonly hasSymptoms: boolean | null;
  readonly seen: string;
  readonly done: string;
  readonly overridden: string;
}

export const NOTHING_OBSERVED: ObserveEntry = { hasSymptoms: null, seen: '', done: '', overridden: '' };

type EndCommand = Omit<Extract<CommandJson, { type: 'end-observation' }>, 'visit'>;

/** Before the time is over only with a reason; afterwards none is needed [SR-56]. */
export function readObservation(entry: ObserveEntry, over: boolean): Entered<EndCommand> {
  const problems: Record<string, VisitProblem> = {};
  if (entry.hasSymptoms === null) problems['symptoms'] = 'no-choice';
  if (entry.hasSymptoms === true && blank(entry.seen)) problems['seen'] = 'empty';
  if (entry.hasSymptoms === true && blank(entry.done)) problems['done'] = 'empty';
  if (!over && blank(entry.overridden)) problems['overridden'] = 'empty';
  return enteredOr(problems, () => ({
    type: 'end-observation',
    overridden: over ? null : entry.overridden.trim(),
    symptoms: entry.hasSymptoms === true ? { seen: entry.seen.trim(), done: entry.done.trim() } : null,
  }));
}
