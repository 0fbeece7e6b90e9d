import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDrugName } from '../fields/drug-text.ts';
import style from './board-filters.module.css';
import type { Board } from './board-groups.ts';
import type { BoardFilter } from './board-rows.ts';

interface ChooserProps {
  readonly label: string;
  readonly all: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly value: string | null;
  readonly choose: (value: string | null) => void;
}

function Chooser({ label, all, options, value, choose }: ChooserProps): ReactNode {
  return (
    <select
      aria-label={label}
      data-chosen={value !== null}
      value={value ?? ''}
      onChange={(event) => choose(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    >
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
}

/** Drug, physician and a name: everything is filtered in the browser, so that nothing typed stands in an address. */
export function BoardFilters(props: {
  readonly board: Board;
  readonly filter: BoardFilter;
  readonly change: (filter: BoardFilter) => void;
  readonly shown: number;
}): ReactNode {
  const { t } = useTranslation();
  const drugName = useDrugName();
  const { board, filter, change } = props;
  return (
    <search className={style['filters']} aria-label={t('board.filters')} data-print="never">
      <input
        type="search"
        aria-label={t('board.search')}
        placeholder={t('board.search')}
        autoComplete="off"
        spellCheck={false}
        value={filter.text}
        onChange={(event) => change({ ...filter, text: event.currentTarget.value })}
      />
      <Chooser
        label={t('board.filter.drug')}
        all={t('board.filter.drug.all')}
        options={board.drugs.map((drug) => ({ value: drug, text: drugName(drug) }))}
        value={filter.drug}
        choose={(drug) => change({ ...filter, drug })}
      />
      <Chooser
        label={t('board.filter.physician')}
        all={t('board.filter.physician.all')}
        options={board.physicians.map((name) => ({ value: name, text: name }))}
        value={filter.physician}
        choose={(physician) => change({ ...filter, physician })}
      />
      <p role="status">
        {props.shown === board.rows.length ? (
          <span className={style['keys']}>{t('board.keys')}</span>
        ) : (
          t('board.shown', { shown: props.shown, all: board.rows.length })
        )}
      </p>
    </search>
  );
}
