import { useTranslation } from 'react-i18next';
import type { QuantityProblem } from './quantity-entry.ts';

/** The words for a refused entry, in the language of the screen. */
export function useQuantityProblem(): (problem: QuantityProblem) => string {
  const { t } = useTranslation();
  return (problem) => {
    switch (problem.code) {
      case 'not-a-number':
      case 'bare-point':
        return t(`quantity.${problem.code}`, { text: problem.text });
      case 'too-fine':
        return t('quantity.too-fine', { smallest: problem.smallest });
      default:
        return t(`quantity.${problem.code}`);
    }
  };
}
