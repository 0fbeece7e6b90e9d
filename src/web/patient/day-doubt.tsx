import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { amountText } from '../fields/amount-text.ts';
import { useLanguage } from '../fields/language.ts';
import { Line, Lines } from '../shell/card.tsx';
import style from './day-card.module.css';
import { type DayProps, useDoses } from './use-day.ts';
import { useMixtureText } from './use-mixture-text.ts';

/** What the pump was told before, and what it holds: the two that do not belong together. No dose as a fact [SR-60]. */
export function DayInDoubt({ patient, pump }: DayProps): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const doses = useDoses();
  const mixtureText = useMixtureText();
  const { injected, delivery, mixture } = pump;
  const [before] = delivery.daily;
  return (
    <>
      <p className={style['big']}>{t('patient.dose.in-doubt')}</p>
      <Lines>
        {injected !== null && (
          <Line name={t('day.doubt.injected')}>
            {amountText(injected.volume, language)} {mixtureText(injected.mixture)}
          </Line>
        )}
        {/* Left open by an aborted visit, the record pairs what is in with a program that may be for something else. */}
        {before !== undefined && patient.unreconciled === null && (
          <Line name={t('day.doubt.program')}>
            {t('day.doubt.for', { dose: doses(before).daily, solution: mixtureText(mixture) })}
          </Line>
        )}
      </Lines>
    </>
  );
}
