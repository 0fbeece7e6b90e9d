import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DRUG_IDS } from '../../core/ids.ts';
import { CONCENTRATION } from '../../wire/amount/unit-table.ts';
import { isDrug, useDrugName } from '../fields/drug-text.ts';
import { FieldError } from '../fields/field-frame.tsx';
import { QuantityField } from '../fields/quantity-field.tsx';
import { DayField } from './day-field.tsx';
import entry from './entry.module.css';
import style from './identify.module.css';
import { emptyRow, type IdentifyEntry, type LabelRow } from './identify-entry.ts';
import step from './step.module.css';
import { TextField } from './text-field.tsx';
import { VolumeField } from './volume-field.tsx';

const MOST_COMPONENTS = 8;

/** The drug named on the label: chosen from the closed list, none proposed. */
function DrugField(props: {
  readonly value: LabelRow['drug'];
  readonly onChange: (drug: LabelRow['drug']) => void;
  readonly error: string | null;
}): ReactNode {
  const { t } = useTranslation();
  const drugName = useDrugName();
  const id = useId();
  return (
    <div className={style['drug']} data-invalid={props.error !== null}>
      <label htmlFor={id}>{t('visit.label.drug')}</label>
      <select
        id={id}
        value={props.value ?? ''}
        aria-invalid={props.error !== null}
        aria-describedby={`${id}-error`}
        onChange={({ currentTarget: { value } }) => props.onChange(isDrug(value) ? value : null)}
      >
        <option value="">{t('visit.label.choose')}</option>
        {DRUG_IDS.map((drug) => (
          <option key={drug} value={drug}>
            {drugName(drug)}
          </option>
        ))}
      </select>
      <FieldError id={`${id}-error`} error={props.error} />
    </div>
  );
}

/** What stands on the syringe, read from the label and typed: nothing is taken over from the order [SR-50]. */
export function LabelFields(props: {
  readonly entry: IdentifyEntry;
  readonly change: (part: Partial<IdentifyEntry>) => void;
  readonly errorOf: (field: string) => string | null;
  readonly asked: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const { entry: typed, change, errorOf, asked } = props;
  const { components } = typed;
  const set = (row: LabelRow): void =>
    change({ components: components.map((each) => (each.id === row.id ? row : each)) });
  return (
    <>
      <TextField
        label={t('visit.label.patient')}
        value={typed.patient}
        error={errorOf('patient')}
        onChange={(patient) => change({ patient })}
      />
      <ul className={step['rows']}>
        {components.map((row, index) => (
          <li key={row.id} className={step['row']}>
            <DrugField
              value={row.drug}
              error={errorOf(`drug/${index}`) ?? (index === 0 ? errorOf('drug') : null)}
              onChange={(drug) => set({ ...row, drug })}
            />
            {row.drug === 'saline' ? (
              <p className={entry['hint']}>{t('visit.label.diluent')}</p>
            ) : (
              <div className={entry['large']}>
                <QuantityField
                  label={t('visit.label.concentration')}
                  dimension={CONCENTRATION}
                  units={['ug/mL', 'mg/mL']}
                  value={row.concentration}
                  asked={asked}
                  error={errorOf(`concentration/${index}`) ?? errorOf('concentration')}
                  onChange={(concentration) => set({ ...row, concentration })}
                />
              </div>
            )}
            <button
              type="button"
              className={step['quiet']}
              disabled={components.length === 1}
              aria-label={t('visit.label.remove', { place: index + 1 })}
              onClick={() => change({ components: components.filter((each) => each.id !== row.id) })}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      {components.length < MOST_COMPONENTS && (
        <button
          type="button"
          className={`${step['quiet']} ${step['add']}`}
          onClick={() =>
            change({ components: [...components, emptyRow(Math.max(...components.map(({ id }) => id)) + 1)] })
          }
        >
          {t('visit.label.add')}
        </button>
      )}
      <div className={step['two']}>
        <VolumeField
          label={t('visit.label.volume')}
          value={typed.volume}
          asked={asked}
          error={errorOf('volume')}
          onChange={(volume) => change({ volume })}
        />
        <TextField
          label={t('visit.label.lot')}
          value={typed.lot}
          error={errorOf('lot')}
          most={60}
          onChange={(lot) => change({ lot })}
        />
      </div>
      <DayField
        label={t('visit.label.beyond-use')}
        value={typed.beyondUse}
        error={errorOf('beyondUse')}
        onChange={(beyondUse) => change({ beyondUse })}
      />
    </>
  );
}
