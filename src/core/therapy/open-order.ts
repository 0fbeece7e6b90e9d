import type { Order, TherapyState } from './state.ts';

/** The order that still stands: one at most [SR-74]. Null once it was withdrawn, or used by a completed visit. */
export const openOrder = (state: TherapyState): Order | null =>
  state.order === null || state.order.status === 'withdrawn' ? null : state.order;
