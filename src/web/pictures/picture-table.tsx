import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import style from './picture-table.module.css';

type Row = readonly [string, ...ReactNode[]];

/** The figures behind a picture, for whoever would rather read than look, and for whoever cannot. */
export function PictureTable(props: {
  readonly caption: string;
  /** Shown from the start, where there is room and the figures are read as often as the picture. */
  readonly open?: boolean;
  readonly head: readonly string[];
  /** The first cell names its row. Told by a function, they are asked for once somebody opens them. */
  readonly rows: readonly Row[] | (() => readonly Row[]);
}): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(props.open === true);
  const told = props.rows;
  let rows: readonly Row[] = [];
  if (typeof told !== 'function') rows = told;
  else if (isOpen) rows = told();
  return (
    <details
      className={style['behind']}
      open={props.open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {t('picture.table')}
        <span className="visually-hidden">: {props.caption}</span>
      </summary>
      <section
        className={style['scroll']}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls sideways, by keyboard too
        tabIndex={0}
        aria-label={`${props.caption}: ${t('picture.table')}`}
      >
        <table>
          <caption className="visually-hidden">{props.caption}</caption>
          <thead>
            <tr>
              {props.head.map((cell) => (
                <th key={cell} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row[0]}>
                {row.map((cell, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                  <td key={index}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
