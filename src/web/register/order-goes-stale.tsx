import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../wire/contract/patient.ts';
import { Notice } from '../visit/notice.tsx';

/** A correction voids the check and the signature of the order that is open: it was judged by another record [SR-44]. */
export function OrderGoesStale({ patient: { order } }: { readonly patient: Patient }): ReactNode {
  const { t } = useTranslation();
  if (order === null || order.status === 'withdrawn') return null;
  return (
    <Notice mark="note" title={t('register.stale.title')}>
      <p>{t('register.stale.text')}</p>
    </Notice>
  );
}
