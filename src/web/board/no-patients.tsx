import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../patient/patient-context.ts';
import { mayRecord } from '../register/may-record.ts';
import { RegisterLink } from '../register/register-link.tsx';
import { EmptyState } from '../shell/state-view.tsx';
import style from './no-patients.module.css';

const WAYS = ['register', 'implant', 'fill'] as const;

/** A clinic on its first day: what comes first, then, and last, and the button for it. */
export function NoPatients(): ReactNode {
  const { t } = useTranslation();
  const may = mayRecord(useMe().person.role);
  return (
    <EmptyState title={t('board.empty.title')} text={t('board.empty.text')}>
      <ol className={style['ways']}>
        {WAYS.map((way) => (
          <li key={way}>
            <b>{t(`board.empty.${way}`)}</b>
            <span>{t(`board.empty.${way}.text`)}</span>
          </li>
        ))}
      </ol>
      {may ? <RegisterLink /> : <p>{t('board.empty.others')}</p>}
    </EmptyState>
  );
}
