import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DOSE_RATE } from '../../wire/amount/unit-table.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import entry from '../visit/entry.module.css';
import step from '../visit/step.module.css';
import { TextField } from '../visit/text-field.tsx';
import { emptyOpioid, type OpioidLine } from './facts-entry.ts';
import { RemoveRow, Rows } from './line-list.tsx';
import style from './register.module.css';

const UNITS = ['mg/d', 'ug/d', 'mg/h', 'ug/h'] as const;

/** Opioids beside the pump: which, how, and how much of it over time. */
export function OpioidLines(props: {
  readonly lines: readonly OpioidLine[];
  readonly onChange: (lines: readonly OpioidLine[]) => void;
  readonly errorOf: (field: string) => string | null;
  readonly asked: boolean;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <Rows
      rows={props.lines}
      onChange={props.onChange}
      empty={emptyOpioid}
      add={t('register.opioid.add')}
      draw={(line, index, set, remove) => {
        const at = `systemicOpioids/${index}`;
        return (
          <fieldset className={style['piece']}>
            <legend>{t('register.opioid', { number: index + 1 })}</legend>
            <div className={step['two']}>
              <TextField
                label={t('register.opioid.drug')}
                value={line.drug}
                error={props.errorOf(`${at}/drug`)}
                onChange={(drug) => set({ drug } as Partial<OpioidLine>)}
              />
              <TextField
                label={t('register.opioid.route')}
                hint={t('register.opioid.route.hint')}
                value={line.route}
                error={props.errorOf(`${at}/route`)}
                onChange={(route) => set({ route } as Partial<OpioidLine>)}
              />
              <div className={entry['large']}>
                <QuantityField
                  label={t('register.opioid.dose')}
                  dimension={DOSE_RATE}
                  units={UNITS}
                  value={line.dose}
                  asked={props.asked}
                  error={props.errorOf(`${at}/dailyDose`)}
                  onChange={(dose) => set({ dose } as Partial<OpioidLine>)}
                />
              </div>
            </div>
            <RemoveRow onRemove={remove} name={line.drug.trim() || String(index + 1)} />
          </fieldset>
        );
      }}
    />
  );
}
