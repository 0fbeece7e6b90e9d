import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { failureFrom } from '../client/failure.ts';
import { FindingRow } from '../fields/finding-row.tsx';
import { sorted } from '../fields/findings.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import { Card } from '../shell/card.tsx';
import { keyOf } from './answers.ts';
import { ChangeTable } from './change-table.tsx';
import style from './changes.module.css';
import { FailureNotice } from './failure-notice.tsx';
import notice from './notice.module.css';
import { openOrderOf } from './open-order-of.ts';
import { useOrder } from './order-context.ts';
import { ReasonFields } from './reason-fields.tsx';
import { RehearsalCard } from './rehearsal-card.tsx';
import { isMeant, meant, sameNumbers } from './same-number.ts';
import { StepForm } from './step-form.tsx';
import { MissingList, StillMissing, useFieldName } from './still-missing.tsx';
import { missingFrom, submissionOf } from './submission.ts';
import { useTherapyCommand } from './use-therapy-command.ts';

/** Everything that changes, one by one, and everything that the checks say; then it goes to the second person. */
export function ChangesStep(props: {
  readonly onAsked: () => void;
  readonly onSubmitting: (sending: Promise<unknown>) => Promise<void>;
}): ReactNode {
  const { t } = useTranslation();
  const { draft, order, planned, patient, missing, amends, goTo, asked } = useOrder();
  const sending = useTherapyCommand(patient.id);
  const open = openOrderOf(patient.order);
  const submit = (): void => {
    props.onAsked();
    const replaces = open?.id ?? null;
    const command = submissionOf(draft, order, planned, { visit: amends, replaces });
    if (command === null) {
      const [first] = missingFrom(draft, order, planned);
      if (first !== undefined && first.step !== null) goTo(first.step, first.at);
      return;
    }
    const submission = sending.mutateAsync({ expectedVersion: patient.version, command });
    // What failed is shown from the mutation itself.
    props.onSubmitting(submission).catch(() => undefined);
  };
  const refused = missing.filter(({ kind }) => kind === 'refused');
  const left = missing.filter(({ kind }) => kind !== 'refused');
  return (
    <StepForm
      title={t('order.step.changes')}
      lead={t(draft.repeat ? 'order.changes.lead.repeat' : 'order.changes.lead')}
      next={t('order.submit')}
      onNext={submit}
      isBusy={sending.isPending}
      isDisabled={refused.length > 0}
      back={{ label: t('order.back'), onBack: () => goTo(draft.repeat ? 'mixture' : 'bridge') }}
      beside={
        <span className={style['left']} role="status">
          {refused.length > 0
            ? t('order.submit.refused')
            : left.length > 0 && t('order.missing.count', { count: left.length })}
        </span>
      }
    >
      {planned === null ? (
        <Card title={t('order.changes.title')}>
          <StillMissing />
        </Card>
      ) : (
        <>
          {refused.length > 0 && (
            <section className={style['refused']} aria-labelledby="order-refused">
              <h3 id="order-refused">
                <SeverityShape mark="refuse" size={18} /> {t('order.refused.title')}
              </h3>
              <p>{t('order.refused.text')}</p>
              <MissingList missing={refused} />
            </section>
          )}
          <SameNumbers />
          <ChangeTable />
          <Warnings isAsked={asked('changes')} />
          <RehearsalCard planned={planned} zone={patient.record.timeZone} />
          {left.length > 0 && asked('changes') && (
            <Card title={t('order.missing.title')}>
              <MissingList missing={left} />
            </Card>
          )}
        </>
      )}
      {sending.error !== null && <FailureNotice failure={failureFrom(sending.error)} />}
    </StepForm>
  );
}

/** The same number in two fields is asked about: it may stand in the wrong one [SR-35]. */
function SameNumbers(): ReactNode {
  const { t } = useTranslation();
  const { draft, change } = useOrder();
  const name = useFieldName();
  const open = sameNumbers(draft).filter((same) => !isMeant(draft, same));
  return open.map((same) => (
    <section
      key={same.fields.join()}
      className={notice['notice']}
      data-kind="warn"
      data-field={`same ${same.fields[0]}`}
    >
      <SeverityShape mark="warn" size={18} />
      <div>
        <h3>{t('order.same.title', { number: same.number })}</h3>
        <p>{t('order.same.text', { first: name(same.fields[0]), second: name(same.fields[1]) })}</p>
        <div className={notice['ways']}>
          <Button size="xs" variant="default" onClick={() => change((before) => meant(before, same))}>
            {t('order.same.yes')}
          </Button>
        </div>
      </div>
    </section>
  ));
}

/** Each warning with its own coded reason. Refusals and notes stand beside, with the others. */
function Warnings({ isAsked }: { readonly isAsked: boolean }): ReactNode {
  const { t } = useTranslation();
  const { planned } = useOrder();
  const warnings = sorted(planned?.findings ?? []).filter((finding) => finding.severity === 'warn');
  if (warnings.length === 0)
    return (
      <Card title={t('order.warnings')}>
        <p className={style['none']}>
          <SeverityShape mark="good" /> {t('order.warnings.none')}
        </p>
      </Card>
    );
  return (
    <Card
      title={t('order.warnings')}
      beside={<span className={style['left']}>{t('order.warnings.each')}</span>}
    >
      <ul className={style['warnings']}>
        {warnings.map((finding) => (
          <FindingRow key={keyOf(finding)} finding={finding}>
            <ReasonFields finding={finding} isAsked={isAsked} />
          </FindingRow>
        ))}
      </ul>
    </Card>
  );
}
