import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../wire/contract/patient.ts';
import { momentText } from '../fields/date-text.ts';
import { workingLabel } from '../fields/findings.ts';
import { useLanguage } from '../fields/language.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import style from './doubt-banner.module.css';

/** What makes every figure below doubtful: it stands before them, with since when and why. */
export function DoubtBanner({ patient }: { readonly patient: Patient }): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const at = (moment: string): string => momentText(moment, 'moment', patient.record.timeZone, locale);
  const { unreconciled, interrupted, alarms } = patient;
  return (
    <>
      {unreconciled !== null && (
        <section className={style['banner']} data-mark="refuse">
          <SeverityShape mark="refuse" size={20} />
          <div>
            <h2>{t('doubt.unreconciled')}</h2>
            <p>
              {t(`doubt.${unreconciled.because}`, {
                at: at(unreconciled.since),
                fields: unreconciled.fields.map(workingLabel).join(', '),
              })}
            </p>
          </div>
        </section>
      )}
      {interrupted !== null && (
        <section className={style['banner']} data-mark="warn">
          <SeverityShape mark="warn" size={20} />
          <div>
            <h2>{t('doubt.interrupted', { at: at(interrupted.since) })}</h2>
            <p>{t(`doubt.${interrupted.because}`)}</p>
          </div>
        </section>
      )}
      {alarms.length > 0 && (
        <section className={style['banner']} data-mark="refuse">
          <SeverityShape mark="refuse" size={20} />
          <div>
            <h2>{t('doubt.alarm', { count: alarms.length })}</h2>
            <p lang="en">{alarms.map((alarm) => alarm.kind.replaceAll('-', ' ')).join(', ')}</p>
          </div>
        </section>
      )}
    </>
  );
}
