import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MARK_SHAPES, MARK_SIGNS, type Mark } from './severity.ts';
import style from './severity-mark.module.css';

/** The shape alone. Decoration: the word stands beside it, or is read out in its place. */
export function SeverityShape({
  mark,
  size = 14,
}: {
  readonly mark: Mark;
  readonly size?: number;
}): ReactNode {
  return (
    <svg
      className={style['shape']}
      data-mark={mark}
      width={size}
      height={size}
      viewBox="0 0 14 14"
      aria-hidden="true"
    >
      <path className={style['body']} d={MARK_SHAPES[mark]} />
      {mark !== 'good' && <path className={style['sign']} d={MARK_SIGNS[mark]} />}
    </svg>
  );
}

/** A short statement with its shape: an allergy, a danger, a count's name. `word` reads the severity out. */
export function SeverityChip(props: {
  readonly mark: Mark;
  readonly children: ReactNode;
  readonly word?: boolean;
  readonly title?: string | undefined;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <span className={style['chip']} data-mark={props.mark} title={props.title}>
      <SeverityShape mark={props.mark} size={12} />
      {props.word !== false && <span className="visually-hidden">{t(`severity.${props.mark}`)}: </span>}
      <span>{props.children}</span>
    </span>
  );
}
