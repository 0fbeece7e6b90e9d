import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../wire/contract/patient.ts';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { momentRead, planBaseOf, planHere, readContent } from '../order/plan-here.ts';
import { LinkButton } from '../shell/link-button.tsx';
import { EmptyState } from '../shell/state-view.tsx';
import { FillLines, ProgramLines } from './program-lines.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import style from './step.module.css';
import { Group } from './step-frame.tsx';
import type { VisitSending } from './use-visit-sending.ts';

/** No visit is open: start one from the signed order, or see why that cannot be. */
export function StartPanel(props: { readonly patient: Patient; readonly sending: VisitSending }): ReactNode {
  const { t } = useTranslation();
  const { patient } = props;
  const { order } = patient;
  if (order === null || order.status !== 'signed' || order.stale)
    return (
      <EmptyState title={t('visit.none.title')} text={t(noVisitText(order))}>
        {patient.record.pump !== undefined && (
          <LinkButton to="/patients/$patientId/order" params={{ patientId: patient.id }} size="lg">
            {t('visit.none.order')}
          </LinkButton>
        )}
      </EmptyState>
    );
  return <SignedOrder {...props} order={order} />;
}

function noVisitText(order: Patient['order']) {
  if (order === null || order.status === 'withdrawn') return 'visit.none.text';
  return order.stale ? 'visit.none.stale' : 'visit.none.unsigned';
}

function SignedOrder(props: {
  readonly patient: Patient;
  readonly sending: VisitSending;
  readonly order: NonNullable<Patient['order']>;
}): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { patient, sending, order } = props;
  const planned = useMemo(() => {
    const content = readContent(order.content);
    const base = planBaseOf(patient);
    const at = momentRead(patient.now);
    return content === null || base === null || at === null
      ? null
      : { content, plan: planHere(base, content, at).plan };
  }, [patient, order]);
  const zone = patient.record.timeZone;
  return (
    <section className={style['step']} aria-labelledby="visit-start">
      <header className={style['head']}>
        <h2 id="visit-start">{t('visit.start.title')}</h2>
        <p className={style['lead']}>
          {t('visit.start.signed', {
            name: order.signed?.by.name ?? '',
            at: order.signed === null ? '' : momentText(order.signed.at, 'moment', zone, locale),
          })}
        </p>
      </header>
      {planned !== null && (
        <>
          <Group title={t('visit.start.fill')}>
            <FillLines content={planned.content} />
          </Group>
          <Group title={t('visit.plan.program')}>
            <ProgramLines content={planned.content} plan={planned.plan} />
          </Group>
        </>
      )}
      <div className={style['foot']}>
        {sending.failed?.type === 'start-visit' && <RefusalNotice failure={sending.failed.failure} />}
        <div className={style['ways']}>
          <button
            type="button"
            className={style['primary']}
            disabled={sending.busy !== null}
            onClick={() => void sending.send({ type: 'start-visit', order: order.id })}
          >
            {t(sending.busy === null ? 'visit.go.start' : 'visit.busy')}
          </button>
          <LinkButton to="/patients/$patientId/order" params={{ patientId: patient.id }} size="lg">
            {t('visit.start.order')}
          </LinkButton>
        </div>
      </div>
    </section>
  );
}
