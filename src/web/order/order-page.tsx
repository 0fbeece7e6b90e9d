import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patientQuery } from '../client/patient.ts';
import { useMe, usePatient } from '../patient/patient-context.ts';
import { PatientTabs } from '../patient/patient-tabs.tsx';
import { LinkButton } from '../shell/link-button.tsx';
import { EmptyState } from '../shell/state-view.tsx';
import { openOrderOf } from './open-order-of.ts';
import { OrderBegin } from './order-begin.tsx';
import style from './order-page.module.css';
import { OrderStanding } from './order-standing.tsx';
import { planBaseOf } from './plan-here.ts';

/** Often enough to see that a colleague submitted, verified or signed meanwhile. */
const LOOK_AGAIN_MS = 20_000;

/** The order, before the visit: typed, checked by a second person, signed. */
export function OrderPage(): ReactNode {
  const { t } = useTranslation();
  const patient = usePatient();
  const me = useMe();
  useQuery({ ...patientQuery(patient.id), refetchInterval: LOOK_AGAIN_MS });
  const base = useMemo(() => planBaseOf(patient), [patient]);
  const open = openOrderOf(patient.order);
  const [isTyping, setTyping] = useState(open === null);
  const [isSubmitted, setSubmitted] = useState(false);
  const params = { patientId: patient.id };
  if (patient.visit !== null)
    return (
      <main className={style['page']}>
        <PatientTabs />
        <EmptyState title={t('order.visit-open.title')} text={t('order.visit-open.text')}>
          <LinkButton to="/patients/$patientId/visit" params={params} variant="filled">
            {t('patient.next.continue-visit')}
          </LinkButton>
        </EmptyState>
      </main>
    );
  if (base === null)
    return (
      <main className={style['page']}>
        <PatientTabs />
        <EmptyState
          title={t(patient.record.pump === undefined ? 'now.no-implant.title' : 'now.unreadable.title')}
          text={t(patient.record.pump === undefined ? 'now.no-implant.text' : 'now.unreadable.text')}
        />
      </main>
    );
  if (isTyping || open === null)
    return (
      <main className={style['page']}>
        <OrderBegin
          key={me.person.id}
          patient={patient}
          base={base}
          person={me.person}
          onSubmitted={() => {
            setSubmitted(true);
            setTyping(false);
          }}
          onLeave={open === null ? null : () => setTyping(false)}
        />
      </main>
    );
  return (
    <main className={style['page']}>
      <OrderStanding
        patient={patient}
        base={base}
        order={open}
        person={me.person}
        isFresh={isSubmitted}
        onRewrite={() => setTyping(true)}
      />
    </main>
  );
}
