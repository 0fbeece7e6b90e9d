import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrugId } from '../../core/ids.ts';
import { FLOW } from '../../wire/amount/unit-table.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import entryStyle from '../visit/entry.module.css';
import { ReportedFields } from '../visit/reported-fields.tsx';
import type { RunningEntry } from './last-entry.ts';

/** A program as the programmer shows it; of a pump whose flow is fixed, that flow. */
export function RunningFields(props: {
  readonly value: RunningEntry;
  readonly onChange: (value: RunningEntry) => void;
  readonly errorOf: (field: string) => string | null;
  readonly asked: boolean;
  readonly isProgrammable: boolean;
  /** The drug whose dose the program states; null until it is chosen. */
  readonly drug: DrugId | null;
}): ReactNode {
  const { t } = useTranslation();
  const { value, onChange, errorOf, asked } = props;
  if (props.isProgrammable)
    return (
      <ReportedFields
        value={value.reported}
        onChange={(reported) => onChange({ ...value, reported })}
        errorOf={errorOf}
        asked={asked}
        isReadBack={false}
        drug={props.drug}
      />
    );
  return (
    <div className={entryStyle['large']}>
      <QuantityField
        label={t('register.take-over.flow')}
        dimension={FLOW}
        units={['mL/d', 'mL/h', 'uL/h']}
        value={value.flow}
        asked={asked}
        error={errorOf('rate')}
        hint={t('register.take-over.flow.hint')}
        onChange={(flow) => onChange({ ...value, flow })}
      />
    </div>
  );
}
