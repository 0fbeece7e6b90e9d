import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../wire/contract/patient.ts';
import style from '../register/register.module.css';

/** Beside the next visit: the way to book, move or cancel it. */
export function AppointmentLink({ patient }: { readonly patient: Patient }): ReactNode {
  const { t } = useTranslation();
  return (
    <Link
      className={style['link']}
      to="/patients/$patientId/appointment"
      params={{ patientId: patient.id }}
      data-print="never"
    >
      {t(patient.appointment === null ? 'appointment.open.book' : 'appointment.open.change')}
    </Link>
  );
}
