import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export function OrderPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <main>
      <h2>{t('patient.next.prepare')}</h2>
    </main>
  );
}
