import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pumpProfile } from '../../core/devices/profiles.ts';
import { PUMP_MODEL_IDS, type PumpModelId } from '../../core/ids.ts';
import { instantAt } from '../../core/time.ts';
import { configured } from '../../pump/configure.ts';
import { VOLUME } from '../../wire/amount/unit-table.ts';
import { readQuantity } from '../fields/quantity-entry.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { NO_VOLUME } from '../order/order-draft.ts';
import { Card } from '../shell/card.tsx';
import { EXERCISE_IDS } from './exercises/exercise.ts';
import style from './lab.module.css';
import { freshLab, LAB_OPENS_MS } from './lab-bench.ts';
import { exerciseBegun, type LabState, practice } from './lab-state.ts';
import { isModel } from './prescription-draft.ts';

/** Before anything: an exercise, or a pump to try things on. */
export function LabStart(props: {
  readonly onBegin: (state: LabState) => void;
  /** After a pump was put away, so that the keys go on from here. */
  readonly focusTitle: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const { onBegin, focusTitle } = props;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focusTitle) title.current?.focus();
  }, [focusTitle]);
  return (
    <>
      <header className={style['head']}>
        <div>
          <h1 ref={title} tabIndex={-1}>
            {t('lab.title')}
          </h1>
          <p>{t('lab.lead')}</p>
        </div>
      </header>
      <div className={style['start']}>
        {EXERCISE_IDS.map((id) => (
          <Card key={id} title={t(`lab.exercise.${id}`)}>
            <p className={style['story']}>{t(`lab.what.${id}`)}</p>
            <Button onClick={() => onBegin(exerciseBegun(id))}>
              {t('lab.begin', { exercise: t(`lab.exercise.${id}`) })}
            </Button>
          </Card>
        ))}
        <NewPump onBegin={onBegin} />
      </div>
    </>
  );
}

function NewPump({ onBegin }: { readonly onBegin: (state: LabState) => void }): ReactNode {
  const { t } = useTranslation();
  const [model, setModel] = useState<PumpModelId | null>(null);
  const [content, setContent] = useState(NO_VOLUME);
  const [size, setSize] = useState(NO_VOLUME);
  const [asked, setAsked] = useState(false);
  const needsSize = model !== null && pumpProfile(model).reservoir === null;
  const begin = (): void => {
    const volume = readQuantity(content, VOLUME, true);
    const capacity = readQuantity(size, VOLUME);
    setAsked(true);
    if (model === null || !volume.ok || (needsSize && !capacity.ok)) return;
    const reservoir = needsSize && capacity.ok ? capacity.quantity : null;
    onBegin(practice(freshLab(configured(model, instantAt(LAB_OPENS_MS), { reservoir }), volume.quantity)));
  };
  return (
    <Card title={t('lab.new')}>
      <div className={style['stack']}>
        <SelectField
          label={t('lab.model')}
          placeholder={t('lab.model.choose')}
          options={PUMP_MODEL_IDS.map((id) => ({ value: id, label: pumpProfile(id).name }))}
          value={model}
          error={asked && model === null ? t('lab.model.choose') : null}
          onChange={(id) => isModel(id) && setModel(id)}
        />
        {needsSize && (
          <QuantityField
            label={t('lab.capacity')}
            dimension={VOLUME}
            units={['mL']}
            value={size}
            asked={asked}
            hint={t('lab.capacity.hint')}
            onChange={setSize}
          />
        )}
        <QuantityField
          label={t('lab.content')}
          dimension={VOLUME}
          units={['mL']}
          value={content}
          asked={asked}
          zeroAllowed
          hint={t('lab.content.hint')}
          onChange={setContent}
        />
        <Button onClick={begin}>{t('lab.new.begin')}</Button>
      </div>
    </Card>
  );
}
