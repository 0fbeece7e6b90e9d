import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TIME, VOLUME } from '../../wire/amount/unit-table.ts';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { QuantityField } from '../fields/quantity-field.tsx';
import { BLIND_TIME_UNITS, type BlindPrimeText } from './blind-text.ts';
import style from './fields.module.css';

const GIVEN = ['none', 'prime'] as const;

/** Whether there is a prime, and which: asked of every order, so that the question tells nothing of this one. */
export function BlindPrimeFields(props: {
  readonly text: BlindPrimeText;
  readonly problem: (at: string) => string | null;
  readonly isAsked: boolean;
  readonly onChange: (text: BlindPrimeText) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { text, problem, isAsked, onChange } = props;
  return (
    <>
      <div data-field="/entry/prime">
        <ChoiceRow
          legend={t('order.second.prime')}
          value={text.given}
          options={GIVEN.map((value) => ({ value, label: t(`order.second.prime.${value}`) }))}
          error={problem('/entry/prime')}
          onChange={(given) => onChange({ ...text, given })}
        />
      </div>
      {text.given === 'prime' && (
        <div className={style['row']}>
          <div data-field="/entry/prime/volume">
            <QuantityField
              label={t('order.second.prime.volume')}
              dimension={VOLUME}
              units={['mL']}
              value={text.volume}
              asked={isAsked}
              error={problem('/entry/prime/volume')}
              hint={t('order.second.prime.volume.hint')}
              onChange={(volume) => onChange({ ...text, volume })}
            />
          </div>
          <div data-field="/entry/prime/duration">
            <QuantityField
              label={t('order.second.prime.duration')}
              dimension={TIME}
              units={BLIND_TIME_UNITS}
              value={text.duration}
              asked={isAsked}
              hint={t('order.second.prime.duration.hint')}
              onChange={(duration) => onChange({ ...text, duration })}
            />
          </div>
        </div>
      )}
    </>
  );
}
