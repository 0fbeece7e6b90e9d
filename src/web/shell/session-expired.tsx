import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../wire/contract/session.ts';
import { onSessionEnd } from '../client/session-end.ts';
import { Dialog } from './dialog.tsx';
import style from './session-expired.module.css';

const SignInForm = lazy(() =>
  import('../sign-in/sign-in-form.tsx').then((module) => ({ default: module.SignInForm })),
);

/**
 * Over the page when the server has ended the session: the same person goes on with what was typed; for anybody else
 * the page is left, because its drafts and its reading are not his.
 */
export function SessionExpired({ me }: { readonly me: Me }): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [ended, setEnded] = useState(false);
  useEffect(() => onSessionEnd(() => setEnded(true)), []);
  if (!ended) return null;
  const goOn = (): void => {
    setEnded(false);
    void queries.invalidateQueries();
  };
  const leave = (): void => {
    setEnded(false);
    queries.clear();
    void navigate({ to: '/sign-in', search: {} });
  };
  return (
    <Dialog label={t('expired.title')}>
      <div className={style['expired']}>
        <h2>{t('expired.title')}</h2>
        <p>{t('expired.text')}</p>
        <Suspense>
          <SignInForm fixed={me.username} onSignedIn={goOn}>
            <button type="button" className={style['other']} onClick={leave}>
              {t('expired.other')}
            </button>
          </SignInForm>
        </Suspense>
      </div>
    </Dialog>
  );
}
