import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePatientId } from './patient-context.ts';
import style from './patient-tabs.module.css';

/** The pages of a patient that exist, and what stands beside them. */
export function PatientTabs({ children }: { readonly children?: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const params = { patientId: usePatientId() };
  return (
    <div className={style['tabs']} data-print="never">
      <nav aria-label={t('patient.pages')}>
        <Link to="/patients/$patientId" params={params} activeOptions={{ exact: true }}>
          {t('patient.tab.now')}
        </Link>
        <Link to="/patients/$patientId/where" params={params}>
          {t('patient.tab.where')}
        </Link>
        <Link to="/patients/$patientId/record" params={params}>
          {t('patient.tab.record')}
        </Link>
      </nav>
      {children}
    </div>
  );
}
