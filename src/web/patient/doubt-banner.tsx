import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../wire/contract/patient.ts';
import { momentText } from '../fields/date-text.ts';
import { useKnownNames } from '../fields/known-names.ts';
import { useLanguage } from '../fields/language.ts';
import { Banner } from '../shell/banner.tsx';
import { LateBanner } from './late-banner.tsx';
import type { FilledPump } from './pump-now.ts';
import { VisitBanner } from './visit-banner.tsx';

/** What makes every figure below doubtful: it stands before them, with since when and why. */
export function DoubtBanner({
  patient,
  pump,
}: {
  readonly patient: Patient;
  readonly pump: FilledPump | null;
}): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const names = useKnownNames();
  const at = (moment: string): string => momentText(moment, 'moment', patient.record.timeZone, locale);
  const { unreconciled, interrupted, alarms } = patient;
  return (
    <>
      <VisitBanner patient={patient} pump={pump} />
      {unreconciled !== null && (
        <Banner mark="refuse" title={t('doubt.unreconciled')}>
          <p>
            {t(`doubt.${unreconciled.because}`, {
              at: at(unreconciled.since),
              fields: unreconciled.fields.map(names.readBackField).join(', '),
            })}
          </p>
        </Banner>
      )}
      {interrupted !== null && (
        <Banner mark="warn" title={t('doubt.interrupted', { at: at(interrupted.since) })}>
          <p>{t(`doubt.${interrupted.because}`)}</p>
        </Banner>
      )}
      {alarms.length > 0 && (
        <Banner mark="refuse" title={t('doubt.alarm', { count: alarms.length })}>
          <p>{alarms.map(({ kind }) => names.alarm(kind)).join(', ')}</p>
        </Banner>
      )}
      <LateBanner patient={patient} />
    </>
  );
}
