import { accepted, type Result, refused } from '../result.ts';
import type { OrderCommand } from './commands.ts';
import type { DecisionContext } from './context.ts';
import type { Happening } from './happening.ts';
import { openOrder } from './open-order.ts';
import { checkOf, digestOf, refusedOf, rehearsalAgainst, withoutReason } from './order-check.ts';
import type { Refusal } from './refusals.ts';
import type { TherapyState } from './state.ts';

/**
 * A physician prescribes what the second person has checked [SR-68]. The plan is computed anew: what changed since the check
 * voids it, be it the record, the policy, the formulary or the rules themselves [SR-44]. Last it is run on the virtual pump: what
 * that would do otherwise than the plan says cannot be signed.
 */
export function signature(
  state: TherapyState,
  command: Extract<OrderCommand, { readonly type: 'sign-order' }>,
  context: DecisionContext,
): Result<readonly Happening[], Refusal> {
  const order = openOrder(state);
  if (order === null || order.id !== command.order)
    return refused({ code: 'no-such-order', order: command.order });
  if (context.by.role !== 'physician') return refused({ code: 'physician-needed' });
  const { digest } = order;
  if (order.stale || command.digest !== digest || digestOf(state, order, context) !== digest)
    return refused({ code: 'changed-since-check' });
  if (order.status !== 'verified')
    return refused({ code: 'order-not-ready', order: order.id, status: order.status });
  const plan = checkOf(state, order.content, order.plannedFor, context);
  if (plan === null) return refused({ code: 'no-implant' });
  const barred = refusedOf(plan.findings);
  if (barred.length > 0) return refused({ code: 'plan-refused', findings: barred });
  const unexplained = withoutReason(plan.findings, order.accepted);
  if (unexplained.length > 0) return refused({ code: 'warning-without-reason', findings: unexplained });
  const rehearsed = rehearsalAgainst(state, order, plan, context);
  if (rehearsed !== null) return refused(rehearsed);
  return accepted([{ type: 'order-signed', order: order.id, meaning: 'prescribed', digest }]);
}
