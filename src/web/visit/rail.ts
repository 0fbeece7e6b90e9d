import type { MarkJson } from '../../wire/contract/form.ts';
import type { VisitView } from '../../wire/contract/visit.ts';
import { placeOf, VISIT_STEPS, type VisitStep } from '../fields/visit-step.ts';

export interface RailItem {
  readonly step: VisitStep;
  readonly place: number;
  /** `skipped`: this visit has no such step. */
  readonly state: 'done' | 'here' | 'ahead' | 'skipped';
  /** Who did it and when; null where nobody has. */
  readonly mark: MarkJson | null;
}

/** Who last did a step of the visit, and when. */
export function markOf(visit: VisitView, step: VisitStep): MarkJson | null {
  switch (step) {
    case 'identify':
      return visit.identified;
    case 'read':
      return visit.read;
    case 'port':
      return visit.port;
    case 'aspirate':
      return visit.residuals.at(-1) ?? null;
    case 'inject':
      return visit.injected;
    case 'confirm':
      return visit.confirmed;
    case 'program':
      return visit.readBacks.at(-1) ?? null;
    case 'observe':
      return visit.observation?.ended ?? null;
    default:
      return null;
  }
}

/** All nine steps in their order, each with where it stands. */
export function railOf(visit: VisitView): readonly RailItem[] {
  const here = visit.steps.indexOf(visit.step);
  return VISIT_STEPS.map((step) => {
    const index = visit.steps.indexOf(step);
    const state = index < 0 ? 'skipped' : index < here ? 'done' : index === here ? 'here' : 'ahead';
    return { step, place: placeOf(step), state, mark: state === 'ahead' ? null : markOf(visit, step) };
  });
}
