import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../wire/contract/patient.ts';
import type { Me } from '../../wire/contract/session.ts';
import type { VisitView } from '../../wire/contract/visit.ts';
import { openOrderOf } from '../order/open-order-of.ts';
import { OrderBegin } from '../order/order-begin.tsx';
import { OrderStanding } from '../order/order-standing.tsx';
import { planBaseOf } from '../order/plan-here.ts';
import { EmptyState } from '../shell/state-view.tsx';
import style from './amend-work.module.css';

/** Typed, acknowledged, entered again by a second person and signed as any order, while the visit waits. */
export function AmendWork(props: {
  readonly patient: Patient;
  readonly visit: VisitView;
  readonly me: Me;
  readonly back: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { patient, visit, me, back } = props;
  const base = useMemo(() => planBaseOf(patient), [patient]);
  const open = openOrderOf(patient.order);
  const inForce = open !== null && open.status === 'signed' && !open.stale;
  const [isTyping, setTyping] = useState(open === null || inForce);
  const [isSubmitted, setSubmitted] = useState(false);
  const settled = inForce && !isTyping;
  useEffect(() => {
    if (settled) back();
  }, [settled, back]);
  const isForm = isTyping || open === null;
  return (
    <main className={style['page']}>
      <div className={style['bar']}>
        <p>
          <b>{t('visit.amend.title')}</b> {t('visit.amend.text')}
        </p>
        <button type="button" onClick={back}>
          {t('visit.amend.back')}
        </button>
      </div>
      {base === null && <EmptyState title={t('now.unreadable.title')} text={t('now.unreadable.text')} />}
      {base !== null && isForm && (
        <OrderBegin
          key={me.person.id}
          patient={patient}
          base={base}
          person={me.person}
          amends={visit.id}
          onSubmitted={() => {
            setSubmitted(true);
            setTyping(false);
          }}
          onLeave={open === null || inForce ? null : () => setTyping(false)}
        />
      )}
      {base !== null && !isForm && open !== null && (
        <OrderStanding
          patient={patient}
          base={base}
          order={open}
          person={me.person}
          isFresh={isSubmitted}
          onRewrite={() => setTyping(true)}
        />
      )}
    </main>
  );
}
