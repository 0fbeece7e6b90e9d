import type { TimeZone } from '../../core/time.ts';
import { epochMilliseconds } from '../../core/time.ts';
import type { CommandJson } from '../../wire/contract/command.ts';
import { type MomentText, NO_MOMENT, readMoment } from './moment-entry.ts';
import { blank, type Entered, enteredOr, type VisitProblem } from './problems.ts';

export interface FinishEntry {
  /** True: an appointment; false: none, with the reason; null until somebody has chosen. */
  readonly booked: boolean | null;
  readonly appointment: MomentText;
  readonly waiver: string;
}

export const NOT_FINISHED: FinishEntry = { booked: null, appointment: NO_MOMENT, waiver: '' };

export interface FinishPlace {
  readonly zone: TimeZone;
  readonly nowMs: number;
  /** YYYY-MM-DD; null where no date can be computed. */
  readonly refillBy: string | null;
}

type Next = Extract<CommandJson, { type: 'complete-visit' }>['next'];

/** An appointment on or before the refill date, or the reason why there is none [SR-61]. */
export function readFinish(entry: FinishEntry, { zone, nowMs, refillBy }: FinishPlace): Entered<Next> {
  const problems: Record<string, VisitProblem | 'field'> = {};
  if (entry.booked === null) problems['booked'] = 'no-choice';
  if (entry.booked === false && blank(entry.waiver)) problems['waiver'] = 'empty';
  const at = entry.booked === true ? readMoment(entry.appointment, zone) : null;
  if (at?.ok === false) problems[`appointment/${at.in}`] = at.problem;
  if (at?.ok === true && epochMilliseconds(at.at) <= nowMs) problems['appointment/day'] = 'in-the-past';
  else if (at?.ok === true && refillBy !== null && at.day > refillBy)
    problems['appointment/day'] = 'after-refill-by';
  return enteredOr(problems, () =>
    at?.ok === true ? { appointment: at.iso } : { waiver: entry.waiver.trim() },
  );
}
