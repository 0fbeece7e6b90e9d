import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { WARNING_REASONS } from '../../core/therapy/events.ts';
import type { FindingJson } from '../../wire/contract/order.ts';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { isReason, reasonFor, withReason } from './answers.ts';
import style from './changes.module.css';
import { useOrder } from './order-context.ts';

/** Why a warning is accepted: a code, and words where the code is not enough [SR-31]. */
export function ReasonFields({
  finding,
  isAsked,
}: {
  readonly finding: FindingJson;
  readonly isAsked: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const { draft, change } = useOrder();
  const given = reasonFor(draft.answers, finding);
  const edit = (part: Partial<typeof given>): void =>
    change((before) => ({
      ...before,
      answers: withReason(before.answers, finding, { ...given, ...part }),
    }));
  const needsWords = given.reason === 'other' && given.remark.trim() === '';
  return (
    <div className={style['reason']} data-field={finding.at}>
      <SelectField
        label={t('order.reason')}
        placeholder={t('order.reason.choose')}
        value={given.reason}
        options={WARNING_REASONS.map((value) => ({ value, label: t(`order.reason.${value}`) }))}
        error={isAsked && given.reason === null ? t('order.missing.reason') : null}
        onChange={(value) => isReason(value) && edit({ reason: value })}
      />
      <TextField
        label={t(given.reason === 'other' ? 'order.remark.needed' : 'order.remark')}
        value={given.remark}
        input={{ maxLength: 500 }}
        error={isAsked && needsWords ? t('order.remark.missing') : null}
        onChange={(remark) => edit({ remark })}
      />
    </div>
  );
}
