import { Link } from '@tanstack/react-router';
import { memo, type ReactNode } from 'react';
import { RunwayLane } from '../pictures/runway-lane.tsx';
import { type Board, type BoardRow, GROUP_MARKS } from './board-groups.ts';
import style from './board-list.module.css';
import { isLongOpen } from './open-visit.ts';
import type { RowText } from './row-text.ts';
import { runwayOf, type Stretch } from './runway.ts';

interface RowProps {
  readonly row: BoardRow;
  readonly text: RowText;
  readonly board: Board;
  readonly stretch: Stretch;
  readonly weeks: readonly number[] | undefined;
  readonly index: number;
  readonly top: number;
  readonly height: number;
}

/** One patient. The name is the link; the whole row leads where it leads. */
export const BoardRowView = memo(
  function BoardRowView({ row, text, board, stretch, weeks, index, top, height }: RowProps): ReactNode {
    return (
      // biome-ignore lint/a11y/useSemanticElements: a real table cannot be drawn in part
      // biome-ignore lint/a11y/useFocusableInteractive: only the link in a row takes the focus
      <div
        role="row"
        aria-rowindex={index + 2}
        data-index={index}
        className={style['row']}
        style={{ top, height }}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div role="cell" className={style['patient']}>
          <Link
            className="ring-on-frame"
            to="/patients/$patientId"
            params={{ patientId: row.id }}
            title={row.name}
            preload={false}
          >
            {row.name}
          </Link>
          <small>{row.recordNumber}</small>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div role="cell" className={style['pump']}>
          <b>{text.dose}</b>
          <small title={text.mixture}>{text.mixture}</small>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div role="cell" className={style['lane']}>
          <RunwayLane
            runway={runwayOf(row, board.now)}
            stretch={stretch}
            mark={GROUP_MARKS[row.group]}
            weeks={weeks}
            say={text.say}
          />
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div role="cell" className={style['refill']}>
          <b>{text.date}</b>
          <small data-long={isLongOpen(row, board.now)}>{text.beside}</small>
        </div>
      </div>
    );
  },
  (a, b) =>
    a.row === b.row &&
    a.top === b.top &&
    a.height === b.height &&
    a.text === b.text &&
    a.stretch === b.stretch,
);
