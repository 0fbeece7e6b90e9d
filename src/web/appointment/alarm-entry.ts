import type { PumpAlarmKind } from '../../core/devices/alarms.ts';
import { epochMilliseconds, type TimeZone } from '../../core/time.ts';
import type { CommandJson } from '../../wire/contract/command.ts';
import { type AnyProblem, type Typed, typedOr } from '../register/record-problem.ts';
import { type MomentText, NO_MOMENT, readMoment } from '../visit/moment-entry.ts';

/** An alarm that somebody heard and told, as typed. */
export interface AlarmEntry {
  readonly kind: PumpAlarmKind | null;
  /** Whether somebody knows since when; null until somebody has said so. */
  readonly hasSince: boolean | null;
  readonly since: MomentText;
  /** Who noticed it. */
  readonly by: string;
}

export const NO_ALARM: AlarmEntry = { kind: null, hasSince: null, since: NO_MOMENT, by: '' };

type Command = Extract<CommandJson, { type: 'report-alarm' }>;

/** The command that reports it. An alarm that begins in the future was mistyped. */
export function readAlarm(
  entry: AlarmEntry,
  { zone, nowMs }: { readonly zone: TimeZone; readonly nowMs: number },
): Typed<Command> {
  const problems: Record<string, AnyProblem> = {};
  const by = entry.by.trim();
  if (entry.kind === null) problems['kind'] = 'no-choice';
  if (by === '') problems['by'] = 'empty';
  if (entry.hasSince === null) problems['since'] = 'no-choice';
  const since = entry.hasSince === true ? readMoment(entry.since, zone) : null;
  if (since?.ok === false) problems[`since/${since.in}`] = since.problem;
  else if (since?.ok === true && epochMilliseconds(since.at) > nowMs) problems['since/day'] = 'in-the-future';
  return typedOr(problems, () => ({
    type: 'report-alarm',
    alarm: { kind: entry.kind ?? '', ...(since?.ok === true && { since: since.iso }) },
    by,
  }));
}
