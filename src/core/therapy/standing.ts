import type { Plan } from '../plan.ts';
import type { DecisionContext } from './context.ts';
import type { Standing } from './events.ts';
import { currentProgram } from './last-state.ts';
import { checkOf } from './order-check.ts';
import type { TherapyState } from './state.ts';

/** What a plan says the pump does from then on. */
export const standingOfPlan = (plan: Plan): Standing => ({
  rate: plan.delivery?.rate ?? null,
  daily: plan.delivery?.daily ?? [],
  dates: plan.dates,
});

/**
 * What follows from a fill and a program that were set elsewhere: counted from the fill, or from the last change of the
 * program with the volume that is expected to be left then. Throws where nothing is filled.
 */
export function standingOf(
  state: TherapyState,
  context: Pick<DecisionContext, 'clinic' | 'timeZone' | 'formulary'>,
): Standing {
  const { last } = state;
  if (last === null) throw new Error('nothing is filled');
  const change = last.changes.at(-1);
  const program = currentProgram(last);
  const plan =
    change === undefined
      ? checkOf(
          { ...state, last: null },
          { fill: last.fill, program, bridge: { kind: 'compute' } },
          last.fill.at,
          context,
        )
      : checkOf(
          { ...state, last: { ...last, changes: last.changes.slice(0, -1) } },
          { program, bridge: { kind: 'compute' } },
          change.at,
          context,
        );
  if (plan === null) throw new Error('no implant is recorded');
  return standingOfPlan(plan);
}
