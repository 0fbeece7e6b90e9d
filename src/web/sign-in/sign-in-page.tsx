import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../client/session.ts';
import { useLanguage } from '../fields/language.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import { chooseLanguage, LANGUAGES } from '../messages/messages.ts';
import { Brand } from '../shell/brand.tsx';
import { DemonstrationSignIns } from './demonstration-sign-ins.tsx';
import style from './sign-in.module.css';
import { SignInForm } from './sign-in-form.tsx';

const route = getRouteApi('/sign-in');

const IS = ['sign-in.intended.1', 'sign-in.intended.2'] as const;
const IS_NOT = ['sign-in.not.1', 'sign-in.not.2', 'sign-in.not.3'] as const;

/** What Theca is for and what it is not stands where everybody passes, before the first dose is shown. */
export function SignInPage(): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { to } = route.useSearch();
  const router = useRouter();
  const { data: me } = useQuery({ ...meQuery, retry: false });
  const goOn = (): void => router.history.replace(to ?? '/');
  useEffect(() => {
    if (me !== undefined) router.history.replace(to ?? '/');
  }, [me, to, router]);
  return (
    <main className={style['page']}>
      <div className={style['card']}>
        <div className={style['entry']}>
          <Brand size={32} />
          <p className={style['lead']}>{t('sign-in.lead')}</p>
          <h1>{t('sign-in.title')}</h1>
          <SignInForm onSignedIn={goOn} />
          <DemonstrationSignIns onSignedIn={goOn} />
          <fieldset className={style['languages']}>
            <legend className="visually-hidden">{t('user.language')}</legend>
            {LANGUAGES.map((one) => (
              <button
                key={one}
                type="button"
                lang={one}
                aria-pressed={one === language}
                onClick={() => void chooseLanguage(one)}
              >
                {t(`user.language.${one}`)}
              </button>
            ))}
          </fieldset>
        </div>
        <div className={style['intended']}>
          <h2>{t('sign-in.intended.title')}</h2>
          {IS.map((line) => (
            <p key={line}>{t(line)}</p>
          ))}
          <h2>{t('sign-in.not.title')}</h2>
          <ul>
            {IS_NOT.map((line) => (
              <li key={line}>
                <SeverityShape mark="warn" />
                <span>{t(line)}</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </main>
  );
}
