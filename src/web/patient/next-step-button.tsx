import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { compoundingSheetOf } from '../client/documents.ts';
import { placeOf } from '../fields/visit-step.ts';
import { LinkButton } from '../shell/link-button.tsx';
import { nextStep } from './next-step.ts';
import style from './next-step-button.module.css';
import { useMe, usePatient } from './patient-context.ts';

/** The one thing to do next for this patient, with where it stands. */
export function NextStepButton(): ReactNode {
  const { t } = useTranslation();
  const patient = usePatient();
  const step = nextStep(patient, useMe().person);
  if (step === null) return null;
  const waiting = step.action === 'await-verifier' || step.action === 'await-signature';
  const { visit, order } = patient;
  return (
    <div className={style['next']}>
      <span>
        {visit !== null &&
          t('patient.next.where', {
            place: placeOf(visit.step),
            step: t(`visit-step.${visit.step}`),
            by: visit.started.by.name,
          })}
        {visit === null &&
          order !== null &&
          t(`patient.order.${order.status}`, { by: order.submitted.by.name })}
      </span>
      {order !== null && !order.hidden && order.hasFill && (
        <a
          className={style['sheet']}
          href={compoundingSheetOf(patient.id, order.id)}
          target="_blank"
          rel="noreferrer"
        >
          {t('patient.compounding-sheet')}
        </a>
      )}
      <LinkButton
        to={step.to === 'order' ? '/patients/$patientId/order' : '/patients/$patientId/visit'}
        params={{ patientId: patient.id }}
        variant={waiting ? 'default' : 'filled'}
      >
        {t(`patient.next.${step.action}`)}
      </LinkButton>
    </div>
  );
}
