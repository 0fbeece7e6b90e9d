import { dayOf } from '../calendar-day.ts';
import { accepted, type Result, refused, unreachable } from '../result.ts';
import { compareInstants, elapsed } from '../time.ts';
import { inSmallestUnit } from '../units.ts';
import type { VisitCommand } from './commands.ts';
import { blankAmong } from './complete.ts';
import type { DecisionContext } from './context.ts';
import type { Happening } from './happening.ts';
import type { Refusal } from './refusals.ts';
import type { TherapyState } from './state.ts';
import { visitAt } from './visit-at.ts';

type Decided = Result<readonly Happening[], Refusal>;
type CommandOf<Type extends VisitCommand['type']> = Extract<VisitCommand, { readonly type: Type }>;

/** Watching the patient, and the two ways in which a visit ends. */
export function decideEnd(
  state: TherapyState,
  command: CommandOf<'end-observation' | 'complete-visit' | 'abort-visit'>,
  context: DecisionContext,
): Decided {
  switch (command.type) {
    case 'end-observation':
      return endObservation(state, command, context);
    case 'complete-visit':
      return complete(state, command, context);
    case 'abort-visit': {
      const { visit, reason } = command;
      if (state.visit === null || state.visit.id !== visit) return refused({ code: 'no-such-visit', visit });
      const blank = blankAmong({ '/reason': reason });
      if (blank !== null) return refused(blank);
      return accepted([{ type: 'visit-aborted', visit, reason }]);
    }
    default:
      return unreachable(command);
  }
}

function endObservation(
  state: TherapyState,
  command: CommandOf<'end-observation'>,
  context: DecisionContext,
): Decided {
  const at = visitAt(state, command.visit, ['observe']);
  if (!at.ok) return at;
  const { observation } = at.value;
  if (observation === null) throw new Error('a visit to observe without an observation');
  const { visit, overridden, symptoms } = command;
  const isOver = compareInstants(context.now, observation.until) >= 0;
  if (!isOver && overridden === null) {
    const left = inSmallestUnit(elapsed(context.now, observation.until));
    return refused({ code: 'observation-not-over', minutesLeft: Math.ceil(left / 60_000) });
  }
  if (isOver && overridden !== null) return refused({ code: 'reason-not-needed' });
  const blank = blankAmong({
    ...(overridden === null ? {} : { '/overridden': overridden }),
    ...(symptoms === null ? {} : { '/symptoms/seen': symptoms.seen, '/symptoms/done': symptoms.done }),
  });
  if (blank !== null) return refused(blank);
  return accepted([{ type: 'observation-ended', visit, overridden, symptoms }]);
}

/** Nobody leaves without an appointment on or before the refill date, or the reason why there is none [SR-61]. */
function complete(
  state: TherapyState,
  command: CommandOf<'complete-visit'>,
  context: DecisionContext,
): Decided {
  const at = visitAt(state, command.visit, ['finish']);
  if (!at.ok) return at;
  const { visit, next } = command;
  if ('waiver' in next) {
    const blank = blankAmong({ '/next/waiver': next.waiver });
    if (blank !== null) return refused(blank);
  } else {
    if (compareInstants(next.appointment, context.now) <= 0)
      return refused({ code: 'in-the-past', at: '/next/appointment' });
    const refillBy = at.value.confirmed?.standing.dates.refillBy ?? null;
    if (refillBy !== null && dayOf(next.appointment, context.timeZone) > refillBy)
      return refused({ code: 'appointment-too-late', refillBy });
  }
  return accepted([{ type: 'visit-completed', visit, next }]);
}
