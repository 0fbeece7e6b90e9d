import { dayOf } from '../calendar-day.ts';
import type { Plan } from '../plan.ts';
import { accepted, type Result, refused, unreachable } from '../result.ts';
import { unacknowledged } from './changes.ts';
import type { OrderCommand } from './commands.ts';
import { blankAmong } from './complete.ts';
import type { DecisionContext } from './context.ts';
import type { AcceptedWarning } from './events.ts';
import type { Happening } from './happening.ts';
import { isInterrupted } from './interruption.ts';
import { openOrder } from './open-order.ts';
import { changesOf, checkOf, digestOf, refusedOf, withoutReason, withoutWarning } from './order-check.ts';
import type { Refusal } from './refusals.ts';
import { repeatedContent } from './repeated-content.ts';
import { signature } from './signature.ts';
import type { TherapyState, Visit } from './state.ts';
import { syringeDifferences } from './syringe.ts';
import { blindVerification } from './verification.ts';

type Decided = Result<readonly Happening[], Refusal>;
type Submission = Extract<OrderCommand, { readonly type: 'submit-order' }>;

export function decideOrder(state: TherapyState, command: OrderCommand, context: DecisionContext): Decided {
  switch (command.type) {
    case 'submit-order':
      return submit(state, command, context);
    case 'repeat-order':
      return repeat(state, command, context);
    case 'verify-order':
      return blindVerification(state, command, context);
    case 'sign-order':
      return signature(state, command, context);
    case 'withdraw-order':
      return withdraw(state, command);
    default:
      return unreachable(command);
  }
}

/** What was ordered is what is in the pump, so nothing is left to acknowledge; every other rule holds as for any order. */
function repeat(
  state: TherapyState,
  command: Extract<OrderCommand, { readonly type: 'repeat-order' }>,
  context: DecisionContext,
): Decided {
  if (state.last === null) return refused({ code: 'nothing-filled' });
  if (isInterrupted(state, context.now)) return refused({ code: 'delivery-interrupted' });
  const { plannedFor, accepted, replaces } = command;
  const content = repeatedContent(state.last);
  return submit(
    state,
    { type: 'submit-order', visit: null, content, plannedFor, accepted, acknowledged: [], replaces },
    context,
  );
}

function submit(state: TherapyState, command: Submission, context: DecisionContext): Decided {
  const misplaced = placeRefusal(state, command, context);
  if (misplaced !== null) return refused(misplaced);
  const { visit, content, plannedFor, replaces } = command;
  const plan = checkOf(state, content, plannedFor, context);
  if (plan === null) return refused({ code: 'no-implant' });
  const unanswered = answerRefusal(plan, command.accepted);
  if (unanswered !== null) return refused(unanswered);
  const changes = changesOf(state, content, plan);
  const fields = unacknowledged(changes, command.acknowledged);
  if (fields.length > 0) return refused({ code: 'change-not-acknowledged', fields });
  const order = context.newId;
  const digest = digestOf(
    state,
    { id: order, visit, content, plannedFor, accepted: command.accepted },
    context,
  );
  return accepted([
    {
      type: 'order-submitted',
      order,
      visit,
      replaces,
      content,
      plannedFor,
      findings: plan.findings,
      accepted: command.accepted,
      changes,
      digest,
    },
  ]);
}

/** Whether an order may be submitted here and now at all, whatever it says. */
function placeRefusal(state: TherapyState, command: Submission, context: DecisionContext): Refusal | null {
  const { content, replaces } = command;
  if (state.pump === null) return { code: 'no-implant' };
  const open = openOrder(state);
  const untimely =
    state.visit === null ? beforehandRefusal(command, context) : amendmentRefusal(state.visit, command);
  if (untimely !== null) return untimely;
  if (open !== null && replaces !== open.id)
    return { code: 'order-open', order: open.id, status: open.status };
  if (open === null && replaces !== null) return { code: 'no-such-order', order: replaces };
  return content.fill === undefined && state.last === null ? { code: 'nothing-filled' } : null;
}

function beforehandRefusal({ visit, plannedFor }: Submission, context: DecisionContext): Refusal | null {
  if (visit !== null) return { code: 'no-such-visit', visit };
  const isPast = dayOf(plannedFor, context.timeZone) < dayOf(context.now, context.timeZone);
  return isPast ? { code: 'in-the-past', at: '/plannedFor' } : null;
}

/** While a visit is open only it is ordered for: before the injection or before the program, and for what is in the syringe. */
function amendmentRefusal(open: Visit, { visit, content }: Submission): Refusal | null {
  if (visit === null) return { code: 'visit-open', visit: open.id };
  if (visit !== open.id) return { code: 'no-such-visit', visit };
  if (open.step !== 'inject' && open.step !== 'confirm') return { code: 'not-now', step: open.step };
  const fields = syringeDifferences(open, content);
  return fields.length > 0 ? { code: 'not-in-the-syringe', fields } : null;
}

/** What the findings still ask of the author. */
function answerRefusal(plan: Plan, reasons: readonly AcceptedWarning[]): Refusal | null {
  const barred = refusedOf(plan.findings);
  if (barred.length > 0) return { code: 'plan-refused', findings: barred };
  const unexplained = withoutReason(plan.findings, reasons);
  if (unexplained.length > 0) return { code: 'warning-without-reason', findings: unexplained };
  const idle = withoutWarning(plan.findings, reasons);
  if (idle.length > 0) return { code: 'reason-without-warning', fields: idle.map((each) => each.rule) };
  const silent = reasons.findIndex((each) => each.reason === 'other' && (each.remark ?? '').trim() === '');
  if (silent >= 0)
    return { code: 'incomplete', at: `/accepted/${silent}/remark`, expected: 'the reason in words' };
  return null;
}

function withdraw(
  state: TherapyState,
  command: Extract<OrderCommand, { readonly type: 'withdraw-order' }>,
): Decided {
  const order = openOrder(state);
  if (order === null || order.id !== command.order)
    return refused({ code: 'no-such-order', order: command.order });
  const { visit } = state;
  const amends = visit !== null && order.visit === visit.id && visit.confirmed === null;
  if (visit !== null && !amends) return refused({ code: 'order-in-use', visit: visit.id });
  const blank = blankAmong({ '/reason': command.reason });
  if (blank !== null) return refused(blank);
  return accepted([{ type: 'order-withdrawn', order: order.id, reason: command.reason }]);
}
