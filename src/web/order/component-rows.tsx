import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DRUG_IDS } from '../../core/ids.ts';
import { CONCENTRATION } from '../../wire/amount/unit-table.ts';
import { isDrug } from '../fields/drug-text.ts';
import { readQuantity } from '../fields/quantity-entry.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { useAmountWords } from './amount-words.ts';
import { concentrationOnScale } from './dose-scale.ts';
import { FieldSlot } from './field-slot.tsx';
import style from './fields.module.css';
import { useOrder } from './order-context.ts';
import {
  type ComponentDraft,
  editedComponent,
  emptyComponent,
  MOST_COMPONENTS,
  nextId,
  type OrderDraft,
  replaced,
} from './order-draft.ts';
import { ReuseLine } from './reuse-line.tsx';
import { ScaleBar } from './scale-bar.tsx';
import { useFieldError } from './use-field-error.ts';

const withComponents =
  (how: (rows: readonly ComponentDraft[]) => readonly ComponentDraft[]) =>
  (draft: OrderDraft): OrderDraft => ({ ...draft, components: how(draft.components) });

/** Every component of the mixture; the first is the primary drug and sets the flow. */
export function ComponentRows(): ReactNode {
  const { t } = useTranslation();
  const { draft, change } = useOrder();
  const { components } = draft;
  return (
    <div className={style['stack']}>
      {components.map((component, index) => (
        <ComponentRow key={component.id} component={component} index={index} />
      ))}
      <div className={style['add']}>
        <Button
          variant="default"
          disabled={components.length >= MOST_COMPONENTS}
          onClick={() => change(withComponents((rows) => [...rows, emptyComponent(nextId(rows))]))}
        >
          {t('order.component.add')}
        </Button>
        {components.length >= MOST_COMPONENTS && (
          <span className={style['quiet']}>{t('order.component.most', { count: MOST_COMPONENTS })}</span>
        )}
      </div>
    </div>
  );
}

function ComponentRow({
  component,
  index,
}: {
  readonly component: ComponentDraft;
  readonly index: number;
}): ReactNode {
  const { t } = useTranslation();
  const { draft, base, change, asked } = useOrder();
  const error = useFieldError();
  const words = useAmountWords();
  const at = `/visit/fill/components/${index}`;
  const { drug: id } = component;
  const edit = (part: Partial<ComponentDraft>): void =>
    change(withComponents((rows) => replaced(rows, editedComponent(component, part))));
  const before = base.record.last?.fill.components.find((each) => each.drug === id)?.concentration;
  const read = readQuantity(component.concentration, CONCENTRATION);
  const name = id === null ? t('order.component.number', { number: index + 1 }) : t(`drug.${id}`);
  return (
    <fieldset className={style['component']} data-field={at}>
      <legend>
        <span className={style['title']}>
          <b>
            {t(index === 0 ? 'order.component.primary' : 'order.component.number', { number: index + 1 })}
          </b>
          {index === 0 && draft.components.length > 1 && <small>{t('order.component.primary.text')}</small>}
          {draft.components.length > 1 && (
            <span className={style['tools']}>
              {index > 0 && (
                <button
                  type="button"
                  className={style['tool']}
                  onClick={() =>
                    change(
                      withComponents((rows) => [component, ...rows.filter((row) => row.id !== component.id)]),
                    )
                  }
                >
                  {t('order.component.make-primary', { name })}
                </button>
              )}
              <button
                type="button"
                className={style['tool']}
                onClick={() =>
                  change(withComponents((rows) => rows.filter((row) => row.id !== component.id)))
                }
              >
                {t('order.component.remove', { name })}
              </button>
            </span>
          )}
        </span>
      </legend>
      <div className={style['row']}>
        <FieldSlot at={`${at}/drug`}>
          <SelectField
            label={t('order.drug')}
            placeholder={t('order.drug.choose')}
            options={DRUG_IDS.map((value) => ({ value, label: t(`drug.${value}`) }))}
            value={id}
            error={error(`${at}/drug`)}
            onChange={(value) => isDrug(value) && edit({ drug: value })}
          />
        </FieldSlot>
        {id !== 'saline' && (
          <>
            <FieldSlot at={`${at}/concentration`}>
              <QuantityField
                label={t('order.concentration')}
                dimension={CONCENTRATION}
                units={['ug/mL', 'mg/mL']}
                value={component.concentration}
                asked={asked('mixture')}
                reference={
                  before === undefined
                    ? undefined
                    : { quantity: before, name: t('order.reference.concentration') }
                }
                onChange={(concentration) => edit({ concentration })}
              />
            </FieldSlot>
            <FieldSlot at={`${at}/stock`}>
              <QuantityField
                label={t('order.stock')}
                dimension={CONCENTRATION}
                units={['ug/mL', 'mg/mL']}
                value={component.stock}
                error={error(`${at}/stock`)}
                onChange={(stock) => edit({ stock })}
                hint={t('order.stock.hint')}
              />
            </FieldSlot>
          </>
        )}
      </div>
      {id !== null && id !== 'saline' && read.ok && (
        <ScaleBar
          of={concentrationOnScale(id, read.quantity)}
          value={read.quantity}
          words={(value) => words.concentration(value, id)}
          name={t('order.scale.concentration', { name })}
        />
      )}
      <ReuseLine reuse={component.reuse} at={at} of={name} onConfirm={(reuse) => edit({ reuse })} />
    </fieldset>
  );
}
