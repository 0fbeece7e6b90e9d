import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe, usePatientId } from '../patient/patient-context.ts';
import { mayRecord } from './may-record.ts';
import style from './register.module.css';

/** Beside the implant: what somebody may have to say about it. */
export function ImplantLinks(): ReactNode {
  const { t } = useTranslation();
  const { role } = useMe().person;
  const params = { patientId: usePatientId() };
  return (
    <span className={style['links']} data-print="never">
      <Link className={style['link']} to="/patients/$patientId/alarm" params={params}>
        {t('appointment.alarm.open')}
      </Link>
      {mayRecord(role) && (
        <Link className={style['link']} to="/patients/$patientId/implant" params={params}>
          {t('register.implant.edit')}
        </Link>
      )}
    </span>
  );
}
