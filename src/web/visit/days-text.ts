import { useTranslation } from 'react-i18next';
import { WEEKDAYS, type Weekday } from '../../core/time.ts';
import { useLanguage } from '../fields/language.ts';

/** The days of a step in words: every day, or their short names. */
export function useDaysText(): (days: readonly Weekday[]) => string {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const name = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return (days) =>
    days.length === WEEKDAYS.length
      ? t('visit.sheet.every-day')
      : // 1 January 2024 was a Monday.
        days.map((day) => name.format(Date.UTC(2024, 0, 1 + WEEKDAYS.indexOf(day)))).join(', ');
}
