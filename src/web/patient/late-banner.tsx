import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../wire/contract/patient.ts';
import { dayOf, daysBetween, dayText } from '../fields/date-text.ts';
import { useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import { Banner } from '../shell/banner.tsx';
import { latenessOf } from './lateness.ts';
import { drugsOf } from './patient-facts.ts';

/** An overdue refill: what may have happened to the patient since, before the dates that say so. */
export function LateBanner({ patient }: { readonly patient: Patient }): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const drugName = useDrugName();
  const late = latenessOf(patient);
  if (late === null) return null;
  const zone = patient.record.timeZone;
  const today = dayOf(patient.now, zone);
  const drugs = drugsOf(patient).map(drugName);
  const date = (moment: string): string => dayText(dayOf(moment, zone), 'weekday', locale);
  const title = (): string => {
    if (late.empty !== null) return t('late.empty', { date: date(late.empty), drugs: drugs.join(', ') });
    return late.alarm === null ? t('late.refill') : t('late.alarm', { date: date(late.alarm) });
  };
  const lines = [
    late.refillBy === null
      ? null
      : t('late.refill-by', {
          date: dayText(late.refillBy, 'weekday', locale),
          days: daysBetween(late.refillBy, today),
        }),
    late.empty === null || late.alarm === null ? null : t('late.alarm-was', { date: date(late.alarm) }),
    late.missed === null ? null : t('late.missed', { date: date(late.missed) }),
    patient.appointment !== null && late.missed === null
      ? t('late.booked', { date: date(patient.appointment) })
      : null,
    patient.appointment === null ? t('late.not-booked') : null,
  ].filter((line) => line !== null);
  return (
    <Banner mark="refuse" title={title()}>
      <p>{lines.join(' ')}</p>
    </Banner>
  );
}
