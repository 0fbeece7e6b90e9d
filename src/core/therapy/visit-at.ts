import { accepted, type Result, refused } from '../result.ts';
import type { VisitStep } from './events.ts';
import type { VisitRefusal } from './refusals.ts';
import type { TherapyState, Visit } from './state.ts';

/** The open visit if it is the one meant and at one of these steps; steps are done in their order and none is skipped. */
export function visitAt(
  state: TherapyState,
  id: string,
  steps: readonly VisitStep[],
): Result<Visit, VisitRefusal> {
  const { visit } = state;
  if (visit === null || visit.id !== id) return refused({ code: 'no-such-visit', visit: id });
  return steps.includes(visit.step) ? accepted(visit) : refused({ code: 'not-now', step: visit.step });
}
