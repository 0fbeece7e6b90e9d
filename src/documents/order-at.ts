import type { TherapyEvent } from '../core/therapy/events.ts';
import { fold } from '../core/therapy/evolve.ts';
import type { Order, TherapyState } from '../core/therapy/state.ts';

/** The therapy as it stood when something last happened to this order, which is also there for an order long done. */
export function orderAt(
  events: readonly TherapyEvent[],
  order: string,
): { readonly order: Order; readonly state: TherapyState } | null {
  const last = events.findLastIndex((event) => 'order' in event && event.order === order);
  const state = last < 0 ? null : fold(events.slice(0, last + 1));
  return state?.order?.id === order ? { order: state.order, state } : null;
}
