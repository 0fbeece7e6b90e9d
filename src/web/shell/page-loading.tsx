import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import style from './page-loading.module.css';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;

/** The shape of a list that is on its way. */
export function RowsLoading(): ReactNode {
  const { t } = useTranslation();
  return (
    <div className={style['rows']} role="status">
      <span className="visually-hidden">{t('state.loading')}</span>
      {ROWS.map((row) => (
        <Skeleton key={row} height={36} />
      ))}
    </div>
  );
}

/** The shape of a page that is on its way, so that nothing jumps when it comes. */
export function PageLoading(): ReactNode {
  const { t } = useTranslation();
  return (
    <main className={style['page']} aria-busy="true">
      <h1 className="visually-hidden">{t('state.loading')}</h1>
      <Skeleton height={28} width={280} />
      <Skeleton height={16} width="min(420px, 80%)" />
      <RowsLoading />
    </main>
  );
}
