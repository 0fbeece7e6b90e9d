import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrugId } from '../../core/ids.ts';
import { DOSE_RATE } from '../../wire/amount/unit-table.ts';
import { useDrugName } from '../fields/drug-text.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import { ChoiceField, YesNoField } from './choice-field.tsx';
import entry from './entry.module.css';
import { ReportedBolusFields } from './reported-bolus-fields.tsx';
import { DOSE_UNITS, type Reported, showsDailyDose } from './reported-program.ts';
import { ReportedSchedule } from './reported-schedule.tsx';

const MODES = ['continuous', 'schedule', 'minimum-rate', 'stopped'] as const;

/** A program as the programmer shows it: nothing of the record or the order is filled in. */
export function ReportedFields(props: {
  readonly value: Reported;
  readonly onChange: (value: Reported) => void;
  readonly errorOf: (field: string) => string | null;
  readonly asked: boolean;
  /** The drug that sets the flow; null where it is not known. */
  readonly drug: DrugId | null;
  /** Read back after it was programmed: a schedule shows a dose a day beside its steps, and nothing is too little to be said. */
  readonly isReadBack: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const drugName = useDrugName();
  const { value, onChange, errorOf, asked, isReadBack } = props;
  const { mode } = value;
  const set = (part: Partial<Reported>): void => onChange({ ...value, ...part });
  const hasDose = showsDailyDose(value, isReadBack);
  return (
    <>
      <ChoiceField
        label={t('visit.reported.mode')}
        options={MODES.map((of) => ({ value: of, word: t(`day.mode.${of}`) }))}
        value={mode}
        error={errorOf('mode')}
        onChange={(chosen) => set({ mode: chosen })}
      />
      {hasDose && (
        <div className={entry['large']}>
          <QuantityField
            label={
              props.drug === null
                ? t('visit.reported.daily-dose')
                : t('visit.dose-of', { drug: drugName(props.drug) })
            }
            dimension={DOSE_RATE}
            units={DOSE_UNITS}
            value={value.dailyDose}
            asked={asked}
            zeroAllowed={isReadBack}
            error={errorOf('dailyDose')}
            hint={t('visit.reported.digits')}
            onChange={(dailyDose) => set({ dailyDose })}
          />
        </div>
      )}
      {mode === 'schedule' && (
        <ReportedSchedule value={value} onChange={onChange} errorOf={errorOf} asked={asked} />
      )}
      {mode !== null && (
        <YesNoField
          label={t('visit.reported.bolus')}
          yes={t('visit.reported.bolus.yes')}
          no={t('visit.reported.bolus.no')}
          value={value.hasBolus}
          error={errorOf('hasBolus')}
          onChange={(hasBolus) => set({ hasBolus })}
        />
      )}
      {mode !== null && value.hasBolus === true && (
        <ReportedBolusFields
          value={value.bolus}
          onChange={(bolus) => set({ bolus })}
          errorOf={errorOf}
          asked={asked}
          zeroAllowed={isReadBack}
        />
      )}
    </>
  );
}
