import { useTranslation } from 'react-i18next';
import { useQuantityProblem } from '../fields/quantity-problem.ts';
import type { FieldProblem } from './field-problem.ts';
import { useOrder } from './order-context.ts';
import { stepOfPointer } from './order-steps.ts';

/** The words for a problem of a field, in the language of the screen. */
export function useProblemWords(): (problem: FieldProblem) => string {
  const { t } = useTranslation();
  const quantity = useQuantityProblem();
  return (problem) => {
    switch (problem.kind) {
      case 'quantity':
        return quantity(problem.problem);
      case 'time':
        return t(`time.${problem.problem}`);
      default:
        return t(`order.problem.${problem.code}`);
    }
  };
}

/** What stands against a field, once somebody asked to go on; null before, and where nothing does. */
export function useFieldError(): (at: string) => string | null {
  const { order, asked } = useOrder();
  const words = useProblemWords();
  return (at) => {
    const step = stepOfPointer(at);
    if (step === null || !asked(step)) return null;
    const found = order.problems.find((problem) => problem.at === at);
    return found === undefined ? null : words(found.problem);
  };
}
