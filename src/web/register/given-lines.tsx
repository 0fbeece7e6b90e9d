import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveredKind } from '../../core/visit-input.ts';
import { TIME, VOLUME } from '../../wire/amount/unit-table.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import entryStyle from '../visit/entry.module.css';
import { MomentField } from '../visit/moment-field.tsx';
import step from '../visit/step.module.css';
import { TextField } from '../visit/text-field.tsx';
import { emptyGiven, type GivenLine } from './last-entry.ts';
import { RemoveRow, Rows } from './line-list.tsx';
import style from './register.module.css';

const KINDS: readonly DeliveredKind[] = ['bridge', 'prime', 'single', 'patient'];

interface GivenProps {
  readonly lines: readonly GivenLine[];
  readonly onChange: (lines: readonly GivenLine[]) => void;
  readonly errorOf: (field: string) => string | null;
  readonly asked: boolean;
}

/** What was given beside the program since the fill. */
export function GivenLines(props: GivenProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Rows
      rows={props.lines}
      onChange={props.onChange}
      empty={emptyGiven}
      add={t('register.given.add')}
      draw={(line, index, set, remove) => (
        <Given
          line={line}
          number={index + 1}
          set={set as (part: Partial<GivenLine>) => void}
          remove={remove}
          asked={props.asked}
          errorOf={(field) => props.errorOf(`delivered/${index}/${field}`)}
        />
      )}
    />
  );
}

function Given(props: {
  readonly line: GivenLine;
  readonly number: number;
  readonly set: (part: Partial<GivenLine>) => void;
  readonly remove: (() => void) | null;
  readonly errorOf: (field: string) => string | null;
  readonly asked: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const { line, set, errorOf, asked } = props;
  const hasRun = line.kind === 'bridge' || line.kind === 'prime';
  return (
    <fieldset className={style['piece']}>
      <legend>{t('register.given', { number: props.number })}</legend>
      <div className={style['select']}>
        <SelectField
          label={t('register.given.kind')}
          placeholder={t('register.choose')}
          options={KINDS.map((value) => ({ value, label: t(`register.given.kind.${value}`) }))}
          value={line.kind}
          error={errorOf('kind')}
          onChange={(value) => set({ kind: KINDS.find((kind) => kind === value) ?? null })}
        />
      </div>
      <MomentField
        label={t(line.kind === 'patient' ? 'register.given.counted' : 'register.given.at')}
        value={line.at}
        asked={asked}
        dayError={errorOf('at/day')}
        timeError={errorOf('at/time')}
        onChange={(at) => set({ at })}
      />
      <div className={step['two']}>
        {line.kind === 'patient' ? (
          <TextField
            label={t('register.given.count')}
            as="whole"
            most={6}
            value={line.count}
            error={errorOf('count')}
            onChange={(count) => set({ count })}
          />
        ) : (
          <div className={entryStyle['large']}>
            <QuantityField
              label={t('register.given.volume')}
              dimension={VOLUME}
              units={['mL', 'uL']}
              value={line.volume}
              asked={asked}
              error={errorOf('volume')}
              onChange={(volume) => set({ volume })}
            />
          </div>
        )}
        {hasRun && (
          <div className={entryStyle['large']}>
            <QuantityField
              label={t('register.given.duration')}
              dimension={TIME}
              units={['min', 'h']}
              value={line.duration}
              asked={asked}
              error={errorOf('duration')}
              onChange={(duration) => set({ duration })}
            />
          </div>
        )}
      </div>
      <RemoveRow onRemove={props.remove} name={String(props.number)} />
    </fieldset>
  );
}
