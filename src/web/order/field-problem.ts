import type { QuantityProblem } from '../fields/quantity-entry.ts';
import type { TimeOfDayProblem } from '../fields/time-of-day-entry.ts';

/** Problems that no single amount or time has; each has its words in the message files as `order.problem.…`. */
export const ORDER_PROBLEMS = [
  'no-drug',
  'drug-twice',
  'saline-stock',
  'saline-primary',
  'no-mode',
  'no-steps',
  'no-step-unit',
  'steps-out-of-order',
  'same-time',
  'no-days',
  'day-twice',
  'count',
  'no-reason',
  'no-part',
  'no-prime-reason',
  'no-prime-choice',
  'prime-too-coarse',
  'no-planned-day',
  'planned-day-past',
  'before-last-fill',
  'time-not-that-day',
] as const;
export type OrderProblem = (typeof ORDER_PROBLEMS)[number];

/** Why what stands in a field cannot be ordered. */
export type FieldProblem =
  | { readonly kind: 'quantity'; readonly problem: QuantityProblem }
  | { readonly kind: 'time'; readonly problem: TimeOfDayProblem }
  | { readonly kind: 'order'; readonly code: OrderProblem };

/** A problem at its place, a pointer as the findings have it. */
export interface ProblemAt {
  readonly at: string;
  readonly problem: FieldProblem;
}

export const orderProblem = (at: string, code: OrderProblem): ProblemAt => ({
  at,
  problem: { kind: 'order', code },
});

export const quantityProblem = (at: string, problem: QuantityProblem): ProblemAt => ({
  at,
  problem: { kind: 'quantity', problem },
});

export const timeProblem = (at: string, problem: TimeOfDayProblem): ProblemAt => ({
  at,
  problem: { kind: 'time', problem },
});
