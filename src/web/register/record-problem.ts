import type { VisitProblem } from '../visit/problems.ts';

/** Why what was typed of a record cannot be sent, beside the problems that a visit has too; words as `register.problem.…`. */
export const RECORD_PROBLEMS = [
  'not-listed',
  'line-twice',
  'born-in-the-future',
  'trimmed-away',
  'before-the-implant',
  'too-long-ago',
  'before-the-fill',
  'saline-first',
] as const;
export type RecordProblem = (typeof RECORD_PROBLEMS)[number];

/** `field` where the field itself says what is wrong with its figures. */
export type AnyProblem = RecordProblem | VisitProblem | 'field';

/** By the name of the field: a path such as `segments/0/volume`. */
export type RecordProblems = Readonly<Record<string, AnyProblem>>;

/** What was typed: what is to be sent, or everything that still stands against it. */
export type Typed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: RecordProblems };

/** The value where nothing stands against it. */
export const typedOr = <Value>(problems: RecordProblems, value: () => Value): Typed<Value> =>
  Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, value: value() };

export const isRecordProblem = (problem: string): problem is RecordProblem =>
  RECORD_PROBLEMS.some((known) => known === problem);

/** The problems of a part, under the name of that part. */
export const within = (part: string, problems: RecordProblems): RecordProblems =>
  Object.fromEntries(Object.entries(problems).map(([field, problem]) => [`${part}/${field}`, problem]));
