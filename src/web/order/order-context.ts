import { createContext, useContext } from 'react';
import type { Mixture } from '../../core/mixture.ts';
import type { Delivery } from '../../core/plan.ts';
import type { Program } from '../../core/program.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import type { OrderDraft } from './order-draft.ts';
import type { OrderStep } from './order-steps.ts';
import type { PlanBase, PlanHere } from './plan-here.ts';
import type { ReadOrder } from './read-order.ts';
import type { Missing } from './submission.ts';

/** All that a step of the editor shows and may change. */
export interface OrderEditing {
  readonly patient: Patient;
  readonly base: PlanBase;
  readonly draft: OrderDraft;
  readonly change: (change: (draft: OrderDraft) => OrderDraft) => void;
  readonly order: ReadOrder;
  /** Null until everything that a plan needs is typed. */
  readonly planned: PlanHere | null;
  /** What can be said before the whole is complete. */
  readonly parts: Parts;
  readonly missing: readonly Missing[];
  /** Whether somebody asked to go on from this step: only then are empty fields complained of. */
  readonly asked: (step: OrderStep) => boolean;
  readonly goTo: (step: OrderStep, at?: string) => void;
  /** The visit whose order is amended; null beforehand. What is in the syringe is then fixed. */
  readonly amends: string | null;
}

/** Each as soon as it can be read; null until then. */
export interface Parts {
  readonly mixture: Mixture | null;
  readonly program: Program | null;
  readonly delivery: Delivery | null;
  /** What the pump delivers now, by the record. */
  readonly today: Delivery | null;
}

export const OrderContext = createContext<OrderEditing | null>(null);

export function useOrder(): OrderEditing {
  const editing = useContext(OrderContext);
  if (editing === null) throw new Error('a step of an order outside its editor');
  return editing;
}
