import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderView } from '../../wire/contract/order.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import type { Me } from '../../wire/contract/session.ts';
import { failureFrom } from '../client/failure.ts';
import { momentText } from '../fields/date-text.ts';
import { DISPUTED_FIELDS } from '../fields/known-names.ts';
import { useLanguage } from '../fields/language.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import { TextField } from '../fields/text-field.tsx';
import { LinkButton } from '../shell/link-button.tsx';
import { FailureNotice } from './failure-notice.tsx';
import style from './notice.module.css';
import type { VerificationOutcome } from './second-person.tsx';
import { useTherapyCommand } from './use-therapy-command.ts';

interface StandingProps {
  readonly patient: Patient;
  readonly order: OrderView;
  readonly person: Me['person'];
  readonly outcome: VerificationOutcome | null;
  readonly onRewrite: () => void;
  readonly onHere: () => void;
}

type Said = 'stale' | 'submitted' | 'to-verify' | 'disputed' | 'disputed-hidden' | 'verified' | 'signed';

function saidOf(order: OrderView): Said {
  if (order.stale) return 'stale';
  if (order.status === 'submitted') return order.hidden ? 'to-verify' : 'submitted';
  if (order.status === 'disputed') return order.hidden ? 'disputed-hidden' : 'disputed';
  return order.status === 'verified' ? 'verified' : 'signed';
}

const KIND: Readonly<Record<Said, 'note' | 'warn' | 'refuse' | 'good'>> = {
  stale: 'warn',
  submitted: 'note',
  'to-verify': 'note',
  disputed: 'refuse',
  'disputed-hidden': 'refuse',
  verified: 'good',
  signed: 'good',
};

/** Where the order stands and what can be done about it now. */
export function StandingState(props: StandingProps): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { order, patient, person } = props;
  const said = saidOf(order);
  if (said === 'to-verify') return null;
  const isAuthor = order.submitted.by.id === person.id;
  const zone = patient.record.timeZone;
  const mark = said === 'signed' ? order.signed : said === 'verified' ? order.verified : order.disputed;
  const at = momentText((mark ?? order.submitted).at, 'moment', zone, locale);
  const by = (mark ?? order.submitted).by.name;
  const fields = order.disputed?.fields ?? [];
  return (
    <section className={style['notice']} data-kind={KIND[said]} style={{ marginBottom: 0 }} role="status">
      <SeverityShape mark={KIND[said]} size={20} />
      <div>
        <h2 tabIndex={-1}>{t(`order.standing.${said}`)}</h2>
        <p>{t(`order.standing.${said}.text`, { by, at, author: order.submitted.by.name })}</p>
        {said === 'disputed' && (
          <ul>
            {DISPUTED_FIELDS.filter((field) => fields.includes(field)).map((field) => (
              <li key={field}>
                <b>{t(`order.differs.${field}`)}</b>
              </li>
            ))}
          </ul>
        )}
        <div className={style['ways']}>
          {said === 'submitted' && isAuthor && (
            <Button onClick={props.onHere}>{t('order.standing.here')}</Button>
          )}
          {said === 'signed' && (
            <>
              {order.hasFill && (
                <Button
                  component="a"
                  href={`/api/patients/${encodeURIComponent(patient.id)}/orders/${encodeURIComponent(order.id)}/compounding-sheet.pdf`}
                  target="_blank"
                  rel="noreferrer"
                >
                  {t('order.sheet')}
                </Button>
              )}
              <LinkButton to="/patients/$patientId/visit" params={{ patientId: patient.id }}>
                {t('patient.next.start-visit')}
              </LinkButton>
            </>
          )}
          {(said === 'stale' || said === 'disputed') && !order.hidden && (
            <Button onClick={props.onRewrite}>{t('order.standing.correct')}</Button>
          )}
          {(said === 'submitted' || said === 'verified' || said === 'signed') && !order.hidden && (
            <Button variant="default" onClick={props.onRewrite}>
              {t('order.standing.rewrite')}
            </Button>
          )}
          {said === 'disputed-hidden' && (
            <Button variant="default" onClick={props.onRewrite}>
              {t('order.standing.new')}
            </Button>
          )}
          <Withdraw patient={patient} order={order} />
        </div>
      </div>
    </section>
  );
}

/** Taken back with its reason; what was submitted stays in the record. */
function Withdraw({ patient, order }: { readonly patient: Patient; readonly order: OrderView }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const sending = useTherapyCommand(patient.id);
  if (!isOpen)
    return (
      <Button variant="subtle" color="red" onClick={() => setOpen(true)}>
        {t('order.withdraw')}
      </Button>
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (reason.trim() === '') return;
    sending.mutate({
      expectedVersion: patient.version,
      command: { type: 'withdraw-order', order: order.id, reason: reason.trim() },
    });
  };
  return (
    <form onSubmit={submit} noValidate style={{ flexBasis: '100%', display: 'grid', gap: 8, marginTop: 8 }}>
      <TextField
        label={t('order.withdraw.reason')}
        value={reason}
        input={{ maxLength: 500 }}
        error={isAsked && reason.trim() === '' ? t('order.problem.no-reason') : null}
        onChange={setReason}
      />
      {sending.error !== null && <FailureNotice failure={failureFrom(sending.error)} />}
      <div className={style['ways']}>
        <Button type="submit" color="red" variant="outline" loading={sending.isPending}>
          {t('order.withdraw.do')}
        </Button>
        <Button variant="default" onClick={() => setOpen(false)}>
          {t('order.second.cancel')}
        </Button>
      </div>
    </form>
  );
}
