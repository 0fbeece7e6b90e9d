import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MASS, TIME } from '../../wire/amount/unit-table.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { FieldSlot } from './field-slot.tsx';
import style from './fields.module.css';
import { useOrder } from './order-context.ts';
import type { BolusDraft } from './order-draft.ts';
import { WorstCases } from './plan-column.tsx';
import { useFieldError } from './use-field-error.ts';

const AT = '/visit/program/patientBolus';

/** What the patient may add; the worst case of it stands right below. */
export function BolusFields(props: {
  readonly bolus: BolusDraft;
  readonly onChange: (bolus: BolusDraft) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { asked, parts } = useOrder();
  const error = useFieldError();
  const { bolus, onChange } = props;
  const primary = parts.mixture?.[0].drug ?? null;
  const isAsked = asked('program');
  return (
    <>
      <div className={style['row']} style={{ paddingTop: 8 }}>
        <FieldSlot at={`${AT}/dose`}>
          <QuantityField
            label={
              primary === null ? t('order.bolus.dose') : `${t('order.bolus.dose')}, ${t(`drug.${primary}`)}`
            }
            dimension={MASS}
            units={['ug', 'mg']}
            value={bolus.dose}
            asked={isAsked}
            onChange={(dose) => onChange({ ...bolus, dose })}
          />
        </FieldSlot>
        <FieldSlot at={`${AT}/duration`}>
          <QuantityField
            label={t('order.bolus.duration')}
            dimension={TIME}
            units={['min', 'h', 's']}
            value={bolus.duration}
            asked={isAsked}
            onChange={(duration) => onChange({ ...bolus, duration })}
          />
        </FieldSlot>
        <FieldSlot at={`${AT}/lockout`}>
          <QuantityField
            label={t('order.bolus.lockout')}
            dimension={TIME}
            units={['min', 'h']}
            value={bolus.lockout}
            asked={isAsked}
            hint={t('order.bolus.lockout.hint')}
            onChange={(lockout) => onChange({ ...bolus, lockout })}
          />
        </FieldSlot>
        <FieldSlot at={`${AT}/maxPerDay`}>
          <TextField
            label={t('order.bolus.maxPerDay')}
            value={bolus.maxPerDay}
            input={{ inputMode: 'numeric', maxLength: 4 }}
            error={error(`${AT}/maxPerDay`)}
            onChange={(maxPerDay) => onChange({ ...bolus, maxPerDay })}
          />
        </FieldSlot>
      </div>
      {parts.delivery !== null && <WorstCases delivery={parts.delivery} />}
    </>
  );
}
