import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../wire/contract/patient.ts';
import { momentText } from '../fields/date-text.ts';
import { useKnownNames } from '../fields/known-names.ts';
import { useLanguage } from '../fields/language.ts';
import { Notice } from './notice.tsx';

/** What was in doubt before this visit and is still: it stands before every step. What this visit itself leaves open is said there. */
export function VisitDoubts({ patient }: { readonly patient: Patient }): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const names = useKnownNames();
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
              fields: earlier.fields.map(names.readBackField).join(', '),
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
          <p>{alarms.map(({ kind }) => names.alarm(kind)).join(', ')}</p>
        </Notice>
      )}
    </>
  );
}
