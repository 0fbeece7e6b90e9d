import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import style from './board-list.module.css';
import { place, type Stretch } from './runway.ts';

/** Nearer to today than this a date would touch its word. */
const ROOM_PERCENT = 9;

/** The head of the board: the Mondays of the stretch, and today. Dates that would touch each other are left out. */
export function BoardAxis(props: {
  readonly ticks: readonly { readonly day: number; readonly date: string }[];
  readonly stretch: Stretch;
}): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { ticks, stretch } = props;
  const shown = ticks.filter(
    (tick, index) =>
      index % 2 === 0 &&
      Math.abs(place(tick.day, stretch) - place(0, stretch)) > ROOM_PERCENT &&
      tick.day > stretch.from + 2,
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a real table cannot be drawn in part
    // biome-ignore lint/a11y/useFocusableInteractive: nothing in the head takes the focus
    <div role="row" aria-rowindex={1} className={style['axis']}>
      {(['patient', 'pump', 'runway', 'refill'] as const).map((column) => (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        <div key={column} role="columnheader" data-column={column}>
          <span className={column === 'runway' ? 'visually-hidden' : undefined}>
            {t(`board.column.${column}`)}
          </span>
          {column === 'runway' && (
            <span className={style['dates']} aria-hidden="true">
              <b style={{ insetInlineStart: `${place(0, stretch)}%` }}>{t('board.today')}</b>
              {shown.map((tick) => (
                <span key={tick.date} style={{ insetInlineStart: `${place(tick.day, stretch)}%` }}>
                  {dayText(tick.date, 'day', locale)}
                </span>
              ))}
            </span>
          )}
        </div>
      ))}
    </div>
  );
}
