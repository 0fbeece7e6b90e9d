import { useTranslation } from 'react-i18next';
import { epochMilliseconds } from '../../core/time.ts';
import type { Measurement } from '../../twin/measurement.ts';
import { numberText, THIN_SPACE } from '../fields/amount-text.ts';
import { momentText } from '../fields/date-text.ts';
import { useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import { concentrationText } from './concentration-text.ts';

/** `baclofen 300 ng/mL at L3-4, 20 Nov 2026, 09:30`. */
export function useMeasuredWords(zone: string): (one: Measurement) => string {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const drugName = useDrugName();
  return (one) => {
    const at = momentText(new Date(epochMilliseconds(one.at)).toISOString(), 'moment', zone, locale);
    if (one.kind === 'score')
      return t('twin.measured.said.score', {
        what: t(`twin.measured.what.${one.effect === 'morphine-analgesia' ? 'spasticity-leg' : one.effect}`),
        score: numberText(one.score),
        at,
      });
    const { place } = one;
    return t('twin.measured.said.csf', {
      drug: drugName(one.drug),
      value: concentrationText(one.ugPerMl),
      place:
        place === 'tip' ? t('twin.tip') : typeof place === 'string' ? place : `${place.cm}${THIN_SPACE}cm`,
      at,
    });
  };
}
