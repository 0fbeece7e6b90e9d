import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { stepOf } from '../fields/visit-step.ts';
import { Banner } from '../shell/banner.tsx';
import type { Board } from './board-groups.ts';
import style from './long-open-visits.module.css';
import { isLongOpen, LONG_OPEN_MINUTES, openMinutes } from './open-visit.ts';

/** Visits that were begun and left: who, at which step, for how long, and the way back to each [SR-59]. */
export function LongOpenVisits({ board }: { readonly board: Board }): ReactNode {
  const { t } = useTranslation();
  const rows = board.rows.filter((row) => isLongOpen(row, board.now));
  return (
    <div role="status" className={style['place']}>
      {rows.length > 0 && (
        <Banner mark="warn" title={t('board.long-open', { count: rows.length, minutes: LONG_OPEN_MINUTES })}>
          <ul className={style['visits']}>
            {rows.map((row) => {
              const minutes = openMinutes(row, board.now) ?? 0;
              return (
                <li key={row.id}>
                  <b>{row.name}</b>
                  <span>
                    {t('board.long-open.where', {
                      step: t(`visit-step.${stepOf(row.visit?.step ?? '')}`),
                      by: row.visit?.by ?? '',
                      hours: Math.floor(minutes / 60),
                      minutes: minutes % 60,
                    })}
                  </span>
                  <Link to="/patients/$patientId/visit" params={{ patientId: row.id }}>
                    {t('patient.next.continue-visit')}
                    <span className="visually-hidden">: {row.name}</span>
                  </Link>
                </li>
              );
            })}
          </ul>
        </Banner>
      )}
    </div>
  );
}
