import type { PumpProfile } from '../devices/pump-profile.ts';
import type { OrderContent, VisitStep } from './events.ts';

/** The order of the steps of any visit. */
export const VISIT_STEPS = [
  'identify',
  'read',
  'port',
  'aspirate',
  'inject',
  'confirm',
  'program',
  'observe',
  'finish',
] as const satisfies readonly VisitStep[];

const NEEDLE: readonly VisitStep[] = ['port', 'aspirate', 'inject'];
const PROGRAMMER: readonly VisitStep[] = ['read', 'program'];

/** Without a fill no needle; a pump that is not programmable has nothing to read and nothing to read back. */
export const stepsOf = (
  content: OrderContent,
  pump: Pick<PumpProfile, 'programmable'>,
): readonly VisitStep[] =>
  VISIT_STEPS.filter(
    (step) =>
      (content.fill !== undefined || !NEEDLE.includes(step)) &&
      (pump.programmable || !PROGRAMMER.includes(step)),
  );

/** The step after this one; `finish` is the last and stays. */
export const stepAfter = (step: VisitStep, steps: readonly VisitStep[]): VisitStep =>
  steps[steps.indexOf(step) + 1] ?? step;

/** Whether one step comes before another in any visit. */
export const isBefore = (step: VisitStep, other: VisitStep): boolean =>
  VISIT_STEPS.indexOf(step) < VISIT_STEPS.indexOf(other);
