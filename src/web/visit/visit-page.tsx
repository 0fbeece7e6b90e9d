import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export function VisitPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <main>
      <h2>{t('patient.next.continue-visit')}</h2>
    </main>
  );
}
