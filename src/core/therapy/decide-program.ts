import { usedBridge } from '../bridge.ts';
import { isNewSystem } from '../never-ran.ts';
import type { Plan } from '../plan.ts';
import { accepted, type Result, refused, unreachable } from '../result.ts';
import { compare } from '../units.ts';
import type { VisitCommand } from './commands.ts';
import type { DecisionContext } from './context.ts';
import type { ObservationReason } from './events.ts';
import type { Happening } from './happening.ts';
import { isInterrupted } from './interruption.ts';
import { checkOf } from './order-check.ts';
import { readBackDifferences } from './read-back.ts';
import { recheck } from './recheck.ts';
import type { Refusal } from './refusals.ts';
import { standingOfPlan } from './standing.ts';
import type { Order, TherapyState } from './state.ts';
import { visitAt } from './visit-at.ts';

type Decided = Result<readonly Happening[], Refusal>;
type CommandOf<Type extends VisitCommand['type']> = Extract<VisitCommand, { readonly type: Type }>;

/** The program, confirmed with what the visit found, and read back from the pump. */
export function decideProgram(
  state: TherapyState,
  command: CommandOf<'confirm-program' | 'enter-read-back'>,
  context: DecisionContext,
): Decided {
  switch (command.type) {
    case 'confirm-program':
      return confirm(state, command, context);
    case 'enter-read-back':
      return readBack(state, command, context);
    default:
      return unreachable(command);
  }
}

function confirm(
  state: TherapyState,
  command: CommandOf<'confirm-program'>,
  context: DecisionContext,
): Decided {
  const at = visitAt(state, command.visit, ['confirm']);
  if (!at.ok) return at;
  const visit = at.value;
  const checked = recheck(state, visit, context);
  if (!checked.ok) return checked;
  const { order, plan } = checked.value;
  const used = usedBridge(plan.bridge);
  const bridge = used && { volume: used.volume, duration: used.duration };
  const prime = plan.prime && { volume: plan.prime.volume, duration: plan.prime.duration };
  const confirmed: Happening = {
    type: 'program-confirmed',
    visit: visit.id,
    order: order.id,
    findings: plan.findings,
    standing: standingOfPlan(plan),
    bridge,
    prime,
  };
  if (visit.steps.includes('program')) return accepted([confirmed]);
  return accepted([confirmed, observation(state, visit.id, order, plan, context)]);
}

/** A difference is no refusal: it is recorded, the pump is unreconciled, and the visit stays open until it matches [SR-63]. */
function readBack(
  state: TherapyState,
  command: CommandOf<'enter-read-back'>,
  context: DecisionContext,
): Decided {
  const at = visitAt(state, command.visit, ['program']);
  if (!at.ok) return at;
  const visit = at.value;
  const { order } = state;
  if (order === null || order.id !== visit.order)
    return refused({ code: 'no-such-order', order: visit.order });
  const plan = checkOf(state, order.content, context.now, context);
  if (plan === null) return refused({ code: 'no-implant' });
  const fields = readBackDifferences(command.readBack, {
    content: order.content,
    plan,
    last: state.last,
    injected: visit.injected?.volume ?? null,
  });
  if (!fields.ok) return fields;
  const reported = { visit: visit.id, readBack: command.readBack };
  if (fields.value.length > 0)
    return accepted([{ type: 'read-back-differed', ...reported, fields: fields.value }]);
  return accepted([
    { type: 'read-back-matched', ...reported },
    observation(state, visit.id, order, plan, context),
  ]);
}

function observation(
  state: TherapyState,
  visit: string,
  order: Order,
  plan: Plan,
  context: DecisionContext,
): Happening {
  const because = observedBecause(state, order, plan, context);
  return { type: 'observation-started', visit, minutes: context.observation[because], because };
}

/** A first fill, the first run of what was filled before and any restart are a start; then a new drug; then more of any drug than before [SR-64]. */
function observedBecause(
  state: TherapyState,
  order: Order,
  plan: Plan,
  context: DecisionContext,
): ObservationReason {
  const { last } = state;
  const isFirst = isNewSystem(last, state.visit?.read?.reading);
  if (last === null || isFirst || isInterrupted(state, context.now)) return 'start';
  const held = last.fill.components.map((component) => component.drug);
  if (order.content.fill?.components.some((component) => !held.includes(component.drug)))
    return 'drug-change';
  const increased = plan.delivery?.daily.some(({ drug, dose }) => {
    const before = plan.before?.daily.find((each) => each.drug === drug)?.dose;
    return before === undefined || compare(dose, before) > 0;
  });
  return increased === false ? 'routine' : 'increase';
}
