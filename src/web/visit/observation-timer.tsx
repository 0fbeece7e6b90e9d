import { Link, useMatchRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../wire/contract/patient.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import { countdown } from './countdown.ts';
import style from './observe.module.css';
import { useServerNow } from './use-server-now.ts';

/** On every other page of a patient who is being watched: how long still, and the way back. The visit has its own clock. */
export function ObservationTimer({ patient }: { readonly patient: Patient }): ReactNode {
  const isAtVisit = useMatchRoute()({ to: '/patients/$patientId/visit' }) !== false;
  const observation = isAtVisit ? null : (patient.visit?.observation ?? null);
  if (observation === null || observation.ended !== null) return null;
  return <RunningTimer patient={patient} from={observation.started.at} until={observation.until} />;
}

function RunningTimer(props: {
  readonly patient: Patient;
  readonly from: string;
  readonly until: string;
}): ReactNode {
  const { t } = useTranslation();
  const { patient, from, until } = props;
  const left = countdown(from, until, useServerNow(patient));
  return (
    <section
      className={style['bar']}
      data-over={left.over}
      data-print="never"
      aria-label={t('visit.timer.name')}
    >
      <SeverityShape mark={left.over ? 'warn' : 'note'} size={16} />
      <span role={left.over ? 'status' : 'timer'}>
        {left.over ? (
          t('visit.timer.over')
        ) : (
          <>
            {t('visit.timer.left')} <b>{left.text}</b>
          </>
        )}
      </span>
      <Link to="/patients/$patientId/visit" params={{ patientId: patient.id }}>
        {t('visit.timer.open')}
      </Link>
    </section>
  );
}
