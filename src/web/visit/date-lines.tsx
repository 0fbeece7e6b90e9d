import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StandingJson } from '../../wire/contract/visit.ts';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { Line, Lines } from '../shell/card.tsx';
import { longDay } from './long-day.ts';
import { useOpenVisit } from './visit-context.ts';

/** By when the pump has to be refilled, and the dates behind it. Alarm dates are computed, never measured. */
export function DateLines({ dates }: { readonly dates: StandingJson['dates'] }): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { zone } = useOpenVisit();
  const day = (at: string | null): string =>
    at === null ? t('reservoir.no-date') : momentText(at, 'full', zone, locale);
  return (
    <Lines>
      <Line name={t('reservoir.refill-by')}>
        <b>{dates.refillBy === null ? t('reservoir.no-date') : longDay(dates.refillBy, locale)}</b>
        {dates.because !== null && <small> · {t(`reservoir.because.${dates.because}`)}</small>}
      </Line>
      <Line name={t('reservoir.alarm')}>{day(dates.lowReservoirAlarm)}</Line>
      {dates.worstCaseAlarm !== dates.lowReservoirAlarm && (
        <Line name={t('reservoir.worst-alarm')}>{day(dates.worstCaseAlarm)}</Line>
      )}
      <Line name={t('reservoir.empty')}>{day(dates.empty)}</Line>
      <Line name={t('reservoir.stability')}>{day(dates.stability)}</Line>
    </Lines>
  );
}
