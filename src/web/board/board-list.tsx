import { type KeyboardEvent, type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../fields/date-text.ts';
import { SeverityChip } from '../fields/severity-mark.tsx';
import { WeekLines } from '../pictures/runway-lane.tsx';
import { useNarrow } from '../shell/use-narrow.ts';
import { BoardAxis } from './board-axis.tsx';
import { type Board, GROUP_MARKS } from './board-groups.ts';
import style from './board-list.module.css';
import { BoardRowView } from './board-row.tsx';
import type { BoardItem } from './board-rows.ts';
import { useRowText } from './row-text.ts';
import { DESK, PHONE, weeks } from './runway.ts';
import { useWindow } from './use-window.ts';
import { layout } from './window.ts';

const GROUP_PX = 40;
const ROW_PX = { desk: 56, phone: 164 };

/** The rows by group. Only those near the screen exist, so that two thousand scroll like twenty. */
export function BoardList({
  board,
  items,
}: {
  readonly board: Board;
  readonly items: readonly BoardItem[];
}): ReactNode {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const list = useRef<HTMLDivElement>(null);
  const rowPx = narrow ? ROW_PX.phone : ROW_PX.desk;
  const stretch = narrow ? PHONE : DESK;
  const places = useMemo(
    () => layout(items.map((item) => (item.kind === 'group' ? GROUP_PX : rowPx))),
    [items, rowPx],
  );
  const seen = useWindow(list, places);
  const textOf = useRowText(board);
  const ticks = useMemo(() => weeks(dayOf(board.now, board.timeZone), stretch), [board, stretch]);
  const days = useMemo(() => ticks.map((tick) => tick.day), [ticks]);

  const goTo = (index: number, step: 1 | -1): void => {
    let next = index;
    while (next >= 0 && next < items.length && items[next]?.kind === 'group') next += step;
    if (items[next] === undefined) return;
    const top = (list.current?.getBoundingClientRect().top ?? 0) + (places.tops[next] ?? 0);
    if (top < 120 || top + rowPx > innerHeight) scrollBy({ top: top - innerHeight / 2 });
    // After the scroll the row exists, if it did not before.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        list.current?.querySelector<HTMLElement>(`[data-index="${next}"] a`)?.focus(),
      ),
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
    if (row === null || event.metaKey || event.ctrlKey || event.altKey) return;
    const index = Number(row.dataset['index']);
    const moves: Readonly<Record<string, readonly [number, 1 | -1]>> = {
      ArrowDown: [index + 1, 1],
      ArrowUp: [index - 1, -1],
      Home: [0, 1],
      End: [items.length - 1, -1],
      PageDown: [Math.min(index + 10, items.length - 1), -1],
      PageUp: [Math.max(index - 10, 0), 1],
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    goTo(...move);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a real table cannot be drawn in part
    <div className={style['card']} role="table" aria-label={t('nav.board')} aria-rowcount={items.length + 1}>
      <BoardAxis ticks={ticks} stretch={stretch} />
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div
        ref={list}
        role="rowgroup"
        className={style['rows']}
        style={{ height: places.total }}
        onKeyDown={onKeyDown}
      >
        {!narrow && (
          <div className={style['underlay']} aria-hidden="true">
            <svg aria-hidden="true">
              <WeekLines weeks={days} stretch={stretch} />
            </svg>
          </div>
        )}
        {items.slice(seen.from, seen.until).map((item, offset) => {
          const index = seen.from + offset;
          const top = places.tops[index] ?? 0;
          return item.kind === 'group' ? (
            // biome-ignore lint/a11y/useSemanticElements: as above
            // biome-ignore lint/a11y/useFocusableInteractive: only the link in a row takes the focus
            <div
              key={item.key}
              role="row"
              aria-rowindex={index + 2}
              className={style['group']}
              style={{ top, height: GROUP_PX }}
            >
              {/* biome-ignore lint/a11y/useSemanticElements: as above */}
              <div role="cell" aria-colspan={4}>
                <h2>
                  <SeverityChip mark={GROUP_MARKS[item.group]} word={false}>
                    {t(`board.group.${item.group}`)}
                  </SeverityChip>
                </h2>
                <span>
                  <b>{item.count}</b>
                  {item.elsewhere > 0 && ` · ${t('board.elsewhere', { count: item.elsewhere })}`}
                </span>
              </div>
            </div>
          ) : (
            <BoardRowView
              key={item.key}
              row={item.row}
              text={textOf(item.row)}
              board={board}
              stretch={stretch}
              weeks={narrow ? days : undefined}
              index={index}
              top={top}
              height={rowPx}
            />
          );
        })}
      </div>
    </div>
  );
}
