import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TIME, VOLUME } from '../../wire/amount/unit-table.ts';
import { NOTHING_TYPED } from '../fields/quantity-entry.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import { NO_VOLUME, nextId, replaced } from '../order/order-draft.ts';
import style from './lab.module.css';
import type { RowsProps } from './mixture-rows.tsx';
import type { LimitDraft } from './prescription-draft.ts';

/** A pump file takes as many. */
const MOST_LIMITS = 8;

/** The most that any window of a length may hold, basal and boluses together. */
export function LimitRows({ draft, asked, onChange }: Omit<RowsProps, 'errorOf'>): ReactNode {
  const { t } = useTranslation();
  const { limits } = draft;
  const edit = (row: LimitDraft): void => onChange({ limits: replaced(limits, row) });
  return (
    <fieldset className={style['group']}>
      <legend>{t('lab.limits')}</legend>
      {limits.length === 0 && <p className={style['quiet']}>{t('lab.limits.none')}</p>}
      {limits.map((row, index) => (
        <div key={row.id} className={style['row']}>
          <QuantityField
            label={t('lab.limit.volume', { number: index + 1 })}
            dimension={VOLUME}
            units={['mL', 'uL']}
            value={row.volume}
            asked={asked}
            onChange={(volume) => edit({ ...row, volume })}
          />
          <QuantityField
            label={t('lab.limit.window', { number: index + 1 })}
            dimension={TIME}
            units={['h', 'min', 'd']}
            value={row.window}
            asked={asked}
            onChange={(window) => edit({ ...row, window })}
          />
          <button
            type="button"
            className={style['tool']}
            onClick={() => onChange({ limits: limits.filter((each) => each.id !== row.id) })}
          >
            {t('lab.limit.remove', { number: index + 1 })}
          </button>
        </div>
      ))}
      <Button
        variant="default"
        disabled={limits.length >= MOST_LIMITS}
        onClick={() =>
          onChange({ limits: [...limits, { id: nextId(limits), window: NOTHING_TYPED, volume: NO_VOLUME }] })
        }
      >
        {t('lab.limit.add')}
      </Button>
    </fieldset>
  );
}
