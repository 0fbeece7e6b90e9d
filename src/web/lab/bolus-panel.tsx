import { Button } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TIME, VOLUME } from '../../wire/amount/unit-table.ts';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { NOTHING_TYPED, readQuantity } from '../fields/quantity-entry.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import { NO_VOLUME } from '../order/order-draft.ts';
import style from './lab.module.css';
import { useLab } from './use-lab.ts';

/** What is given beside the program: asked for by the patient, or ordered by a person. */
export function BolusPanel(): ReactNode {
  const { t } = useTranslation();
  const { state, act } = useLab();
  return (
    <div className={style['stack']}>
      <div className={style['tools']}>
        <Button onClick={() => act({ kind: 'outside', input: { kind: 'request-bolus' } })}>
          {t('lab.deed.request-bolus')}
        </Button>
        <Button
          variant="default"
          disabled={state.lab.pump.bolus === null}
          onClick={() => act({ kind: 'tell', command: { kind: 'cancel-bolus' } })}
        >
          {t('lab.deed.cancel-bolus')}
        </Button>
      </div>
      <SingleBolus />
      <Prime />
    </div>
  );
}

function SingleBolus(): ReactNode {
  const { t } = useTranslation();
  const { act } = useLab();
  const [volume, setVolume] = useState(NO_VOLUME);
  const [duration, setDuration] = useState(NOTHING_TYPED);
  const [asked, setAsked] = useState(false);
  const give = (): void => {
    const [nl, ms] = [readQuantity(volume, VOLUME), readQuantity(duration, TIME)];
    setAsked(!nl.ok || !ms.ok);
    if (nl.ok && ms.ok)
      act({ kind: 'tell', command: { kind: 'single-bolus', volume: nl.quantity, duration: ms.quantity } });
  };
  return (
    <fieldset className={style['group']}>
      <legend>{t('lab.deed.single-bolus')}</legend>
      <div className={style['row']}>
        <QuantityField
          label={t('lab.volume')}
          dimension={VOLUME}
          units={['mL', 'uL']}
          value={volume}
          asked={asked}
          onChange={setVolume}
        />
        <QuantityField
          label={t('lab.duration')}
          dimension={TIME}
          units={['min', 'h', 's']}
          value={duration}
          asked={asked}
          onChange={setDuration}
        />
      </div>
      <Button variant="default" onClick={give}>
        {t('lab.give')}
      </Button>
    </fieldset>
  );
}

const REASONS = ['implant', 'revision', 'catheter-aspirated'] as const;

function Prime(): ReactNode {
  const { t } = useTranslation();
  const { act } = useLab();
  const id = useId();
  const [volume, setVolume] = useState(NO_VOLUME);
  const [path, setPath] = useState(NO_VOLUME);
  const [reason, setReason] = useState<(typeof REASONS)[number] | null>(null);
  const [catheterDrugFree, setDrugFree] = useState(false);
  const [asked, setAsked] = useState(false);
  const prime = (): void => {
    const [nl, whole] = [readQuantity(volume, VOLUME), readQuantity(path, VOLUME)];
    const isSaid = nl.ok && whole.ok && reason !== null;
    setAsked(!isSaid);
    if (isSaid)
      act({
        kind: 'tell',
        command: { kind: 'prime', volume: nl.quantity, path: whole.quantity, reason, catheterDrugFree },
      });
  };
  return (
    <details>
      <summary>{t('lab.deed.prime')}</summary>
      <div className={style['stack']}>
        <div className={style['row']}>
          <QuantityField
            label={t('lab.volume')}
            dimension={VOLUME}
            units={['mL']}
            value={volume}
            asked={asked}
            onChange={setVolume}
          />
          <QuantityField
            label={t('lab.path')}
            dimension={VOLUME}
            units={['mL']}
            value={path}
            asked={asked}
            onChange={setPath}
          />
        </div>
        <ChoiceRow
          legend={t('lab.prime.reason')}
          value={reason}
          options={REASONS.map((value) => ({ value, label: t(`lab.prime.${value}`) }))}
          error={asked && reason === null ? t('lab.choose') : null}
          onChange={setReason}
        />
        <label className={style['check']} htmlFor={id}>
          <input
            id={id}
            type="checkbox"
            checked={catheterDrugFree}
            onChange={(event) => setDrugFree(event.currentTarget.checked)}
          />
          <span>{t('lab.prime.drug-free')}</span>
        </label>
        <div>
          <Button variant="default" onClick={prime}>
            {t('lab.give-prime')}
          </Button>
        </div>
      </div>
    </details>
  );
}
