import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../wire/contract/patient.ts';
import { FindingList } from '../fields/finding-row.tsx';
import { Notice } from './notice.tsx';
import style from './step.module.css';
import { useOpenVisit } from './visit-context.ts';
import type { Judged } from './visit-plan.ts';

/** Whether the order of the visit was amended and is not signed again, or has to be. */
export const isAmending = ({ order }: Pick<Patient, 'order'>): boolean =>
  order === null || order.status !== 'signed' || order.stale;

/** The way to an amended order: what asks for it, where it stands, and that a second person and a signature are needed. */
export function AmendPanel({ judged }: { readonly judged: Judged | null }): ReactNode {
  const { t } = useTranslation();
  const { patient, amend } = useOpenVisit();
  const { order } = patient;
  const amending = isAmending(patient);
  const against = judged === null ? [] : [...judged.barred, ...judged.fresh];
  const link = (
    <button
      type="button"
      className={style[amending || against.length > 0 ? 'primary' : 'quiet']}
      onClick={amend}
    >
      {t(amending ? 'visit.amend.open' : 'visit.amend.begin')}
    </button>
  );
  if (!amending && against.length === 0)
    return (
      <details className={style['more']}>
        <summary>{t('visit.amend.other')}</summary>
        <p className={style['lead']}>{t('visit.amend.text')}</p>
        {link}
      </details>
    );
  return (
    <Notice mark="warn" title={t(amending ? 'visit.amend.waits' : 'visit.amend.needed')} alert>
      {amending && order !== null && order.status !== 'withdrawn' && (
        <p>
          {order.stale
            ? t('visit.amend.stale')
            : t(`patient.order.${order.status}`, { by: order.submitted.by.name })}
        </p>
      )}
      <p>{t('visit.amend.text')}</p>
      {against.length > 0 && <FindingList findings={against} />}
      {link}
    </Notice>
  );
}
