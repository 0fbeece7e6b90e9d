import type { PumpAlarmKind } from '../devices/alarms.ts';
import type { Instant } from '../time.ts';
import type { OrderContent } from './events.ts';
import type { EventOf } from './happening.ts';
import { lastStateAfter, programmedSince } from './last-state.ts';
import type { Interruption, Order, PastRefill, TherapyState, Unreconciled, Visit } from './state.ts';

/** Alarms that no visit ends; all others were read, judged and answered by the visit that was completed. */
const ENDS_WITH_THE_PUMP: readonly string[] = ['eri', 'eos'] satisfies readonly PumpAlarmKind[];

export function visitCompleted(
  state: TherapyState,
  visit: Visit,
  event: EventOf<'visit-completed'>,
): TherapyState {
  const order = orderOf(state);
  return {
    ...state,
    last: lastStateAfter(state.last, visit, order.content),
    standing: visit.confirmed?.standing ?? null,
    prescriber: order.signed?.by ?? null,
    order: null,
    visit: null,
    unreconciled: stillOpen(state, visit),
    interrupted: interruptedAfter(state, visit, order.content, event.stamp.at),
    alarms: state.alarms.filter((alarm) => ENDS_WITH_THE_PUMP.includes(alarm.kind)),
    refills: [...state.refills, ...pastRefill(visit)],
    appointment: 'appointment' in event.next ? event.next.appointment : null,
    waiver: 'waiver' in event.next ? event.next.waiver : null,
    history: { ...state.history, completedVisits: state.history.completedVisits + 1 },
  };
}

/**
 * What was done stays done: fluid that was taken out is out, and what was injected is in. An order that nothing was done of
 * can be used by the next visit.
 */
export function visitAborted(state: TherapyState, visit: Visit, at: Instant): TherapyState {
  const order = orderOf(state);
  const touched = visit.injected !== null || visit.confirmed !== null;
  const programmed = programmedSince(visit) !== null;
  const emptied = visit.residuals.length > 0 && visit.injected === null;
  return {
    ...state,
    last: lastStateAfter(state.last, visit, order.content),
    standing: programmed ? (visit.confirmed?.standing ?? null) : touched || emptied ? null : state.standing,
    prescriber: programmed ? (order.signed?.by ?? null) : state.prescriber,
    order: touched || order.visit !== null ? null : state.order,
    visit: null,
    unreconciled: leftOpen(visit, at) ?? stillOpen(state, visit),
    interrupted: interruptedAfter(state, visit, order.content, at),
    refills: [...state.refills, ...pastRefill(visit)],
    history: { ...state.history, abortedVisits: state.history.abortedVisits + 1 },
  };
}

function leftOpen(visit: Visit, at: Instant): Unreconciled | null {
  const because = leftOpenBecause(visit);
  if (because === null) return null;
  const fields = visit.readBacks.at(-1)?.fields ?? [];
  return { since: at, visit: visit.id, because, fields };
}

function leftOpenBecause(visit: Visit): Unreconciled['because'] | null {
  if (programmedSince(visit) !== null) return null;
  if (visit.readBacks.length > 0) return 'read-back-differed';
  if (visit.confirmed !== null) return 'not-read-back';
  if (visit.injected !== null) return 'injected-not-programmed';
  return visit.residuals.length > 0 ? 'emptied-not-filled' : null;
}

/** An earlier doubt ends when the pump is seen to run what was ordered; an emptied reservoir, when it was filled too. */
function stillOpen(state: TherapyState, visit: Visit): Unreconciled | null {
  if (programmedSince(visit) === null) return state.unreconciled;
  const empty = state.unreconciled?.because === 'emptied-not-filled' && visit.injected === null;
  return empty ? state.unreconciled : null;
}

function interruptedAfter(
  state: TherapyState,
  visit: Visit,
  content: OrderContent,
  at: Instant,
): Interruption | null {
  if (programmedSince(visit) !== null) {
    if (content.program.mode === 'stopped') return { since: at, because: 'stopped-by-order' };
    return stillOpen(state, visit) === null ? null : state.interrupted;
  }
  if (visit.residuals.length > 0 && visit.injected === null) return { since: at, because: 'emptied' };
  return state.interrupted;
}

function pastRefill(visit: Visit): readonly PastRefill[] {
  const entry = visit.residuals.at(-1);
  if (visit.injected === null || entry === undefined) return [];
  const { residual } = entry;
  return [
    {
      visit: visit.id,
      at: visit.injected.at,
      fill: visit.injected.volume,
      aspirated: entry.aspirated,
      expected: residual?.expected ?? null,
      discrepancy: residual?.discrepancy ?? null,
      ratio: residual?.ratio ?? null,
      verdict: residual?.verdict ?? null,
      assessment:
        visit.assessed === null ? null : { meaning: visit.assessed.meaning, plan: visit.assessed.plan },
    },
  ];
}

function orderOf(state: TherapyState): Order {
  if (state.order === null) throw new Error('a visit is open without an order');
  return state.order;
}
