import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pumpProfile } from '../../core/devices/profiles.ts';
import { PUMP_MODEL_IDS, type PumpModelId } from '../../core/ids.ts';
import { instantAt } from '../../core/time.ts';
import { inSmallestUnit } from '../../core/units.ts';
import { configured } from '../../pump/configure.ts';
import { capacityNl } from '../../pump/deliverable.ts';
import { VOLUME } from '../../wire/amount/unit-table.ts';
import { readQuantity } from '../fields/quantity-entry.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { NO_VOLUME } from '../order/order-draft.ts';
import { Card } from '../shell/card.tsx';
import { BeginInstead } from './begin-instead.tsx';
import { EXERCISE_IDS } from './exercises/exercise.ts';
import { KeptCard } from './kept-card.tsx';
import shared from './lab.module.css';
import { freshLab, LAB_OPENS_MS } from './lab-bench.ts';
import page from './lab-page.module.css';
import { keepInTab, keptInTab, tabShelf } from './lab-shelf.ts';
import style from './lab-start.module.css';
import { exerciseBegun, type LabState, practice } from './lab-state.ts';
import { useLabWords } from './lab-words.ts';
import { isModel } from './prescription-draft.ts';

/** Before anything: an exercise, or a pump to try things on. */
export function LabStart(props: {
  readonly onBegin: (state: LabState) => void;
  /** After a pump was put away, so that the keys go on from here. */
  readonly focusTitle: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const { onBegin, focusTitle } = props;
  const [kept, setKept] = useState(() => keptInTab(tabShelf()));
  const [asked, setAsked] = useState<LabState | null>(null);
  /** One that can go on is not lost to a press beside it. */
  const begin = (state: LabState): void => (kept?.ok === true ? setAsked(state) : onBegin(state));
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focusTitle) title.current?.focus();
  }, [focusTitle]);
  return (
    <>
      <header className={page['head']}>
        <div>
          <h1 ref={title} tabIndex={-1}>
            {t('lab.title')}
          </h1>
          <p>{t('lab.lead')}</p>
        </div>
      </header>
      {kept !== null && (
        <KeptCard
          kept={kept}
          onGoOn={onBegin}
          onLeave={() => {
            keepInTab(tabShelf(), null);
            setKept(null);
            title.current?.focus();
          }}
        />
      )}
      {kept?.ok === true && asked !== null && (
        <BeginInstead kept={kept.value} onBegin={() => onBegin(asked)} onStay={() => setAsked(null)} />
      )}
      <div className={style['start']}>
        <div className={style['stories']}>
          {EXERCISE_IDS.map((id) => (
            <Card key={id} title={t(`lab.exercise.${id}`)}>
              <p className={style['story']}>{t(`lab.what.${id}`)}</p>
              <Button onClick={() => begin(exerciseBegun(id))}>
                {t('lab.begin', { exercise: t(`lab.exercise.${id}`) })}
              </Button>
            </Card>
          ))}
        </div>
        <NewPump onBegin={begin} />
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
  /** The size of the reservoir that was overfilled, nL. */
  const [tooMuch, setTooMuch] = useState<number | null>(null);
  const words = useLabWords();
  const needsSize = model !== null && pumpProfile(model).reservoir === null;
  const begin = (): void => {
    const volume = readQuantity(content, VOLUME, true);
    const capacity = readQuantity(size, VOLUME);
    setAsked(true);
    if (model === null || !volume.ok || (needsSize && !capacity.ok)) return;
    const reservoir = needsSize && capacity.ok ? capacity.quantity : null;
    const configuration = configured(model, instantAt(LAB_OPENS_MS), { reservoir });
    const most = capacityNl({ configuration, profile: pumpProfile(model) });
    setTooMuch(most !== null && inSmallestUnit(volume.quantity) > most ? most : null);
    if (most === null || inSmallestUnit(volume.quantity) <= most)
      onBegin(practice(freshLab(configuration, volume.quantity)));
  };
  return (
    <Card title={t('lab.new')}>
      <div className={shared['stack']}>
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
        {tooMuch !== null && (
          <p className={shared['problem']} role="alert">
            {t('lab.content.too-much', { size: words.volume(tooMuch) })}
          </p>
        )}
        <div>
          <Button onClick={begin}>{t('lab.new.begin')}</Button>
        </div>
      </div>
    </Card>
  );
}
