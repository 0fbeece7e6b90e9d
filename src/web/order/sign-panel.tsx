import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AcceptedWarningJson, FindingJson, OrderView } from '../../wire/contract/order.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import { failureFrom } from '../client/failure.ts';
import { momentText } from '../fields/date-text.ts';
import { FindingText } from '../fields/finding-text.tsx';
import { useLanguage } from '../fields/language.ts';
import { TextField } from '../fields/text-field.tsx';
import { useMe } from '../patient/patient-context.ts';
import { Card, Line, Lines } from '../shell/card.tsx';
import { RowsLoading } from '../shell/page-loading.tsx';
import { ContentLines } from './content-lines.tsx';
import { FailureNotice } from './failure-notice.tsx';
import { focusField } from './focus-field.ts';
import { type PlanHere, readContent } from './plan-here.ts';
import { primaryOf } from './primary-of.ts';
import { RehearsalCard } from './rehearsal-card.tsx';
import { useRehearsalMessages } from './rehearsal-messages.ts';
import style from './sign-panel.module.css';
import foot from './step-form.module.css';
import { useTherapyCommand } from './use-therapy-command.ts';

const findingOf = (order: OrderView, accepted: AcceptedWarningJson): FindingJson | undefined =>
  order.findings?.find(({ rule, at }) => rule === accepted.rule && at === accepted.at);

/** What was accepted; its rule alone where no finding of it is left. */
function Accepted({
  finding,
  rule,
}: {
  readonly finding: FindingJson | undefined;
  readonly rule: string;
}): ReactNode {
  return finding === undefined ? <span lang="en">{rule}</span> : <FindingText finding={finding} />;
}

/** What is signed, word for word, by whom and with what meaning; the password once more [SR-68]. */
export function SignPanel(props: {
  readonly patient: Patient;
  readonly order: OrderView;
  /** Null where this page does not know the form of the order. */
  readonly planned: PlanHere | null;
  readonly onSigned: () => void;
  /** What it changes: read before the signature. */
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { person: me, username } = useMe();
  const { patient, order, planned } = props;
  const [password, setPassword] = useState('');
  const [isAsked, setAsked] = useState(false);
  const sending = useTherapyCommand(patient.id);
  const content = readContent(order.content);
  const hasWords = useRehearsalMessages();
  const zone = patient.record.timeZone;
  if (content === null || order.digest === null) return null;
  // Nobody signs before he could read what the virtual pump does with it.
  if (!hasWords) return <RowsLoading />;
  const { digest } = order;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setAsked(true);
    if (password === '') {
      focusField(event.currentTarget, '/password');
      return;
    }
    sending.mutate(
      {
        expectedVersion: patient.version,
        command: { type: 'sign-order', order: order.id, digest },
        password,
      },
      { onSuccess: props.onSigned, onSettled: () => setPassword('') },
    );
  };
  const failure = sending.error === null ? null : failureFrom(sending.error);
  const isPassword = failure?.code === 'password-refused';
  const empty = isPassword ? t('order.password-refused.own') : t('sign-in.missing-password');
  const passwordError = isAsked && password === '' && !sending.isPending ? empty : null;
  return (
    <form className={foot['form']} onSubmit={submit} noValidate>
      <div className={foot['head']}>
        <h2 tabIndex={-1}>{t('order.sign.title')}</h2>
        <p>{t('order.sign.lead')}</p>
      </div>
      <Card title={t('order.sign.what')}>
        <ContentLines
          content={content}
          primary={primaryOf(patient, content)}
          bridge={planned?.plan.bridge ?? null}
          prime={planned?.plan.prime ?? null}
        />
        <Lines>
          <Line name={t('order.planned')}>{momentText(order.plannedFor, 'moment', zone, locale)}</Line>
          <Line name={t('order.sign.prepared')}>{order.submitted.by.name}</Line>
          {order.verified !== null && (
            <Line name={t('order.sign.verified')}>
              {order.verified.by.name}, {momentText(order.verified.at, 'moment', zone, locale)}
            </Line>
          )}
          {(order.accepted ?? []).map((each) => (
            <Line key={`${each.rule} ${each.at} ${each.reason}`} name={t('order.sign.accepted')}>
              <Accepted finding={findingOf(order, each)} rule={each.rule} />{' '}
              <b>{t(`order.reason.${each.reason}`)}</b>
              {each.remark !== undefined && ` · ${each.remark}`}
            </Line>
          ))}
          <Line name={t('order.sign.formulary')}>{patient.formulary}</Line>
          <Line name={t('order.sign.digest')}>
            <code className={style['digest']}>{digest}</code>
          </Line>
        </Lines>
      </Card>
      {props.children}
      {planned === null ? (
        <Card title={t('rehearsal.title')}>{t('rehearsal.unread')}</Card>
      ) : (
        <RehearsalCard planned={planned} zone={zone} />
      )}
      <section className={style['meaning']}>
        <p>
          {t('order.sign.meaning', { name: me.name })} <b>{t('order.sign.prescribed')}</b>
        </p>
        <div className={style['sign']} data-field="/password">
          <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
          <TextField
            label={t('order.sign.password', { name: me.name })}
            value={password}
            input={{ type: 'password', autoComplete: 'current-password' }}
            error={passwordError}
            onChange={(typed) => {
              setPassword(typed);
              setAsked(false);
            }}
          />
          <Button type="submit" size="md" loading={sending.isPending}>
            {t('order.sign.submit')}
          </Button>
        </div>
      </section>
      {failure !== null && !isPassword && <FailureNotice failure={failure} />}
    </form>
  );
}
