import type { VisitProblem } from './problems.ts';

/** The words for a problem; null where the field itself says what is wrong with its figures. */
export const quantityFieldText = (
  problem: VisitProblem | 'field',
  words: (code: VisitProblem) => string,
): string | null => (problem === 'field' ? null : words(problem));
