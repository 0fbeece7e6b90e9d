import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DRUG_IDS } from '../../core/ids.ts';
import { CONCENTRATION, DOSE_RATE, VOLUME } from '../../wire/amount/unit-table.ts';
import { isDrug } from '../fields/drug-text.ts';
import { NOTHING_TYPED } from '../fields/quantity-entry.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { BlindPrimeFields } from './blind-prime-fields.tsx';
import { BLIND_DOSE_UNITS, type BlindText } from './blind-text.ts';
import type { ProblemAt } from './field-problem.ts';
import style from './fields.module.css';
import { MOST_COMPONENTS, nextId, replaced } from './order-draft.ts';
import { useProblemWords } from './use-field-error.ts';

/** Drug, each concentration, volume, daily dose and prime: empty, with nothing of the order to read from. */
export function BlindFields(props: {
  readonly text: BlindText;
  readonly hasFill: boolean;
  readonly problems: readonly ProblemAt[];
  readonly isAsked: boolean;
  readonly onChange: (text: BlindText) => void;
}): ReactNode {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { text, onChange, isAsked } = props;
  const { components } = text;
  const problem = (at: string): string | null => {
    const found = isAsked ? props.problems.find((each) => each.at === at) : undefined;
    return found === undefined ? null : words(found.problem);
  };
  const set = (rows: BlindText['components']): void => onChange({ ...text, components: rows });
  return (
    <div className={style['stack']}>
      {components.map((row, index) => (
        <div key={row.id} className={style['component']}>
          {components.length > 1 && (
            <div className={style['title']}>
              <b>
                {t(index === 0 ? 'order.component.primary' : 'order.component.number', { number: index + 1 })}
              </b>
              <span className={style['tools']}>
                <button
                  type="button"
                  className={style['tool']}
                  onClick={() => set(components.filter((each) => each.id !== row.id))}
                >
                  {t('order.component.remove', {
                    name: row.drug === null ? String(index + 1) : t(`drug.${row.drug}`),
                  })}
                </button>
              </span>
            </div>
          )}
          <div className={style['row']}>
            <div data-field={`/entry/components/${index}/drug`}>
              <SelectField
                label={t('order.drug')}
                placeholder={t('order.drug.choose')}
                value={row.drug}
                options={DRUG_IDS.map((value) => ({ value, label: t(`drug.${value}`) }))}
                error={problem(`/entry/components/${index}/drug`)}
                onChange={(value) => isDrug(value) && set(replaced(components, { ...row, drug: value }))}
              />
            </div>
            {row.drug !== 'saline' && (
              <div data-field={`/entry/components/${index}/concentration`}>
                <QuantityField
                  label={t('order.concentration')}
                  dimension={CONCENTRATION}
                  units={['ug/mL', 'mg/mL']}
                  value={row.concentration}
                  asked={isAsked}
                  onChange={(concentration) => set(replaced(components, { ...row, concentration }))}
                />
              </div>
            )}
          </div>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          size="xs"
          disabled={components.length >= MOST_COMPONENTS}
          onClick={() =>
            set([...components, { id: nextId(components), drug: null, concentration: NOTHING_TYPED }])
          }
        >
          {t('order.component.add')}
        </Button>
      </div>
      <div className={style['row']}>
        {props.hasFill && (
          <div data-field="/entry/volume">
            <QuantityField
              label={t('order.volume')}
              dimension={VOLUME}
              units={['mL']}
              value={text.volume}
              asked={isAsked}
              onChange={(volume) => onChange({ ...text, volume })}
            />
          </div>
        )}
        <div data-field="/entry/dailyDose">
          <QuantityField
            label={t('order.second.dose')}
            dimension={DOSE_RATE}
            units={BLIND_DOSE_UNITS}
            value={text.dailyDose}
            asked={isAsked}
            zeroAllowed
            hint={t('order.second.dose.hint')}
            onChange={(dailyDose) => onChange({ ...text, dailyDose })}
          />
        </div>
      </div>
      <BlindPrimeFields
        text={text.prime}
        problem={problem}
        isAsked={isAsked}
        onChange={(prime) => onChange({ ...text, prime })}
      />
    </div>
  );
}
