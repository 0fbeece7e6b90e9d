import { useTranslation } from 'react-i18next';
import type { Failure } from '../client/failure.ts';
import { useRefusalText } from '../visit/refusal-text.ts';
import { type AnyProblem, isRecordProblem, type RecordProblems } from './record-problem.ts';
import { recordRefusals } from './refused-record.ts';

/**
 * What is said at a field: what stands against it here once somebody asked to go on, else what the server refused of it.
 * Null where nothing is.
 */
export function useRecordErrors(
  problems: RecordProblems,
  asked: boolean,
  failure: Failure | null,
): (field: string) => string | null {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const refused = failure === null ? null : recordRefusals(failure);
  const words = (problem: AnyProblem): string | null => {
    if (problem === 'field') return null;
    return isRecordProblem(problem) ? t(`register.problem.${problem}`) : t(`visit.problem.${problem}`);
  };
  return (field) => {
    const problem = asked ? problems[field] : undefined;
    if (problem !== undefined) return words(problem);
    const refusal = refused?.get(field);
    if (refusal === undefined || failure === null) return null;
    return refusal.kind === 'refusal'
      ? refusalText(failure)
      : t('failure.expected', { expected: refusal.expected });
  };
}
