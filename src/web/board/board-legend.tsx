import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type LegendKind, LegendSign } from '../pictures/legend-sign.tsx';
import style from './board.module.css';

const KINDS: readonly LegendKind[] = ['bar', 'likely', 'refill-by', 'alarm', 'stability', 'visit'];

export function BoardLegend(): ReactNode {
  const { t } = useTranslation();
  return (
    <ul className={style['legend']}>
      {KINDS.map((kind) => (
        <li key={kind}>
          <LegendSign kind={kind} />
          {t(`board.legend.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
