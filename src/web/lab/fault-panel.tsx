import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FaultKind } from '../../pump/fault.ts';
import { FAULT_FACTS } from '../../pump/fault-facts.ts';
import { TIME, VOLUME } from '../../wire/amount/unit-table.ts';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { QuantityField } from '../fields/quantity-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import {
  FAULT_KINDS,
  FAULT_PARTS,
  type FaultDraft,
  type FaultPart,
  isOver,
  NO_FAULT,
  readFault,
} from './fault-draft.ts';
import style from './fault-panel.module.css';
import shared from './lab.module.css';
import { useLabWords } from './lab-words.ts';
import { useLab } from './use-lab.ts';

/** What is wrong with the pump, and what else could be: each with where it was seen. */
export function FaultPanel(): ReactNode {
  const { t } = useTranslation();
  const words = useLabWords();
  const { state, act } = useLab();
  const [draft, setDraft] = useState(NO_FAULT);
  const [asked, setAsked] = useState(false);
  const { faults } = state.lab.pump;
  const { kind } = draft;
  const read = readFault(draft);
  const missing: FaultPart | null = asked && typeof read === 'string' ? read : null;
  const inject = (): void => {
    const isRead = read !== null && typeof read !== 'string';
    setAsked(!isRead);
    if (isRead) act({ kind: 'outside', input: { kind: 'fault', fault: read } });
  };
  return (
    <section className={style['faults']} aria-label={t('lab.faults')}>
      <h3>{t('lab.faults')}</h3>
      {faults.length === 0 && <p className={shared['quiet']}>{t('lab.faults.none')}</p>}
      <ul className={style['active']}>
        {faults.map(({ fault, sinceMs }) => (
          <li key={fault.kind}>
            <span>
              {t(`lab.fault.${fault.kind}`)} ·{' '}
              {t(isOver(state.lab.pump, fault) ? 'lab.fault-over' : 'lab.fault-since', {
                at: words.moment(sinceMs),
              })}
            </span>
            {!isOver(state.lab.pump, fault) && (
              <button
                type="button"
                className={shared['tool']}
                onClick={() => act({ kind: 'outside', input: { kind: 'end-fault', fault: fault.kind } })}
              >
                {t('lab.end-fault', { fault: t(`lab.fault.${fault.kind}`) })}
              </button>
            )}
          </li>
        ))}
      </ul>
      <SelectField
        label={t('lab.fault')}
        placeholder={t('lab.fault.choose')}
        options={FAULT_KINDS.map((value) => ({ value, label: t(`lab.fault.${value}`) }))}
        value={kind}
        error={asked && kind === null ? t('lab.fault.choose') : null}
        onChange={(value) => {
          setAsked(false);
          setDraft({ ...NO_FAULT, kind: FAULT_KINDS.find((each) => each === value) ?? null });
        }}
      />
      {kind !== null && (
        <>
          <Facts kind={kind} />
          <Parts kind={kind} draft={draft} missing={missing} onChange={setDraft} />
        </>
      )}
      <Button variant="default" onClick={inject}>
        {t('lab.inject')}
      </Button>
    </section>
  );
}

function Facts({ kind }: { readonly kind: FaultKind }): ReactNode {
  const { t } = useTranslation();
  const { source } = FAULT_FACTS[kind];
  return (
    <div className={style['facts']}>
      <p>{t(`lab.fault-text.${kind}`)}</p>
      <p className={shared['quiet']}>
        {t('lab.source')}{' '}
        {source.url === null ? (
          <span lang="en">{source.title}</span>
        ) : (
          <a href={source.url} target="_blank" rel="noreferrer" lang="en">
            {source.title}
          </a>
        )}
        <span lang="en">: {source.where}</span>
      </p>
    </div>
  );
}

function Parts(props: {
  readonly kind: FaultKind;
  readonly draft: FaultDraft;
  readonly missing: FaultPart | null;
  readonly onChange: (draft: FaultDraft) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { kind, draft, missing, onChange } = props;
  const { parts, choices = [] } = FAULT_PARTS[kind];
  return parts.map((part) => {
    switch (part) {
      case 'number':
        return (
          <TextField
            key={part}
            label={t(`lab.number.${kind}` as 'lab.number.flow-drift')}
            value={draft.number}
            input={{ inputMode: 'decimal', maxLength: 9 }}
            error={missing === part ? t('lab.number') : null}
            onChange={(number) => onChange({ ...draft, number })}
          />
        );
      case 'growth':
        return (
          <TextField
            key={part}
            label={t('lab.growth.flow-drift')}
            value={draft.growth}
            input={{ inputMode: 'decimal', maxLength: 9 }}
            error={missing === part ? t('lab.number') : null}
            onChange={(growth) => onChange({ ...draft, growth })}
          />
        );
      case 'time':
        return (
          <QuantityField
            key={part}
            label={t(`lab.time.${kind}` as 'lab.time.motor-stall')}
            dimension={TIME}
            units={['s', 'min', 'h', 'd']}
            value={draft.time}
            asked={missing === part}
            onChange={(time) => onChange({ ...draft, time })}
          />
        );
      case 'volume':
        return (
          <QuantityField
            key={part}
            label={t('lab.volume.valve-discharge')}
            dimension={VOLUME}
            units={['uL', 'mL']}
            value={draft.volume}
            asked={missing === part}
            onChange={(volume) => onChange({ ...draft, volume })}
          />
        );
      default:
        return (
          <ChoiceRow
            key={part}
            legend={t('lab.which')}
            value={draft.choice}
            options={choices.map((value) => ({
              value,
              label: t(`lab.choice.${value}` as 'lab.choice.ahead'),
            }))}
            error={missing === part ? t('lab.choose') : null}
            onChange={(choice) => onChange({ ...draft, choice })}
          />
        );
    }
  });
}
