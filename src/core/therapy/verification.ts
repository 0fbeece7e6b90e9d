import { accepted, type Result, refused } from '../result.ts';
import { entryDifferences } from './blind-entry.ts';
import type { OrderCommand } from './commands.ts';
import type { DecisionContext } from './context.ts';
import type { Happening } from './happening.ts';
import { openOrder } from './open-order.ts';
import { checkOf, digestOf } from './order-check.ts';
import type { Refusal } from './refusals.ts';
import type { TherapyState } from './state.ts';

/**
 * The second person's entry [SR-45]. Needed for every order: every intrathecal drug is high-alert, also at a refill that
 * changes nothing. An entry that differs is no refusal: it is logged and blocks the order until another is submitted.
 */
export function blindVerification(
  state: TherapyState,
  command: Extract<OrderCommand, { readonly type: 'verify-order' }>,
  context: DecisionContext,
): Result<readonly Happening[], Refusal> {
  const order = openOrder(state);
  if (order === null || order.id !== command.order)
    return refused({ code: 'no-such-order', order: command.order });
  if (order.stale || digestOf(state, order, context) !== order.digest)
    return refused({ code: 'changed-since-check' });
  if (order.status !== 'submitted')
    return refused({ code: 'order-not-ready', order: order.id, status: order.status });
  if (order.submitted.by.id === context.by.id) return refused({ code: 'second-person-needed' });
  const plan = checkOf(state, order.content, order.plannedFor, context);
  if (plan === null) return refused({ code: 'no-implant' });
  const fields = entryDifferences(command.entry, order.content, state.last, plan);
  if (!fields.ok) return fields;
  const { entry } = command;
  if (fields.value.length > 0)
    return accepted([{ type: 'order-disputed', order: order.id, entry, fields: fields.value }]);
  return accepted([{ type: 'order-verified', order: order.id, entry }]);
}
