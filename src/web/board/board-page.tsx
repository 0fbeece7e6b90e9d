import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
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
import { LongOpenVisits } from './long-open-visits.tsx';
import { NoPatients } from './no-patients.tsx';

const EVERYTHING: BoardFilter = { group: null, drug: null, physician: null, text: '' };

/**
 * Group and drug stand in the address as well, so that a way back finds them; names stay on the page. The page answers at
 * once, the address follows; an address that was opened goes before both.
 */
function useFilter(): readonly [BoardFilter, (filter: BoardFilter) => void] {
  const { group = null, drug = null } = useSearch({ from: '/shell/' });
  const navigate = useNavigate();
  const [filter, setFilter] = useState<BoardFilter>({ ...EVERYTHING, group, drug });
  const [opened, setOpened] = useState({ group, drug });
  if (opened.group !== group || opened.drug !== drug) {
    setOpened({ group, drug });
    setFilter({ ...filter, group, drug });
  }
  const change = (next: BoardFilter): void => {
    setFilter(next);
    if (next.group === group && next.drug === drug) return;
    void navigate({
      to: '/',
      search: {
        ...(next.group !== null && { group: next.group }),
        ...(next.drug !== null && { drug: next.drug }),
      },
      replace: true,
      resetScroll: false,
    });
  };
  return [filter, change];
}

function LoadedBoard({ board }: { readonly board: Board }): ReactNode {
  const { t } = useTranslation();
  const [filter, setFilter] = useFilter();
  const { group, drug, physician, text } = filter;
  const [items, shown] = useMemo(() => {
    const of = { group, drug, physician, text };
    return [boardItems(board, of), filtered(board.rows, of).length] as const;
  }, [board, group, drug, physician, text]);
  if (board.rows.length === 0) return <NoPatients />;
  return (
    <>
      <LongOpenVisits board={board} />
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
            {board.rows.length > 0 && (
              <p>
                {t('board.lead', { count: board.rows.length })} {t('board.as-of', { at: asOf })}.
              </p>
            )}
          </div>
          {board.rows.length > 0 && (
            <Button variant="default" data-print="never" onClick={() => print()}>
              {t('board.print')}
            </Button>
          )}
        </header>
        <LaneHatching />
        <LoadedBoard board={board} />
      </main>
    </>
  );
}
