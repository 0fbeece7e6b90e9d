import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { boardQuery } from '../client/board.ts';
import { dayOf, dayText, momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { LaneHatching } from '../pictures/runway-lane.tsx';
import { isStale } from '../shell/connection.ts';
import { StaleBar } from '../shell/connection-bar.tsx';
import { PageLoading } from '../shell/page-loading.tsx';
import { EmptyState, PageFailed } from '../shell/state-view.tsx';
import style from './board.module.css';
import { BoardFilters } from './board-filters.tsx';
import type { Board } from './board-groups.ts';
import { BoardLegend } from './board-legend.tsx';
import { BoardList } from './board-list.tsx';
import { type BoardFilter, boardItems, filtered } from './board-rows.ts';
import { GroupChips } from './group-chips.tsx';

const EVERYTHING: BoardFilter = { group: null, drug: null, physician: null, text: '' };

function LoadedBoard({ board }: { readonly board: Board }): ReactNode {
  const { t } = useTranslation();
  const [filter, setFilter] = useState(EVERYTHING);
  const items = useMemo(() => boardItems(board, filter), [board, filter]);
  const shown = useMemo(() => filtered(board.rows, filter).length, [board, filter]);
  if (board.rows.length === 0)
    return <EmptyState title={t('board.empty.title')} text={t('board.empty.text')} />;
  return (
    <>
      <GroupChips
        counts={board.counts}
        chosen={filter.group}
        choose={(group) => setFilter({ ...filter, group })}
      />
      <BoardFilters board={board} filter={filter} change={setFilter} shown={shown} />
      {items.length === 0 ? (
        <EmptyState title={t('board.no-match.title')} text={t('board.no-match.text')}>
          <Button variant="default" onClick={() => setFilter(EVERYTHING)}>
            {t('board.filter.clear')}
          </Button>
        </EmptyState>
      ) : (
        <BoardList board={board} items={items} />
      )}
      <BoardLegend />
    </>
  );
}

/** The clinic's home: who needs what, and how long the reservoirs last. */
export function BoardPage(): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { data: board, error, isPending, dataUpdatedAt, refetch } = useQuery(boardQuery);
  const again = (): void => void refetch();
  if (board === undefined) return isPending ? <PageLoading /> : <PageFailed thrown={error} again={again} />;
  const asOf = momentText(board.now, 'clock', board.timeZone, locale);
  return (
    <>
      {error !== null && isStale(dataUpdatedAt, Date.now()) && <StaleBar since={asOf} again={again} />}
      <main className={style['page']}>
        <header className={style['head']}>
          <div>
            <h1>{t('board.title', { date: dayText(dayOf(board.now, board.timeZone), 'long', locale) })}</h1>
            <p>
              {t('board.lead', { count: board.rows.length })} {t('board.as-of', { at: asOf })}.
            </p>
          </div>
          <Button variant="default" data-print="never" onClick={() => print()}>
            {t('board.print')}
          </Button>
        </header>
        <LaneHatching />
        <LoadedBoard board={board} />
      </main>
    </>
  );
}
