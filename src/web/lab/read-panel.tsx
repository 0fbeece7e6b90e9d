import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inSmallestUnit } from '../../core/units.ts';
import type { PumpCommand } from '../../pump/pump-input.ts';
import { TIME, VOLUME } from '../../wire/amount/unit-table.ts';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { NOTHING_TYPED, readQuantity } from '../fields/quantity-entry.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import { NO_VOLUME } from '../order/order-draft.ts';
import style from './lab.module.css';
import { unreadIn } from './log-filter.ts';
import { useLab } from './use-lab.ts';

/** The programmer over the pump: read it, start and stop it, tell it what it holds and what time it is. */
export function ReadPanel(): ReactNode {
  const { t } = useTranslation();
  const { state, act } = useLab();
  const tell = (command: PumpCommand) => () => act({ kind: 'tell', command });
  // What the pump still holds: an entry that its log had no room for cannot be marked.
  const unread = unreadIn(state.lab.pump);
  return (
    <div className={style['stack']}>
      <div className={style['tools']}>
        <Button onClick={tell({ kind: 'interrogate', programmerAheadMs: null })}>
          {t('lab.deed.interrogate')}
        </Button>
        <Button variant="default" onClick={() => act({ kind: 'start' })}>
          {t('lab.deed.start')}
        </Button>
        <Button variant="default" onClick={tell({ kind: 'stop' })}>
          {t('lab.deed.stop')}
        </Button>
        <Button variant="default" onClick={tell({ kind: 'self-test' })}>
          {t('lab.deed.self-test')}
        </Button>
        <Button
          variant="default"
          disabled={unread.length === 0}
          onClick={tell({ kind: 'acknowledge-log', sequences: unread.map(({ sequence }) => sequence) })}
        >
          {t('lab.deed.acknowledge-log')}
        </Button>
      </div>
      <TellReservoir />
      <SetClock />
    </div>
  );
}

function TellReservoir(): ReactNode {
  const { t } = useTranslation();
  const { act } = useLab();
  const [text, setText] = useState(NO_VOLUME);
  const [asked, setAsked] = useState(false);
  const tell = (): void => {
    const volume = readQuantity(text, VOLUME, true);
    setAsked(!volume.ok);
    if (volume.ok) act({ kind: 'tell', command: { kind: 'set-reservoir', volume: volume.quantity } });
  };
  return (
    <div className={style['beside']}>
      <QuantityField
        label={t('lab.reservoir')}
        dimension={VOLUME}
        units={['mL']}
        value={text}
        asked={asked}
        zeroAllowed
        hint={t('lab.reservoir.hint')}
        onChange={setText}
      />
      <Button variant="default" onClick={tell}>
        {t('lab.deed.set-reservoir')}
      </Button>
    </div>
  );
}

function SetClock(): ReactNode {
  const { t } = useTranslation();
  const { act } = useLab();
  const [text, setText] = useState(NOTHING_TYPED);
  const [direction, setDirection] = useState<'ahead' | 'behind' | null>(null);
  const [asked, setAsked] = useState(false);
  const set = (): void => {
    const time = readQuantity(text, TIME, true);
    const isSaid = time.ok && direction !== null;
    setAsked(!isSaid);
    if (!isSaid) return;
    const ms = inSmallestUnit(time.quantity);
    act({ kind: 'tell', command: { kind: 'set-clock', aheadOfUtcMs: direction === 'ahead' ? ms : -ms } });
  };
  return (
    <details>
      <summary>{t('lab.set-clock')}</summary>
      <div className={style['stack']}>
        <QuantityField
          label={t('lab.set-clock.by')}
          dimension={TIME}
          units={['h', 'min', 's']}
          value={text}
          asked={asked}
          zeroAllowed
          hint={t('lab.set-clock.hint')}
          onChange={setText}
        />
        <ChoiceRow
          legend={t('lab.direction')}
          value={direction}
          options={(['ahead', 'behind'] as const).map((value) => ({
            value,
            label: t(`lab.choice.${value}`),
          }))}
          error={asked && direction === null ? t('lab.choose') : null}
          onChange={setDirection}
        />
        <div>
          <Button variant="default" onClick={set}>
            {t('lab.deed.set-clock')}
          </Button>
        </div>
      </div>
    </details>
  );
}
