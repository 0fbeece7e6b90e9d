import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import style from './picture-table.module.css';

/** The figures behind a picture, for whoever would rather read than look, and for whoever cannot. */
export function PictureTable(props: {
  readonly caption: string;
  /** Shown from the start, where there is room and the figures are read as often as the picture. */
  readonly open?: boolean;
  readonly head: readonly string[];
  /** The first cell names its row. */
  readonly rows: readonly (readonly [string, ...ReactNode[]])[];
}): ReactNode {
  const { t } = useTranslation();
  return (
    <details className={style['behind']} open={props.open}>
      <summary>{t('picture.table')}</summary>
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
            {props.rows.map((row) => (
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
