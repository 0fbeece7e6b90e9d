import { accepted, type Result, refused } from '../result.ts';
import type { DecisionContext } from './context.ts';
import { staled } from './evolve-record.ts';
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

/**
 * The state with its order void where it stands on something else than it was judged by. A policy, a formulary or a figure of a
 * new version changes without an event, and who relies on the order is to see it before the needle and not after [SR-44].
 */
export function asItStands(
  state: TherapyState,
  context: Pick<DecisionContext, 'clinic' | 'timeZone' | 'formulary' | 'digest'>,
): TherapyState {
  const order = openOrder(state);
  return order === null || digestOf(state, order, context) === order.digest ? state : staled(state);
}
