import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, Outlet, useMatchRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { aboutQuery } from '../client/about.ts';
import { meQuery } from '../client/session.ts';
import { zoneText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { Brand } from './brand.tsx';
import { ConnectionBar } from './connection-bar.tsx';
import { PatientSearch } from './patient-search.tsx';
import { SessionExpired } from './session-expired.tsx';
import style from './shell.module.css';
import { UserMenu } from './user-menu.tsx';

/** What stands around every page behind the sign-in. */
export function Shell(): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: about } = useQuery(aboutQuery);
  const { timeZone } = me.clinic;
  // The lab has no clinic, and so no zone.
  const isLab = useMatchRoute()({ to: '/lab' }) !== false;
  // No list of made-up patients can be taken for a real one, nor the other way round.
  const isMadeUp = about?.demonstration?.clinic === me.clinic.id;
  return (
    <div className={style['shell']}>
      <a className={style['skip']} href="#page">
        {t('app.skip')}
      </a>
      <header>
        <p className={style['demonstration']}>
          {isMadeUp && <b>{t('app.demonstration')} </b>}
          {t('app.decision-support')}
        </p>
        <div className={style['top']} data-print="never">
          <Link to="/" className={style['home']} aria-label={`Theca: ${t('nav.board')}`}>
            <Brand />
          </Link>
          <nav aria-label={t('nav.main')}>
            <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
              {t('nav.board')}
            </Link>
            <Link to="/patients">{t('nav.patients')}</Link>
            <Link to="/lab">{t('nav.lab')}</Link>
          </nav>
          <PatientSearch />
          <UserMenu me={me} />
        </div>
      </header>
      <ConnectionBar />
      <div id="page" tabIndex={-1} className={`${style['page']} ring-on-frame`}>
        <Outlet />
      </div>
      <footer className={style['zone']}>
        {isLab ? t('app.zone.lab') : t('app.zone', { name: zoneText(timeZone, locale), zone: timeZone })}
      </footer>
      <SessionExpired me={me} />
    </div>
  );
}
