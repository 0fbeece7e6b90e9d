import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patientsQuery } from '../client/patient.ts';
import { dayText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { RegisterLink } from '../register/register-link.tsx';
import { PageLoading } from '../shell/page-loading.tsx';
import { found } from '../shell/patient-match.ts';
import { EmptyState, PageFailed } from '../shell/state-view.tsx';
import { NoPatients } from './no-patients.tsx';
import style from './patients.module.css';

/** How many rows are drawn before the list asks for a name. */
const MOST = 200;

/** Everybody of the clinic by name. */
export function PatientsPage(): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [text, setText] = useState('');
  const { data, error, isPending, refetch } = useQuery(patientsQuery);
  if (data === undefined)
    return isPending ? <PageLoading /> : <PageFailed thrown={error} again={() => void refetch()} />;
  if (data.patients.length === 0)
    return (
      <main className={style['page']}>
        <header>
          <h1>{t('nav.patients')}</h1>
        </header>
        <NoPatients />
      </main>
    );
  const hits = found(text, data.patients);
  return (
    <main className={style['page']}>
      <header>
        <h1>{t('nav.patients')}</h1>
        <RegisterLink />
        <input
          type="search"
          aria-label={t('patients.search')}
          placeholder={t('patients.search')}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <p role="status">{t('board.shown', { shown: hits.length, all: data.patients.length })}</p>
      </header>
      {hits.length === 0 ? (
        <EmptyState title={t('board.no-match.title')} text={t('search.none', { text: text.trim() })} />
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('board.column.patient')}</th>
              <th scope="col">{t('patients.born')}</th>
              <th scope="col">{t('patients.number')}</th>
            </tr>
          </thead>
          <tbody>
            {hits.slice(0, MOST).map((patient) => (
              <tr key={patient.id}>
                <td>
                  <Link to="/patients/$patientId" params={{ patientId: patient.id }}>
                    {patient.name}
                  </Link>
                </td>
                <td>{dayText(patient.birthDate, 'full', locale)}</td>
                <td>{patient.recordNumber}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hits.length > MOST && (
        <p className={style['more']}>{t('patients.more', { count: hits.length - MOST })}</p>
      )}
    </main>
  );
}
