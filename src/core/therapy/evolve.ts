import { unreachable } from '../result.ts';
import type { TherapyEvent } from './events.ts';
import { evolveOrder } from './evolve-order.ts';
import { evolveRecord, registered } from './evolve-record.ts';
import { evolveVisit } from './evolve-visit.ts';
import { impossible } from './impossible.ts';
import type { TherapyState } from './state.ts';

/** The state after an event; throws on an event that cannot follow, for a journal with such an event is corrupt. */
export function evolve(state: TherapyState | null, event: TherapyEvent): TherapyState {
  if (event.type === 'patient-registered') {
    if (state !== null) impossible(event, 'the patient is registered');
    return registered(event);
  }
  if (state === null) impossible(event, 'nobody is registered');
  const next = evolved(state, event);
  return {
    ...next,
    history: { ...next.history, events: state.history.events + 1, latest: event.stamp.at },
  };
}

/** Null for an empty journal. */
export const fold = (
  events: readonly TherapyEvent[],
  from: TherapyState | null = null,
): TherapyState | null => events.reduce<TherapyState | null>(evolve, from);

function evolved(
  state: TherapyState,
  event: Exclude<TherapyEvent, { type: 'patient-registered' }>,
): TherapyState {
  switch (event.type) {
    case 'facts-recorded':
    case 'implant-recorded':
    case 'therapy-taken-over':
    case 'alarm-reported':
    case 'appointment-booked':
    case 'appointment-cancelled':
      return evolveRecord(state, event);
    case 'order-submitted':
    case 'order-verified':
    case 'order-disputed':
    case 'order-signed':
    case 'order-withdrawn':
      return evolveOrder(state, event);
    case 'visit-started':
    case 'visit-identified':
    case 'pump-read':
    case 'port-confirmed':
    case 'residual-aspirated':
    case 'residual-assessed':
    case 'port-reconfirmed':
    case 'refill-injected':
    case 'program-confirmed':
    case 'read-back-matched':
    case 'read-back-differed':
    case 'observation-started':
    case 'observation-ended':
    case 'visit-completed':
    case 'visit-aborted':
      return evolveVisit(state, event);
    default:
      return unreachable(event);
  }
}
