import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../shell/dialog.tsx';
import { useKeptWords } from './kept-card.tsx';
import shared from './lab.module.css';
import style from './lab-start.module.css';
import type { LabState } from './lab-state.ts';

/** Asks before another pump takes the place of the one that this tab keeps. */
export function BeginInstead(props: {
  readonly kept: LabState;
  readonly onBegin: () => void;
  readonly onStay: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const said = useKeptWords();
  return (
    <Dialog label={t('lab.instead')} onClose={props.onStay}>
      <div className={style['question']}>
        <h2>{t('lab.instead')}</h2>
        <p>{said(props.kept)}</p>
        <p>{t('lab.instead.text')}</p>
        <div className={shared['tools']}>
          <Button onClick={props.onBegin}>{t('lab.instead.begin')}</Button>
          <Button variant="default" onClick={props.onStay}>
            {t('lab.instead.stay')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
