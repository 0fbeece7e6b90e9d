import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SeverityShape } from '../fields/severity-mark.tsx';
import { useOnline } from './connection.ts';
import style from './connection-bar.module.css';

/** Across the top while the device has no network. */
export function ConnectionBar(): ReactNode {
  const { t } = useTranslation();
  const online = useOnline();
  return (
    <div role="status" data-print="never">
      {!online && (
        <p className={style['bar']}>
          <SeverityShape mark="warn" />
          {t('state.offline')}
        </p>
      )}
    </div>
  );
}

/** Over one page whose refreshing fails: since when, and the way to try again. */
export function StaleBar(props: { readonly since: string; readonly again: () => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <p className={style['bar']} role="status">
      <SeverityShape mark="warn" />
      {t('state.stale', { at: props.since })}
      <button type="button" onClick={props.again}>
        {t('state.again')}
      </button>
    </p>
  );
}
