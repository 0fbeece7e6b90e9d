import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe, usePatientId } from '../patient/patient-context.ts';
import { LinkButton } from '../shell/link-button.tsx';
import { mayRecord } from './may-record.ts';
import style from './register.module.css';

/** What a record begins with: the implant; then a therapy that is taken over, or the first order. */
export function BeginWays({ hasImplant }: { readonly hasImplant: boolean }): ReactNode {
  const { t } = useTranslation();
  const params = { patientId: usePatientId() };
  const { role } = useMe().person;
  return (
    <div className={style['begin']}>
      {hasImplant && <p className={style['small']}>{t('register.begin')}</p>}
      <div className={style['ways']}>
        {mayRecord(role) && !hasImplant && (
          <LinkButton to="/patients/$patientId/implant" params={params} variant="filled">
            {t('register.implant.title')}
          </LinkButton>
        )}
        {mayRecord(role) && hasImplant && (
          <LinkButton to="/patients/$patientId/take-over" params={params}>
            {t('register.take-over.open')}
          </LinkButton>
        )}
        {hasImplant && (
          <LinkButton to="/patients/$patientId/order" params={params}>
            {t('register.first-order')}
          </LinkButton>
        )}
        <LinkButton to="/patients/$patientId/appointment" params={params}>
          {t('appointment.open.book')}
        </LinkButton>
      </div>
    </div>
  );
}
