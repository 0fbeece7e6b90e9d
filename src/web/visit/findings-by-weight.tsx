import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingJson } from '../../wire/contract/order.ts';
import { FindingList } from '../fields/finding-row.tsx';
import style from './step.module.css';

/** What somebody has to see stands open; the notes wait behind one line. */
export function FindingsByWeight({ findings }: { readonly findings: readonly FindingJson[] }): ReactNode {
  const { t } = useTranslation();
  const heavy = findings.filter(({ severity }) => severity !== 'note');
  const notes = findings.filter(({ severity }) => severity === 'note');
  return (
    <>
      {(heavy.length > 0 || notes.length === 0) && <FindingList findings={heavy} />}
      {notes.length > 0 && (
        <details className={style['more']}>
          <summary>{t('visit.plan.notes', { count: notes.length })}</summary>
          <FindingList findings={notes} />
        </details>
      )}
    </>
  );
}
