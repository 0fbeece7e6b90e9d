import { useTranslation } from 'react-i18next';
import type { CommandJson } from '../../wire/contract/command.ts';
import { quantityFieldText } from './problem-text.ts';
import type { Problems } from './problems.ts';
import { useRefusalText } from './refusal-text.ts';
import { refusedFields } from './refused-fields.ts';
import { useOpenVisit } from './visit-context.ts';

/** Fields that say what differs in their own words. */
const DIFFERS = ['first', 'second', 'serial', 'patient', 'drug', 'concentration', 'volume', 'label'] as const;

/**
 * What is said at a field: what stands against it here once somebody asked to go on, else what the server refused of it.
 * Null where nothing is.
 */
export function useFieldErrors(
  type: CommandJson['type'],
  problems: Problems,
  asked: boolean,
): (field: string) => string | null {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const { failed } = useOpenVisit().sending;
  const failure = failed?.type === type ? failed.failure : null;
  const refused = failure === null ? null : refusedFields(failure);
  return (field) => {
    const problem = asked ? problems[field] : undefined;
    if (problem !== undefined) return quantityFieldText(problem, (code) => t(`visit.problem.${code}`));
    const refusal = refused?.get(field);
    if (refusal === undefined || failure === null) return null;
    if (refusal.kind === 'refusal') return refusalText(failure);
    if (refusal.kind === 'missing') return t('visit.problem.empty');
    if (refusal.kind === 'expected') return t('failure.expected', { expected: refusal.expected });
    const known = DIFFERS.find((each) => each === field);
    return known === undefined ? refusalText(failure) : t(`visit.differs.${known}`);
  };
}
