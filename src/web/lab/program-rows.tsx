import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DOSE_RATE, FLOW, MASS, TIME } from '../../wire/amount/unit-table.ts';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { NOTHING_TYPED } from '../fields/quantity-entry.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { type BolusDraft, EMPTY_BOLUS, firstGroup, type ProgramDraft } from '../order/order-draft.ts';
import { SETTING_UNITS } from '../order/read-program.ts';
import style from './lab.module.css';
import type { RowsProps } from './mixture-rows.tsx';
import { Optional } from './optional.tsx';
import { ScheduleRows } from './schedule-rows.tsx';

const AT = '/visit/program';

/** The mode of the program with its dose or its steps, and what the patient may add. */
export function ProgramRows({ draft, asked, errorOf, onChange }: RowsProps): ReactNode {
  const { t } = useTranslation();
  const { program } = draft;
  const edit = (part: Partial<ProgramDraft>): void => onChange({ program: { ...program, ...part } });
  const isDose = program.setAs !== 'rate';
  return (
    <fieldset className={style['group']}>
      <legend>{t('lab.program')}</legend>
      <ChoiceRow
        legend={t('order.mode')}
        value={program.mode}
        options={(['continuous', 'schedule', 'minimum-rate', 'stopped'] as const).map((value) => ({
          value,
          label: t(`order.mode.${value}`),
        }))}
        error={errorOf(`${AT}/mode`)}
        onChange={(mode) =>
          edit({
            mode,
            groups: mode === 'schedule' && program.groups.length === 0 ? [firstGroup] : program.groups,
          })
        }
      />
      {program.mode === 'continuous' && (
        <>
          <ChoiceRow
            legend={t('order.set-as')}
            value={isDose ? 'dose' : 'rate'}
            options={(['dose', 'rate'] as const).map((value) => ({
              value,
              label: t(`order.set-as.${value}`),
            }))}
            onChange={(setAs) => edit({ setAs, setting: NOTHING_TYPED })}
          />
          {isDose ? (
            <QuantityField
              label={t('order.set-as.dose')}
              dimension={DOSE_RATE}
              units={SETTING_UNITS.dose}
              value={program.setting}
              asked={asked}
              onChange={(setting) => edit({ setting })}
            />
          ) : (
            <QuantityField
              label={t('order.set-as.rate')}
              dimension={FLOW}
              units={SETTING_UNITS.rate}
              value={program.setting}
              asked={asked}
              onChange={(setting) => edit({ setting })}
            />
          )}
        </>
      )}
      {program.mode === 'schedule' && <ScheduleRows program={program} errorOf={errorOf} onChange={edit} />}
      <Optional
        label={t('order.bolus.allow')}
        isOn={program.bolus !== null}
        onSwitch={(isOn) => edit({ bolus: isOn ? EMPTY_BOLUS : null })}
      >
        {program.bolus !== null && (
          <Bolus
            bolus={program.bolus}
            asked={asked}
            errorOf={errorOf}
            onChange={(bolus) => edit({ bolus })}
          />
        )}
      </Optional>
    </fieldset>
  );
}

function Bolus(props: {
  readonly bolus: BolusDraft;
  readonly asked: boolean;
  readonly errorOf: (at: string) => string | null;
  readonly onChange: (bolus: BolusDraft) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { bolus, asked, onChange } = props;
  return (
    <div className={style['row']}>
      <QuantityField
        label={t('order.bolus.dose')}
        dimension={MASS}
        units={['ug', 'mg']}
        value={bolus.dose}
        asked={asked}
        onChange={(dose) => onChange({ ...bolus, dose })}
      />
      <QuantityField
        label={t('order.bolus.duration')}
        dimension={TIME}
        units={['min', 'h', 's']}
        value={bolus.duration}
        asked={asked}
        onChange={(duration) => onChange({ ...bolus, duration })}
      />
      <QuantityField
        label={t('order.bolus.lockout')}
        dimension={TIME}
        units={['min', 'h']}
        value={bolus.lockout}
        asked={asked}
        hint={t('order.bolus.lockout.hint')}
        onChange={(lockout) => onChange({ ...bolus, lockout })}
      />
      <TextField
        label={t('order.bolus.maxPerDay')}
        value={bolus.maxPerDay}
        input={{ inputMode: 'numeric', maxLength: 4 }}
        error={props.errorOf(`${AT}/patientBolus/maxPerDay`)}
        onChange={(maxPerDay) => onChange({ ...bolus, maxPerDay })}
      />
    </div>
  );
}
