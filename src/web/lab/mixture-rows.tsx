import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DRUG_IDS } from '../../core/ids.ts';
import { CONCENTRATION } from '../../wire/amount/unit-table.ts';
import { isDrug } from '../fields/drug-text.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import {
  type ComponentDraft,
  editedComponent,
  emptyComponent,
  MOST_COMPONENTS,
  nextId,
  replaced,
} from '../order/order-draft.ts';
import style from './lab.module.css';
import type { PrescriptionDraft } from './prescription-draft.ts';

export interface RowsProps {
  readonly draft: PrescriptionDraft;
  readonly asked: boolean;
  readonly errorOf: (at: string) => string | null;
  readonly onChange: (part: Partial<PrescriptionDraft>) => void;
}

/** What the reservoir holds; the first drug sets the flow. */
export function MixtureRows({ draft, asked, errorOf, onChange }: RowsProps): ReactNode {
  const { t } = useTranslation();
  const { components } = draft;
  const edit = (row: ComponentDraft, part: Partial<ComponentDraft>): void =>
    onChange({ components: replaced(components, editedComponent(row, part)) });
  return (
    <fieldset className={style['group']}>
      <legend>{t('lab.mixture')}</legend>
      {components.map((row, index) => (
        <div key={row.id} className={style['row']}>
          <SelectField
            label={
              index === 0 ? t('order.component.primary') : t('order.component.number', { number: index + 1 })
            }
            placeholder={t('order.drug.choose')}
            options={DRUG_IDS.map((value) => ({ value, label: t(`drug.${value}`) }))}
            value={row.drug}
            error={errorOf(`/components/${index}/drug`)}
            onChange={(drug) => isDrug(drug) && edit(row, { drug })}
          />
          {row.drug !== 'saline' && (
            <QuantityField
              label={t('order.concentration')}
              dimension={CONCENTRATION}
              units={['ug/mL', 'mg/mL']}
              value={row.concentration}
              asked={asked}
              onChange={(concentration) => edit(row, { concentration })}
            />
          )}
          {index > 0 && (
            <button
              type="button"
              className={style['tool']}
              onClick={() => onChange({ components: components.filter((each) => each.id !== row.id) })}
            >
              {t('order.component.remove', {
                name:
                  row.drug === null
                    ? t('order.component.number', { number: index + 1 })
                    : t(`drug.${row.drug}`),
              })}
            </button>
          )}
        </div>
      ))}
      <Button
        variant="default"
        disabled={components.length >= MOST_COMPONENTS}
        onClick={() => onChange({ components: [...components, emptyComponent(nextId(components))] })}
      >
        {t('order.component.add')}
      </Button>
    </fieldset>
  );
}
