import type { ReactNode } from 'react';
import style from './legend-sign.module.css';

export type LegendKind = 'bar' | 'likely' | 'alarm' | 'stability' | 'visit' | 'refill-by';

const SIGNS: Readonly<Record<LegendKind, ReactNode>> = {
  bar: (['refuse', 'warn', 'note', 'good'] as const).map((mark, index) => (
    <rect
      key={mark}
      className={style['bar']}
      data-mark={mark}
      x={index * 7}
      y="5"
      width="6"
      height="8"
      rx="2"
    />
  )),
  likely: <rect className={style['likely']} x="0.5" y="5.5" width="27" height="7" rx="3.5" />,
  alarm: <path className={style['alarm']} d="M14 3 20 14H8z" />,
  stability: <path className={style['line']} d="M14 4 19 9 14 14 9 9z" />,
  visit: (
    <>
      <circle className={style['visit']} cx="14" cy="9" r="6.2" />
      <path className={style['visit']} d="M11 9 13.2 11.4 17.2 6.8" />
    </>
  ),
  'refill-by': <path className={style['flag']} d="M10 2V17M10 2h8l-2.2 3L18 8H10z" />,
};

/** A mark of the runway as it stands in the legend. */
export function LegendSign({ kind }: { readonly kind: LegendKind }): ReactNode {
  return (
    <svg width="28" height="18" viewBox="0 0 28 18" aria-hidden="true">
      {SIGNS[kind]}
    </svg>
  );
}
