import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../wire/contract/session.ts';
import { failureFrom } from '../client/failure.ts';
import { meQuery, signIn } from '../client/session.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import style from './sign-in.module.css';

/** Name and password. `fixed` where only one person may sign in: over a page that he had open. */
export function SignInForm(props: {
  readonly fixed?: string;
  readonly onSignedIn: (me: Me) => void;
  readonly children?: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [username, setUsername] = useState(props.fixed ?? '');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const entering = useMutation({
    mutationFn: signIn,
    onSuccess: (me) => {
      queries.setQueryData(meQuery.queryKey, me);
      props.onSignedIn(me);
    },
    onError: () => setPassword(''),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (username.trim() === '' || password === '' || entering.isPending) return;
    entering.mutate({ username: username.trim(), password });
  };
  const failure = entering.error === null ? null : failureFrom(entering.error);
  return (
    <form className={style['form']} onSubmit={submit} noValidate>
      <TextInput
        label={t('sign-in.user')}
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value)}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        readOnly={props.fixed !== undefined}
        autoFocus={props.fixed === undefined}
        error={asked && username.trim() === '' ? t('sign-in.missing-user') : null}
        size="md"
      />
      <PasswordInput
        label={t('sign-in.password')}
        value={password}
        onChange={(event) => {
          setPassword(event.currentTarget.value);
          setAsked(false);
        }}
        autoComplete="current-password"
        error={asked && password === '' && failure === null ? t('sign-in.missing-password') : null}
        autoFocus={props.fixed !== undefined}
        size="md"
        visibilityToggleButtonProps={{ 'aria-label': t('sign-in.show-password') }}
      />
      <div role="alert">
        {failure !== null && (
          <p className={style['failure']}>
            <SeverityShape mark="refuse" />
            {failure.code === 'sign-in-refused'
              ? t('sign-in.wrong')
              : `${t(`failure.${failure.kind}.title`)}. ${t(`failure.${failure.kind}.text`)}`}
          </p>
        )}
      </div>
      <Button type="submit" size="md" fullWidth loading={entering.isPending}>
        {t('sign-in.submit')}
      </Button>
      {props.children}
    </form>
  );
}
