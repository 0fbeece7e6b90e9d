import { useTranslation } from 'react-i18next';
import type { AmountJson } from '../../wire/contract/form.ts';
import type { Failure } from '../client/failure.ts';
import { amountText } from '../fields/amount-text.ts';
import { dayText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { stepOf } from '../fields/visit-step.ts';
import { detailsOf, reasonOf } from './refusals-known.ts';

const isAmount = (value: unknown): value is AmountJson =>
  typeof value === 'object' && value !== null && 'unit' in value && 'value' in value;

/** Why it did not succeed, in the language of the screen, with the step, the day or the volume that it is about. */
export function useRefusalText(): (failure: Failure) => string {
  const { t } = useTranslation();
  const { language, locale } = useLanguage();
  return (failure) => {
    if (failure.code === 'password-refused') return t('visit.refusal.password-refused');
    const reason = reasonOf(failure);
    if (reason === null) return t(`failure.${failure.kind}.text`);
    const words: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(detailsOf(failure))) {
      if (isAmount(value)) words[name] = amountText(value, language);
      else if (name === 'step') words[name] = t(`visit-step.${stepOf(String(value))}`);
      else if (name === 'refillBy' || name === 'beyondUse')
        words[name] = dayText(String(value), 'full', locale);
      else words[name] = value;
    }
    return t(`visit.refusal.${reason}`, words);
  };
}
