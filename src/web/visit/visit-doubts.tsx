import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PUMP_ALARM_KINDS } from '../../core/devices/alarms.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { Notice } from './notice.tsx';
import { isReadBackField } from './read-back-lines.ts';

/** What was in doubt before this visit and is still: it stands before every step. What this visit itself leaves open is said there. */
export function VisitDoubts({ patient }: { readonly patient: Patient }): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { unreconciled, interrupted, alarms, visit } = patient;
  const at = (moment: string): string => momentText(moment, 'moment', patient.record.timeZone, locale);
  const earlier = unreconciled !== null && unreconciled.visit !== visit?.id ? unreconciled : null;
  return (
    <>
      {earlier !== null && (
        <Notice mark="refuse" title={t('doubt.unreconciled')}>
          <p>
            {t(`doubt.${earlier.because}`, {
              at: at(earlier.since),
              fields: earlier.fields
                .map((field) => (isReadBackField(field) ? t(`visit.read-back.${field}`) : field))
                .join(', '),
            })}
          </p>
        </Notice>
      )}
      {interrupted !== null && (
        <Notice mark="warn" title={t('doubt.interrupted', { at: at(interrupted.since) })}>
          <p>{t(`doubt.${interrupted.because}`)}</p>
        </Notice>
      )}
      {alarms.length > 0 && (
        <Notice mark="refuse" title={t('doubt.alarm', { count: alarms.length })}>
          <p>
            {alarms
              .map(({ kind }) => {
                const known = PUMP_ALARM_KINDS.find((each) => each === kind);
                return known === undefined ? kind : t(`visit.alarm.${known}`);
              })
              .join(', ')}
          </p>
        </Notice>
      )}
    </>
  );
}
