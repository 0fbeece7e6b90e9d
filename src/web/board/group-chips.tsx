import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SeverityShape } from '../fields/severity-mark.tsx';
import { BOARD_GROUPS, type BoardGroup, GROUP_MARKS } from './board-groups.ts';
import style from './group-chips.module.css';

/** How many there are of each kind of trouble; a click leaves only those, another brings back all. */
export function GroupChips(props: {
  readonly counts: Partial<Readonly<Record<BoardGroup, number>>>;
  readonly chosen: BoardGroup | null;
  readonly choose: (group: BoardGroup | null) => void;
}): ReactNode {
  const { t } = useTranslation();
  const present = BOARD_GROUPS.filter((group) => (props.counts[group] ?? 0) > 0 || group === props.chosen);
  return (
    <fieldset className={style['chips']}>
      <legend className="visually-hidden">{t('board.groups')}</legend>
      {present.map((group) => (
        <button
          key={group}
          type="button"
          data-mark={GROUP_MARKS[group]}
          aria-pressed={group === props.chosen}
          onClick={() => props.choose(group === props.chosen ? null : group)}
        >
          <SeverityShape mark={GROUP_MARKS[group]} size={16} />
          <b>{props.counts[group] ?? 0}</b>
          <span>{t(`board.group.${group}`)}</span>
        </button>
      ))}
    </fieldset>
  );
}
