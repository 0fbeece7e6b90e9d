import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../core/result.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import { Card } from '../shell/card.tsx';
import type { KeptRefusal } from './kept-lab.ts';
import shared from './lab.module.css';
import style from './lab-start.module.css';
import type { LabState } from './lab-state.ts';
import { useLabWords } from './lab-words.ts';

/** `SynchroMed II 40 mL · A refill · simulated time 5 Jan 2026, 08:00:00`. */
export function useKeptWords(): (kept: LabState) => string {
  const { t } = useTranslation();
  const words = useLabWords();
  return ({ lab: { pump }, exercise }) =>
    [
      pump.profile.name,
      exercise === null ? t('lab.practice') : t(`lab.exercise.${exercise}`),
      t('lab.kept.at', { at: words.moment(pump.nowMs) }),
    ].join(' · ');
}

/** The pump that was on this tab before it was loaded again: to go on with, or to leave; one that cannot be trusted only to leave. */
export function KeptCard(props: {
  readonly kept: Result<LabState, KeptRefusal>;
  readonly onGoOn: (state: LabState) => void;
  readonly onLeave: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const said = useKeptWords();
  const { kept, onGoOn, onLeave } = props;
  if (!kept.ok)
    return (
      <Card title={t('lab.kept')} className={style['kept']}>
        <p className={style['refused']}>
          <SeverityShape mark="refuse" />
          <span>
            {t(`lab.kept.${kept.refusal}`)} {t('lab.kept.not-used')}
          </span>
        </p>
        <Button variant="default" onClick={onLeave}>
          {t('lab.kept.leave')}
        </Button>
      </Card>
    );
  const { value } = kept;
  return (
    <Card title={t('lab.kept')} className={style['kept']}>
      <p className={style['story']}>{said(value)}</p>
      <div className={shared['tools']}>
        <Button onClick={() => onGoOn(value)}>{t('lab.kept.go-on')}</Button>
        <Button variant="default" onClick={onLeave}>
          {t('lab.kept.anew')}
        </Button>
      </div>
    </Card>
  );
}
