import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Volume } from '../../core/units.ts';
import { VOLUME } from '../../wire/amount/unit-table.ts';
import { readQuantity } from '../fields/quantity-entry.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import { NO_VOLUME } from '../order/order-draft.ts';
import shared from './lab.module.css';
import { lastDrawnNl } from './lab-bench.ts';
import { useLabWords } from './lab-words.ts';
import style from './syringe-panel.module.css';
import { useLab } from './use-lab.ts';

/** A needle in the port. What comes out of it is the truth; of what goes in the pump learns nothing. */
export function SyringePanel(): ReactNode {
  const { t } = useTranslation();
  const words = useLabWords();
  const { state, act } = useLab();
  const [text, setText] = useState(NO_VOLUME);
  const [asked, setAsked] = useState(false);
  const withVolume = (use: (volume: Volume) => void) => () => {
    const volume = readQuantity(text, VOLUME);
    setAsked(!volume.ok);
    if (volume.ok) use(volume.quantity);
  };
  const fill = (into: 'reservoir' | 'pocket') =>
    withVolume((volume) => act({ kind: 'outside', input: { kind: 'fill', volume, into } }));
  const drawn = lastDrawnNl(state.lab);
  return (
    <div className={shared['stack']}>
      <div>
        <Button onClick={() => act({ kind: 'outside', input: { kind: 'withdraw', volume: 'all' } })}>
          {t('lab.draw-all')}
        </Button>
      </div>
      {drawn !== null && (
        <p className={style['drawn']}>
          {t('lab.drawn')} <output>{words.volume(drawn)}</output>
        </p>
      )}
      <QuantityField
        label={t('lab.volume')}
        dimension={VOLUME}
        units={['mL']}
        value={text}
        asked={asked}
        onChange={setText}
      />
      <div className={shared['tools']}>
        <Button onClick={fill('reservoir')}>{t('lab.fill')}</Button>
        <Button
          variant="default"
          onClick={withVolume((volume) => act({ kind: 'outside', input: { kind: 'withdraw', volume } }))}
        >
          {t('lab.draw')}
        </Button>
        {state.teacher && (
          <Button variant="default" onClick={fill('pocket')}>
            {t('lab.fill-pocket')}
          </Button>
        )}
      </div>
      <p className={shared['quiet']}>{t('lab.syringe.text')}</p>
    </div>
  );
}
