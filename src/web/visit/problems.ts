/** Why what was typed at a step cannot be sent; each has its words in the message files as `visit.problem.…`. */
export const VISIT_PROBLEMS = [
  'empty',
  'no-choice',
  'same-kind',
  'day-unfinished',
  'day-unknown',
  'time-not-that-day',
  'until-before-from',
  'in-the-future',
  'in-the-past',
  'after-refill-by',
  'count',
  'no-drug',
  'drug-twice',
  'no-steps',
  'no-days',
  'day-twice',
  'same-time',
  'number',
  'witness-is-you',
] as const;
export type VisitProblem = (typeof VISIT_PROBLEMS)[number];

/** By the name of the field. `field` where the field itself says what is wrong with its figures. */
export type Problems = Readonly<Record<string, VisitProblem | 'field'>>;

/** A step as typed: what is to be sent, or what still stands against it. */
export type Entered<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: Problems };

/** The value where nothing stands against it. */
export const enteredOr = <Value>(problems: Problems, value: () => Value): Entered<Value> =>
  Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, value: value() };

export const blank = (text: string): boolean => text.trim() === '';
