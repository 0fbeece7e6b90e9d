import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../wire/contract/session.ts';
import { aboutQuery } from '../client/about.ts';
import { failureFrom } from '../client/failure.ts';
import { meQuery, signIn } from '../client/session.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import { initials } from '../shell/patient-match.ts';
import style from './demonstration-sign-ins.module.css';

/** One press each to enter the made-up clinic, where the server says that it holds one; else nothing. */
export function DemonstrationSignIns({ onSignedIn }: { readonly onSignedIn: (me: Me) => void }): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: about } = useQuery(aboutQuery);
  const entering = useMutation({
    mutationFn: signIn,
    onSuccess: (me) => {
      queries.setQueryData(meQuery.queryKey, me);
      onSignedIn(me);
    },
  });
  const demonstration = about?.demonstration ?? null;
  if (demonstration === null) return null;
  const { signIns, password } = demonstration;
  return (
    <section className={style['demonstration']} aria-labelledby="demonstration">
      <h2 id="demonstration">{t('sign-in.demonstration')}</h2>
      <p>{t('sign-in.demonstration.text', { password })}</p>
      <ul>
        {signIns.map(({ username, name, role }) => (
          <li key={username}>
            <button
              type="button"
              disabled={entering.isPending}
              onClick={() => entering.mutate({ username, password })}
            >
              <span className={style['initials']} aria-hidden="true">
                {initials(name)}
              </span>
              <span>
                <b>{name}</b>
                <small>
                  {username === role ? '' : `${username} · `}
                  {t(`user.role.${role}`)}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div role="alert">
        {entering.error !== null && (
          <p className={style['failure']}>
            <SeverityShape mark="refuse" />
            {t(`failure.${failureFrom(entering.error).kind}.title`)}
          </p>
        )}
      </div>
    </section>
  );
}
