import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DRUG_IDS } from '../../core/ids.ts';
import { CONCENTRATION } from '../../wire/amount/unit-table.ts';
import { isDrug } from '../fields/drug-text.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import entryStyle from '../visit/entry.module.css';
import step from '../visit/step.module.css';
import { type ComponentLine, emptyComponentLine } from './last-entry.ts';
import { RemoveRow, Rows } from './line-list.tsx';
import style from './register.module.css';

/** What is in the reservoir, the primary drug first: it is the one whose dose the program states. */
export function ComponentLines(props: {
  readonly lines: readonly ComponentLine[];
  readonly onChange: (lines: readonly ComponentLine[]) => void;
  readonly errorOf: (field: string) => string | null;
  readonly asked: boolean;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <Rows
      rows={props.lines}
      onChange={props.onChange}
      empty={emptyComponentLine}
      add={t('order.component.add')}
      draw={(line, index, set, remove) => {
        const at = `fill/components/${index}`;
        const change = set as (part: Partial<ComponentLine>) => void;
        return (
          <fieldset className={style['piece']}>
            <legend>
              {t(index === 0 ? 'order.component.primary' : 'order.component.number', { number: index + 1 })}
            </legend>
            <div className={step['two']}>
              <div className={style['select']}>
                <SelectField
                  label={t('order.drug')}
                  placeholder={t('order.drug.choose')}
                  options={DRUG_IDS.map((value) => ({ value, label: t(`drug.${value}`) }))}
                  value={line.drug}
                  error={props.errorOf(`${at}/drug`)}
                  onChange={(value) => isDrug(value) && change({ drug: value })}
                />
              </div>
              {line.drug !== 'saline' && (
                <div className={entryStyle['large']}>
                  <QuantityField
                    label={t('order.concentration')}
                    dimension={CONCENTRATION}
                    units={['ug/mL', 'mg/mL']}
                    value={line.concentration}
                    asked={props.asked}
                    error={props.errorOf(`${at}/concentration`)}
                    onChange={(concentration) => change({ concentration })}
                  />
                </div>
              )}
            </div>
            <RemoveRow
              onRemove={remove}
              name={line.drug === null ? String(index + 1) : t(`drug.${line.drug}`)}
            />
          </fieldset>
        );
      }}
    />
  );
}
