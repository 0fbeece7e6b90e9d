import type { Plan } from '../plan.ts';
import { compareInstants, type Instant, later } from '../time.ts';
import { milliseconds } from '../units.ts';
import type { LastState } from '../visit-input.ts';
import type { DecisionContext } from './context.ts';
import type { OrderContent, Standing } from './events.ts';
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
 * What follows from a fill and a program that were set elsewhere: counted from the last thing that is known of the pump, with
 * the volume that is expected to be left then. Throws where nothing is filled.
 */
export function standingOf(
  state: TherapyState,
  context: Pick<DecisionContext, 'clinic' | 'timeZone' | 'formulary'>,
): Standing {
  const { last } = state;
  if (last === null) throw new Error('nothing is filled');
  const content: OrderContent = { program: currentProgram(last), bridge: { kind: 'compute' } };
  const plan = checkOf({ ...state, visit: null }, content, latestOf(last), context);
  if (plan === null) throw new Error('no implant is recorded');
  return standingOfPlan(plan);
}

/** When a bridge was over, a program was changed, or else the fill. */
function latestOf(last: LastState): Instant {
  const ends = last.delivered.map((each) => later(each.at, each.duration ?? milliseconds(0)));
  return [...last.changes.map((change) => change.at), ...ends].reduce(
    (latest, at) => (compareInstants(at, latest) > 0 ? at : latest),
    last.fill.at,
  );
}
