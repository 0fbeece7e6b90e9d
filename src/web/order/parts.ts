import { deliveryOf, isComputed } from '../../core/delivery.ts';
import { pumpProfile } from '../../core/devices/profiles.ts';
import type { Mixture } from '../../core/mixture.ts';
import type { Delivery } from '../../core/plan.ts';
import type { Program } from '../../core/program.ts';
import { currentProgram } from '../../core/therapy/last-state.ts';
import type { Parts } from './order-context.ts';
import type { OrderDraft } from './order-draft.ts';
import type { PlanBase } from './plan-here.ts';
import { readMixture } from './read-fill.ts';
import { readProgram } from './read-program.ts';

/** What can already be said of a draft that is not complete. Nothing is shown where any part of it is unknown. */
export function partsOf(draft: OrderDraft, { record }: PlanBase): Parts {
  const { last, pump } = record;
  const profile = pumpProfile(pump.model);
  const delivered = (program: Program | null, mixture: Mixture | null): Delivery | null =>
    program !== null && mixture !== null && isComputed(program, mixture, profile)
      ? deliveryOf(program, mixture, profile)
      : null;
  const held = last?.fill.components ?? null;
  const mixture = draft.filled && !draft.repeat ? readMixture(draft.components, []) : held;
  const program = draft.repeat && last !== null ? currentProgram(last) : readProgram(draft.program, []);
  return {
    mixture,
    program,
    delivery: delivered(program, mixture),
    today: last === null ? null : delivered(currentProgram(last), last.fill.components),
  };
}
