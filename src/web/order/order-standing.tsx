import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderView } from '../../wire/contract/order.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import type { Me } from '../../wire/contract/session.ts';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { VoiceMark } from '../fields/voice.tsx';
import { PatientTabs } from '../patient/patient-tabs.tsx';
import { Card } from '../shell/card.tsx';
import { ChangeRows } from './change-table.tsx';
import changes from './changes.module.css';
import { ContentLines } from './content-lines.tsx';
import { FindingsCard } from './findings-card.tsx';
import { focusField } from './focus-field.ts';
import style from './order-page.module.css';
import { PlanLines } from './plan-column.tsx';
import { momentRead, type PlanBase, type PlanHere, planHere, readContent } from './plan-here.ts';
import { primaryOf } from './primary-of.ts';
import { SecondPersonPanel, type VerificationOutcome } from './second-person.tsx';
import { SignPanel } from './sign-panel.tsx';
import { StandingRail } from './standing-rail.tsx';
import { StandingState } from './standing-state.tsx';

/** An order that was submitted: where it stands, who has to do what, and what it says to those who may see it. */
export function OrderStanding(props: {
  readonly patient: Patient;
  readonly base: PlanBase;
  readonly order: OrderView;
  readonly person: Me['person'];
  /** It was submitted from this page a moment ago. */
  readonly isFresh: boolean;
  readonly onRewrite: () => void;
}): ReactNode {
  const { patient, base, order, person } = props;
  const [isHere, setHere] = useState(false);
  const [outcome, setOutcome] = useState<VerificationOutcome | null>(null);
  const planned = useMemo(() => {
    const [content, at] = [readContent(order.content), momentRead(order.plannedFor)];
    return content === null || at === null ? null : planHere(base, content, at);
  }, [base, order.content, order.plannedFor]);
  const container = useRef<HTMLDivElement>(null);
  const shown = useRef(props.isFresh ? '' : `${order.id} ${order.status}`);
  const isBlind = isHere && order.status === 'submitted';
  const mustEnter = order.hidden && order.status === 'submitted' && !order.stale && outcome === null;
  const maySign = order.status === 'verified' && person.role === 'physician' && !order.stale;
  // Whoever just submitted, entered or signed is told where the order stands now.
  const standsAt = `${order.id} ${order.status}${isBlind ? ' here' : ''}`;
  useEffect(() => {
    if (shown.current !== standsAt && container.current !== null) focusField(container.current, null);
    shown.current = standsAt;
  }, [standsAt]);
  return (
    <>
      {patient.visit === null && <PatientTabs />}
      <div className={style['grid']}>
        <StandingRail order={order} />
        <div
          className={`${style['steps']} ${mustEnter || isBlind || order.hidden ? style['wide'] : ''}`}
          ref={container}
        >
          {!isBlind && (
            <StandingState
              patient={patient}
              order={order}
              person={person}
              outcome={outcome}
              onRewrite={props.onRewrite}
              onHere={() => setHere(true)}
            />
          )}
          {(mustEnter || isBlind) && (
            <SecondPersonPanel
              patient={patient}
              order={order}
              here={isBlind}
              onDone={(done) => {
                setOutcome(done);
                setHere(false);
              }}
              {...(isBlind && { onCancel: () => setHere(false) })}
            />
          )}
          {maySign && (
            <SignPanel patient={patient} order={order} planned={planned} onSigned={() => setOutcome(null)}>
              <OrderChanges order={order} />
            </SignPanel>
          )}
          {!isBlind && !order.hidden && !maySign && (
            <>
              <OrderShown {...props} planned={planned} />
              <OrderChanges order={order} />
            </>
          )}
        </div>
        {!isBlind && !order.hidden && <OrderPlan {...props} planned={planned} />}
      </div>
    </>
  );
}

/** What was ordered, as it was submitted. */
function OrderShown(props: {
  readonly patient: Patient;
  readonly order: OrderView;
  readonly planned: PlanHere | null;
}): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { order, patient } = props;
  const content = useMemo(() => readContent(order.content), [order.content]);
  if (content === null) return null;
  return (
    <Card
      title={t('order.ordered', {
        at: momentText(order.plannedFor, 'moment', patient.record.timeZone, locale),
      })}
      beside={
        <VoiceMark
          voice={{
            kind: 'typed',
            name: order.submitted.by.name,
            at: momentText(order.submitted.at, 'moment', patient.record.timeZone, locale),
          }}
          words
        />
      }
    >
      <ContentLines
        content={content}
        primary={primaryOf(patient, content)}
        bridge={props.planned?.plan.bridge ?? null}
        prime={props.planned?.plan.prime ?? null}
      />
    </Card>
  );
}

/** What the order changes; nobody signs without having passed it. */
function OrderChanges({ order }: { readonly order: OrderView }): ReactNode {
  const { t } = useTranslation();
  const rows = order.changes ?? [];
  const changed = rows.filter((each) => each.changed);
  const same = rows.filter((each) => !each.changed);
  return (
    <Card title={t('order.changes.title')}>
      {changed.length === 0 ? (
        <p className={changes['none']}>{t('order.changes.nothing')}</p>
      ) : (
        <ChangeRows changes={changed} />
      )}
      {same.length > 0 && (
        <details className={changes['same']}>
          <summary>{t('order.changes.same', { count: same.length })}</summary>
          <ChangeRows changes={same} />
        </details>
      )}
    </Card>
  );
}

function OrderPlan({
  patient,
  order,
  planned,
}: {
  readonly patient: Patient;
  readonly order: OrderView;
  readonly planned: PlanHere | null;
}): ReactNode {
  const { t } = useTranslation();
  const accepted = order.accepted ?? [];
  return (
    <aside className={style['aside']} aria-label={t('order.plan')}>
      {planned !== null && (
        <Card title={t('order.plan')} beside={<VoiceMark voice={{ kind: 'computed' }} />}>
          <PlanLines planned={planned} zone={patient.record.timeZone} />
        </Card>
      )}
      <FindingsCard
        findings={order.findings ?? []}
        formulary={patient.formulary}
        beside={(finding) => {
          const given = accepted.find(({ rule, at }) => rule === finding.rule && at === finding.at);
          return given === undefined ? null : (
            <p className={changes['left']}>
              {t('order.accepted', { reason: t(`order.reason.${given.reason}`) })}
              {given.remark !== undefined && ` · ${given.remark}`}
            </p>
          );
        }}
      />
    </aside>
  );
}
