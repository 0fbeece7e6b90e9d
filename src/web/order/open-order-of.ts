import type { OrderView } from '../../wire/contract/order.ts';

/** The order that waits or is in use; a withdrawn one is history. */
export const openOrderOf = (order: OrderView | null): OrderView | null =>
  order === null || order.status === 'withdrawn' ? null : order;
