import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { epochMilliseconds } from '../../core/time.ts';
import type { CourseRemark } from '../../twin/scenario-of-course.ts';
import type { OutsideRemark } from '../../twin/simulation.ts';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { SeverityChip } from '../fields/severity-mark.tsx';
import { outsideKey, useOutsideText } from './outside-text.ts';
import style from './twin.module.css';

const iso = (atMs: number): string => new Date(atMs).toISOString();

/** What the record tells too little of, and what lies outside the model: beside the picture, never instead of a gap in it. */
export function OutsideList(props: {
  readonly outside: readonly OutsideRemark[];
  readonly leftOut: readonly CourseRemark[];
  readonly isHistoryWhole: boolean;
  readonly isAccuracyKnown: boolean;
  readonly zone: string;
}): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const outsideText = useOutsideText();
  const said = props.outside.filter(({ code }) => outsideKey(code) !== null);
  const words = (remark: CourseRemark): string => {
    if (remark.code === 'steady-before')
      return t('twin.left-out.steady-before', {
        at: momentText(iso(epochMilliseconds(remark.at)), 'full', props.zone, locale),
      });
    return remark.code === 'tip-not-understood'
      ? t('twin.left-out.tip-not-understood', { tip: remark.tip })
      : t(`twin.left-out.${remark.code}`);
  };
  return (
    <ul className={style['remarks']}>
      {!props.isHistoryWhole && (
        <li>
          <SeverityChip mark="warn">{t('twin.history-part')}</SeverityChip>
        </li>
      )}
      {!props.isAccuracyKnown && (
        <li>
          <SeverityChip mark="note">{t('twin.no-accuracy')}</SeverityChip>
        </li>
      )}
      {said.map(({ code, at, drug, notComputed }) => (
        <li key={`${code} ${at} ${drug ?? ''}`}>
          <SeverityChip mark={notComputed || code === 'reservoir-empty' ? 'warn' : 'note'}>
            {outsideText(code, drug)}
          </SeverityChip>
        </li>
      ))}
      {props.leftOut.map((remark) => (
        <li key={remark.code}>
          <SeverityChip mark={remark.code === 'steady-before' ? 'note' : 'warn'}>
            {words(remark)}
          </SeverityChip>
        </li>
      ))}
    </ul>
  );
}
