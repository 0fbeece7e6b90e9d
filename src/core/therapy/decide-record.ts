import { dayOf } from '../calendar-day.ts';
import { accepted, type Result, refused, unreachable } from '../result.ts';
import { compareInstants } from '../time.ts';
import { isPositive } from '../units.ts';
import type { LastState } from '../visit-input.ts';
import type { RecordCommand } from './commands.ts';
import { blankAmong, isDay } from './complete.ts';
import type { DecisionContext } from './context.ts';
import type { Happening } from './happening.ts';
import type { RecordRefusal } from './refusals.ts';
import { standingOf } from './standing.ts';
import type { TherapyState } from './state.ts';

type Decided = Result<readonly Happening[], RecordRefusal>;
type CommandOf<Type extends RecordCommand['type']> = Extract<RecordCommand, { readonly type: Type }>;

export function register(
  state: TherapyState | null,
  { identity, facts }: CommandOf<'register-patient'>,
  context: DecisionContext,
): Decided {
  if (state !== null) return refused({ code: 'already-registered' });
  const blank = blankAmong({
    '/identity/name': identity.name,
    '/identity/recordNumber': identity.recordNumber,
  });
  if (blank !== null) return refused(blank);
  const at = '/identity/birthDate';
  if (!isDay(identity.birthDate) || identity.birthDate > dayOf(context.now, context.timeZone))
    return refused({ code: 'incomplete', at, expected: 'a day that has been, as YYYY-MM-DD' });
  return accepted([{ type: 'patient-registered', identity, facts }]);
}

export function decideRecord(
  state: TherapyState,
  command: Exclude<RecordCommand, { type: 'register-patient' }>,
  context: DecisionContext,
): Decided {
  switch (command.type) {
    case 'record-facts':
      return accepted([{ type: 'facts-recorded', facts: command.facts }]);
    case 'record-implant':
      return recordImplant(state, command);
    case 'take-over-therapy':
      return takeOver(state, command.last, context);
    case 'report-alarm': {
      const blank = blankAmong({ '/alarm/kind': command.alarm.kind, '/by': command.by });
      if (blank !== null) return refused(blank);
      return accepted([{ type: 'alarm-reported', alarm: command.alarm, by: command.by }]);
    }
    case 'book-appointment':
      if (compareInstants(command.at, context.now) <= 0) return refused({ code: 'in-the-past', at: '/at' });
      return accepted([{ type: 'appointment-booked', at: command.at }]);
    case 'cancel-appointment': {
      if (state.appointment === null) return refused({ code: 'no-appointment' });
      const blank = blankAmong({ '/reason': command.reason });
      if (blank !== null) return refused(blank);
      return accepted([{ type: 'appointment-cancelled', reason: command.reason }]);
    }
    default:
      return unreachable(command);
  }
}

/** The record of one pump may be corrected; another pump in its place is a replacement, which is another workflow. */
function recordImplant(state: TherapyState, { pump, catheter }: CommandOf<'record-implant'>): Decided {
  const blank = blankAmong({ '/pump/serial': pump.serial });
  if (blank !== null) return refused(blank);
  const isAnother = state.pump !== null && state.pump.serial !== pump.serial;
  if (isAnother && state.visit !== null) return refused({ code: 'visit-open', visit: state.visit.id });
  if (isAnother && state.last !== null) return refused({ code: 'already-filled' });
  return accepted([{ type: 'implant-recorded', pump, catheter }]);
}

function takeOver(state: TherapyState, last: LastState, context: DecisionContext): Decided {
  if (state.pump === null) return refused({ code: 'no-implant' });
  if (state.last !== null) return refused({ code: 'already-filled' });
  if (state.visit !== null) return refused({ code: 'visit-open', visit: state.visit.id });
  if (!isPositive(last.fill.volume))
    return refused({ code: 'incomplete', at: '/last/fill/volume', expected: 'a volume above zero' });
  const times = [last.fill.at, ...[...last.changes, ...last.delivered].map((each) => each.at)];
  if (times.some((at) => compareInstants(at, context.now) > 0))
    return refused({ code: 'incomplete', at: '/last', expected: 'nothing that lies ahead' });
  const standing = standingOf({ ...state, last }, context);
  return accepted([{ type: 'therapy-taken-over', last, standing }]);
}
