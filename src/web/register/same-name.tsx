import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { Notice } from '../visit/notice.tsx';
import style from './register.module.css';
import type { RegisterEntry } from './register-entry.ts';
import { type Listed, maybeTheSame } from './same-patient.ts';

const MOST = 5;

/** Whoever may be the same person already: one patient with two records is how a dose is missed. */
export function SameName(props: {
  readonly entry: RegisterEntry;
  readonly patients: readonly Listed[];
}): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const same = maybeTheSame(props.entry, props.patients).slice(0, MOST);
  if (same.length === 0) return null;
  return (
    <Notice mark="warn" title={t('register.same.title')}>
      <p>{t('register.same.text')}</p>
      <ul>
        {same.map((patient) => (
          <li key={patient.id}>
            <Link className={style['link']} to="/patients/$patientId" params={{ patientId: patient.id }}>
              {patient.name}
            </Link>
            , {t('search.born', { date: dayText(patient.birthDate, 'full', locale) })},{' '}
            {t('patient.number', { number: patient.recordNumber })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
