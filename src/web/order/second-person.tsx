import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderView } from '../../wire/contract/order.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import { failureFrom } from '../client/failure.ts';
import { TextField } from '../fields/text-field.tsx';
import { Card } from '../shell/card.tsx';
import { BlindFields } from './blind-fields.tsx';
import { type BlindText, NOTHING_ENTERED, readBlind } from './blind-text.ts';
import { FailureNotice } from './failure-notice.tsx';
import style from './fields.module.css';
import { focusField } from './focus-field.ts';
import foot from './step-form.module.css';
import { useTherapyCommand } from './use-therapy-command.ts';

export type VerificationOutcome = 'verified' | 'disputed';

/**
 * The second person's own entry, without a sight of the first [SR-45]. `here`: at the author's desk, with the second
 * person's user name and password.
 */
export function SecondPersonPanel(props: {
  readonly patient: Patient;
  readonly order: OrderView;
  readonly here: boolean;
  readonly onDone: (outcome: VerificationOutcome) => void;
  readonly onCancel?: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { patient, order, here } = props;
  const [text, setText] = useState<BlindText>(NOTHING_ENTERED);
  const [who, setWho] = useState({ username: '', password: '' });
  const [isAsked, setAsked] = useState(false);
  const sending = useTherapyCommand(patient.id);
  const read = readBlind(text, order.hasFill);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setAsked(true);
    const form = event.currentTarget;
    if (!read.ok) {
      focusField(form, read.problems[0]?.at ?? null);
      return;
    }
    if (here && who.username.trim() === '') {
      focusField(form, '/as/username');
      return;
    }
    if (here && who.password === '') {
      focusField(form, '/as/password');
      return;
    }
    sending.mutate(
      {
        expectedVersion: patient.version,
        command: { type: 'verify-order', order: order.id, entry: read.entry },
        ...(here && { as: { username: who.username.trim(), password: who.password } }),
      },
      {
        onSuccess: ({ events }) =>
          props.onDone(events.some(({ type }) => type === 'order-disputed') ? 'disputed' : 'verified'),
        onSettled: () => setWho((before) => ({ ...before, password: '' })),
      },
    );
  };
  const missing = (value: string): string | null =>
    isAsked && value.trim() === '' ? t('order.second.missing') : null;
  const failure = sending.error === null ? null : failureFrom(sending.error);
  const isPassword = failure?.code === 'password-refused';
  const refusedPassword = isPassword && who.password === '' ? t('order.password-refused') : null;
  return (
    <form className={foot['form']} onSubmit={submit} noValidate>
      <div className={foot['head']}>
        <h2 tabIndex={-1}>{t('order.second.title')}</h2>
        <p>{t(here ? 'order.second.here.text' : 'order.second.text', { author: order.submitted.by.name })}</p>
      </div>
      {here && (
        <Card title={t('order.second.who')}>
          <div className={style['row']}>
            <div data-field="/as/username">
              <TextField
                label={t('sign-in.user')}
                value={who.username}
                input={{ autoComplete: 'off', autoCapitalize: 'none' }}
                error={missing(who.username)}
                onChange={(username) => setWho((before) => ({ ...before, username }))}
              />
            </div>
            <div data-field="/as/password">
              <TextField
                label={t('sign-in.password')}
                value={who.password}
                input={{ type: 'password', autoComplete: 'off' }}
                error={sending.error === null ? missing(who.password) : refusedPassword}
                onChange={(password) => setWho((before) => ({ ...before, password }))}
              />
            </div>
          </div>
        </Card>
      )}
      <Card title={t('order.second.entry')}>
        <BlindFields
          text={text}
          hasFill={order.hasFill}
          problems={read.ok ? [] : read.problems}
          isAsked={isAsked}
          onChange={setText}
        />
      </Card>
      {failure !== null && !isPassword && <FailureNotice failure={failure} />}
      <div className={foot['foot']}>
        {props.onCancel !== undefined && (
          <Button variant="default" size="md" onClick={props.onCancel}>
            {t('order.second.cancel')}
          </Button>
        )}
        <Button type="submit" size="md" loading={sending.isPending}>
          {t('order.second.compare')}
        </Button>
      </div>
    </form>
  );
}
