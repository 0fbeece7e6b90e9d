import { unreachable } from '../result.ts';
import type { EventOf } from './happening.ts';
import { impossible } from './impossible.ts';
import { currentProgram } from './last-state.ts';
import type { TherapyState } from './state.ts';
import { isBefore } from './steps.ts';

type RecordEvent = EventOf<
  | 'facts-recorded'
  | 'implant-recorded'
  | 'therapy-taken-over'
  | 'alarm-reported'
  | 'appointment-booked'
  | 'appointment-cancelled'
>;

export function registered(event: EventOf<'patient-registered'>): TherapyState {
  const { at } = event.stamp;
  return {
    identity: event.identity,
    facts: event.facts,
    pump: null,
    catheter: null,
    last: null,
    standing: null,
    prescriber: null,
    order: null,
    visit: null,
    unreconciled: null,
    interrupted: null,
    refills: [],
    alarms: [],
    appointment: null,
    waiver: null,
    history: {
      events: 1,
      first: at,
      latest: at,
      completedVisits: 0,
      abortedVisits: 0,
      disputedOrders: 0,
    },
  };
}

export function evolveRecord(state: TherapyState, event: RecordEvent): TherapyState {
  switch (event.type) {
    case 'facts-recorded':
      return staled({ ...state, facts: event.facts });
    case 'implant-recorded':
      return staled({ ...state, pump: event.pump, catheter: event.catheter });
    case 'therapy-taken-over': {
      if (state.pump === null) impossible(event, 'no implant is recorded');
      if (state.last !== null) impossible(event, 'what the pump holds is known');
      if (state.visit !== null) impossible(event, 'a visit is open');
      const stopped = currentProgram(event.last).mode === 'stopped';
      return staled({
        ...state,
        last: event.last,
        standing: event.standing,
        interrupted: stopped ? { since: event.stamp.at, because: 'stopped-by-order' } : null,
      });
    }
    case 'alarm-reported':
      return { ...state, alarms: [...state.alarms, event.alarm] };
    case 'appointment-booked':
      return { ...state, appointment: event.at, waiver: null };
    case 'appointment-cancelled':
      if (state.appointment === null) impossible(event, 'no appointment stands');
      return { ...state, appointment: null };
    default:
      return unreachable(event);
  }
}

/** An order that was checked against another record is checked no longer: entry and signature are void [SR-44]. */
export function staled(state: TherapyState): TherapyState {
  const { order, visit } = state;
  if (order === null || order.status === 'withdrawn') return state;
  if (visit !== null && !isBefore(visit.step, 'program')) return state;
  const status = order.status === 'disputed' ? 'disputed' : 'submitted';
  return { ...state, order: { ...order, status, stale: true, verified: null, signed: null } };
}
