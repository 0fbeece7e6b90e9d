import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FLOW, VOLUME } from '../../wire/amount/unit-table.ts';
import { NOTHING_TYPED, type QuantityText } from '../fields/quantity-entry.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import { NO_VOLUME } from '../order/order-draft.ts';
import { useProblemWords } from '../order/use-field-error.ts';
import style from './lab.module.css';
import { LimitRows } from './limit-rows.tsx';
import { MixtureRows } from './mixture-rows.tsx';
import { Optional } from './optional.tsx';
import {
  draftOf,
  EMPTY_PRESCRIPTION,
  type PrescriptionDraft,
  readPrescription,
} from './prescription-draft.ts';
import { ProgramRows } from './program-rows.tsx';
import { ProgramTotal } from './program-total.tsx';
import { useLab } from './use-lab.ts';

/** A whole programming: what is in the reservoir, the program, its limits; sent, read back and confirmed. */
export function ProgramPanel(): ReactNode {
  const { t } = useTranslation();
  const { state, act } = useLab();
  const words = useProblemWords();
  const [draft, setDraft] = useState<PrescriptionDraft>(EMPTY_PRESCRIPTION);
  const [asked, setAsked] = useState(false);
  const { prescription, problems } = readPrescription(draft);
  const running = state.lab.pump.active?.prescription;
  const errorOf = (at: string): string | null => {
    const found = problems.find((problem) => problem.at === at);
    return !asked || found === undefined ? null : words(found.problem);
  };
  const edit = (part: Partial<PrescriptionDraft>): void => setDraft({ ...draft, ...part });
  const send = (): void => {
    setAsked(prescription === null);
    if (prescription !== null) act({ kind: 'programme', prescription });
  };
  return (
    <div className={style['stack']}>
      <div>
        <Button
          variant="default"
          disabled={running === undefined}
          onClick={() => running !== undefined && setDraft(draftOf(running))}
        >
          {t('lab.take-running')}
        </Button>
      </div>
      <MixtureRows draft={draft} asked={asked} errorOf={errorOf} onChange={edit} />
      <ProgramRows draft={draft} asked={asked} errorOf={errorOf} onChange={edit} />
      <fieldset className={style['group']}>
        <legend>{t('lab.reservoir-and-path')}</legend>
        <QuantityField
          label={t('lab.low-alarm')}
          dimension={VOLUME}
          units={['mL']}
          value={draft.lowReservoirAlarm}
          asked={asked}
          onChange={(lowReservoirAlarm) => edit({ lowReservoirAlarm })}
        />
        <Optional
          label={t('lab.was-filled')}
          isOn={draft.reservoir !== null}
          onSwitch={(isOn) => edit({ reservoir: isOn ? NO_VOLUME : null })}
        >
          <QuantityField
            label={t('lab.reservoir')}
            dimension={VOLUME}
            units={['mL']}
            value={draft.reservoir ?? NO_VOLUME}
            asked={asked}
            onChange={(reservoir) => edit({ reservoir })}
          />
        </Optional>
        <Optional
          label={t('lab.with-bridge')}
          isOn={draft.bridge !== null}
          onSwitch={(isOn) => edit({ bridge: isOn ? { volume: NO_VOLUME, rate: NOTHING_TYPED } : null })}
        >
          <Bridge draft={draft} asked={asked} onChange={edit} />
        </Optional>
      </fieldset>
      <LimitRows draft={draft} asked={asked} onChange={edit} />
      {prescription !== null && <ProgramTotal of={prescription} />}
      <div>
        <Button onClick={send}>{t('lab.deed.programme')}</Button>
      </div>
      {asked && problems.length > 0 && (
        <p className={style['problem']} role="alert">
          {t('lab.incomplete', { count: problems.length })}
        </p>
      )}
    </div>
  );
}

function Bridge(props: {
  readonly draft: PrescriptionDraft;
  readonly asked: boolean;
  readonly onChange: (part: Partial<PrescriptionDraft>) => void;
}): ReactNode {
  const { t } = useTranslation();
  const bridge = props.draft.bridge ?? { volume: NO_VOLUME, rate: NOTHING_TYPED };
  const set = (part: { readonly volume?: QuantityText; readonly rate?: QuantityText }): void =>
    props.onChange({ bridge: { ...bridge, ...part } });
  return (
    <div className={style['row']}>
      <QuantityField
        label={t('lab.bridge.volume')}
        dimension={VOLUME}
        units={['mL']}
        value={bridge.volume}
        asked={props.asked}
        onChange={(volume) => set({ volume })}
      />
      <QuantityField
        label={t('lab.bridge.rate')}
        dimension={FLOW}
        units={['mL/d', 'mL/h', 'uL/h']}
        value={bridge.rate}
        asked={props.asked}
        onChange={(rate) => set({ rate })}
      />
    </div>
  );
}
