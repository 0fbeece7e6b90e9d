import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from './link-button.tsx';
import { EmptyState } from './state-view.tsx';

export function NotFoundPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <main>
      <EmptyState heading="h1" title={t('not-found.title')} text={t('not-found.text')}>
        <LinkButton to="/">{t('state.back-to-board')}</LinkButton>
      </EmptyState>
    </main>
  );
}
