import { accepted, type Result, refused } from '../result.ts';
import type { DecisionContext } from './context.ts';
import { openOrder } from './open-order.ts';
import { digestOf } from './order-check.ts';
import type { OrderRefusal } from './refusals.ts';
import type { Order, TherapyState } from './state.ts';

/** The open order with this id, signed, and still standing on everything that it was judged by [SR-44]. */
export function orderInForce(
  state: TherapyState,
  id: string,
  context: DecisionContext,
): Result<Order, OrderRefusal> {
  const order = openOrder(state);
  if (order === null || order.id !== id) return refused({ code: 'no-such-order', order: id });
  if (order.stale || digestOf(state, order, context) !== order.digest)
    return refused({ code: 'changed-since-check' });
  if (order.status !== 'signed') return refused({ code: 'order-not-ready', order: id, status: order.status });
  return accepted(order);
}
