import { unreachable } from '../result.ts';
import type { EventOf } from './happening.ts';
import { impossible } from './impossible.ts';
import { openOrder } from './open-order.ts';
import type { Mark, Order, TherapyState } from './state.ts';

type OrderEvent = EventOf<
  'order-submitted' | 'order-verified' | 'order-disputed' | 'order-signed' | 'order-withdrawn'
>;

export function evolveOrder(state: TherapyState, event: OrderEvent): TherapyState {
  const mark: Mark = { by: event.stamp.by, at: event.stamp.at };
  if (event.type === 'order-submitted') return submitted(state, event, mark);
  const order = openOrder(state);
  if (order === null || order.id !== event.order) impossible(event, 'no such order is open');
  switch (event.type) {
    case 'order-verified':
      if (order.status !== 'submitted' || order.stale) impossible(event, 'the order is not to be verified');
      if (order.submitted.by.id === mark.by.id) impossible(event, 'its author is no second person');
      return withOrder(state, { ...order, status: 'verified', verified: { ...mark, entry: event.entry } });
    case 'order-disputed':
      if (order.status !== 'submitted' || order.stale) impossible(event, 'the order is not to be verified');
      return {
        ...withOrder(state, {
          ...order,
          status: 'disputed',
          disputed: { ...mark, entry: event.entry, fields: event.fields },
        }),
        history: { ...state.history, disputedOrders: state.history.disputedOrders + 1 },
      };
    case 'order-signed':
      if (order.status !== 'verified' || order.stale) impossible(event, 'no second person has checked it');
      if (event.digest !== order.digest) impossible(event, 'another text was signed');
      return withOrder(state, { ...order, status: 'signed', signed: mark });
    case 'order-withdrawn':
      if (state.visit !== null && order.visit !== state.visit.id) impossible(event, 'a visit is using it');
      return withOrder(state, {
        ...order,
        status: 'withdrawn',
        withdrawn: { ...mark, reason: event.reason },
      });
    default:
      return unreachable(event);
  }
}

function submitted(state: TherapyState, event: EventOf<'order-submitted'>, mark: Mark): TherapyState {
  const open = openOrder(state);
  if (state.pump === null) impossible(event, 'no implant is recorded');
  if (event.replaces !== (open?.id ?? null)) impossible(event, 'another order is open');
  if (event.visit !== (state.visit?.id ?? null)) impossible(event, 'it belongs to no open visit');
  if (state.visit !== null && state.visit.step !== 'inject' && state.visit.step !== 'confirm')
    impossible(event, `the visit is at ${state.visit.step}`);
  const order: Order = {
    id: event.order,
    visit: event.visit,
    status: 'submitted',
    content: event.content,
    plannedFor: event.plannedFor,
    findings: event.findings,
    accepted: event.accepted,
    changes: event.changes,
    digest: event.digest,
    submitted: mark,
    verified: null,
    disputed: null,
    signed: null,
    withdrawn: null,
    stale: false,
  };
  const visit = state.visit === null ? null : { ...state.visit, order: event.order };
  return { ...state, order, visit };
}

const withOrder = (state: TherapyState, order: Order): TherapyState => ({ ...state, order });
