import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SeverityShape } from '../fields/severity-mark.tsx';
import style from './state-view.module.css';

function Broken(): ReactNode {
  const { t } = useTranslation();
  return (
    <main className={style['state']} role="alert">
      <SeverityShape mark="refuse" size={32} />
      <h2>{t('failure.page.title')}</h2>
      <p>{t('failure.page.text')}</p>
      <button type="button" onClick={() => location.reload()}>
        {t('state.reload')}
      </button>
    </main>
  );
}

/** A bug while drawing: the whole page goes, because half a page of doses is worse than none. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }
  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}
