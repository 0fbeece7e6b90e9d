import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import style from './fields.module.css';
import { useOrder } from './order-context.ts';
import type { Reuse } from './order-draft.ts';

/** Where a value was taken over from, and the confirmation that it is meant again [SR-27]. */
export function ReuseLine(props: {
  readonly reuse: Reuse | null;
  /** What is confirmed, for whoever hears the button alone. */
  readonly of: string;
  readonly onConfirm: (reuse: Reuse) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { patient } = useOrder();
  const { reuse } = props;
  if (reuse === null) return null;
  const date = momentText(reuse.at, 'moment', patient.record.timeZone, locale);
  return (
    <div className={style['reuse']} data-confirmed={reuse.confirmed}>
      <SeverityShape mark={reuse.confirmed ? 'good' : 'note'} size={14} />
      <span>
        {t(`order.reuse.${reuse.from}`, { date })}
        {reuse.confirmed && ` · ${t('order.reuse.confirmed')}`}
      </span>
      {!reuse.confirmed && (
        <Button
          size="xs"
          variant="default"
          aria-label={t('order.reuse.confirm-what', { what: props.of })}
          onClick={() => props.onConfirm({ ...reuse, confirmed: true })}
        >
          {t('order.reuse.confirm')}
        </Button>
      )}
    </div>
  );
}
