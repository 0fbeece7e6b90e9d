import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutsideRemark } from '../../twin/simulation.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import { useOutsideText } from './outside-text.ts';
import style from './twin.module.css';

export function TwinWaiting(): ReactNode {
  const { t } = useTranslation();
  return (
    <p className={style['waiting']} role="status">
      {t('twin.computing')}
    </p>
  );
}

/** Nothing is drawn in place of what could not be computed. */
export function TwinFailed({
  because,
  again,
}: {
  readonly because: string;
  readonly again: () => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <div className={style['waiting']} role="alert">
      <div className={style['state']}>
        <SeverityShape mark="refuse" size={24} />
        <p>{t('twin.failed')}</p>
        <p className={style['quiet']} lang="en">
          {because}
        </p>
        <Button variant="default" onClick={again}>
          {t('state.again')}
        </Button>
      </div>
    </div>
  );
}

/** The drug lies outside what the model knows: why, where the picture would be. */
export function TwinOutside({ remarks }: { readonly remarks: readonly OutsideRemark[] }): ReactNode {
  const { t } = useTranslation();
  const outsideText = useOutsideText();
  return (
    <div className={style['waiting']}>
      <div className={style['state']}>
        <SeverityShape mark="warn" size={24} />
        <h3>{t('twin.outside.title')}</h3>
        {remarks.map(({ code, at, drug }) => (
          <p key={`${code} ${at}`}>{outsideText(code, drug)}</p>
        ))}
      </div>
    </div>
  );
}
