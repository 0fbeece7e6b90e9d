import { Button } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { momentText } from '../fields/date-text.ts';
import { FieldError } from '../fields/field-frame.tsx';
import { useLanguage } from '../fields/language.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import style from './fields.module.css';
import { useOrder } from './order-context.ts';
import type { Reuse } from './order-draft.ts';
import { stepOfPointer } from './order-steps.ts';
import { confirmationOf } from './submission.ts';

/** Where a value was taken over from, and the confirmation that it is meant again [SR-27]. */
export function ReuseLine(props: {
  readonly reuse: Reuse | null;
  /** The pointer of what was taken over. */
  readonly at: string;
  /** What is confirmed, for whoever hears the button alone. */
  readonly of: string;
  readonly onConfirm: (reuse: Reuse) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { patient, asked } = useOrder();
  const id = useId();
  const { reuse } = props;
  if (reuse === null) return null;
  const date = momentText(reuse.at, 'moment', patient.record.timeZone, locale);
  const step = stepOfPointer(props.at);
  const isOpen = !reuse.confirmed && step !== null && asked(step);
  return (
    <div
      className={style['reuse']}
      data-confirmed={reuse.confirmed}
      data-asked={isOpen}
      data-field={confirmationOf(props.at)}
    >
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
          aria-describedby={id}
          onClick={() => props.onConfirm({ ...reuse, confirmed: true })}
        >
          {t('order.reuse.confirm')}
        </Button>
      )}
      <FieldError id={id} error={isOpen ? t('order.missing.unconfirmed', { what: props.of }) : null} />
    </div>
  );
}
