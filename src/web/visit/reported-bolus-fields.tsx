import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MASS, TIME } from '../../wire/amount/unit-table.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import entry from './entry.module.css';
import { BOLUS_TIMES, BOLUS_UNITS, type ReportedBolus } from './reported-program.ts';
import style from './step.module.css';
import { TextField } from './text-field.tsx';

/** Patient boluses as the programmer shows them. */
export function ReportedBolusFields(props: {
  readonly value: ReportedBolus;
  readonly onChange: (value: ReportedBolus) => void;
  readonly errorOf: (field: string) => string | null;
  readonly asked: boolean;
  readonly zeroAllowed: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const { value, onChange, errorOf, asked, zeroAllowed } = props;
  return (
    <div className={`${style['two']} ${entry['large']}`}>
      <QuantityField
        label={t('visit.reported.bolus.dose')}
        dimension={MASS}
        units={BOLUS_UNITS}
        value={value.dose}
        asked={asked}
        zeroAllowed={zeroAllowed}
        error={errorOf('bolus/dose')}
        onChange={(dose) => onChange({ ...value, dose })}
      />
      <QuantityField
        label={t('visit.reported.bolus.duration')}
        dimension={TIME}
        units={BOLUS_TIMES}
        value={value.duration}
        asked={asked}
        zeroAllowed={zeroAllowed}
        error={errorOf('bolus/duration')}
        onChange={(duration) => onChange({ ...value, duration })}
      />
      <QuantityField
        label={t('visit.reported.bolus.lockout')}
        dimension={TIME}
        units={BOLUS_TIMES}
        value={value.lockout}
        asked={asked}
        zeroAllowed={zeroAllowed}
        error={errorOf('bolus/lockout')}
        onChange={(lockout) => onChange({ ...value, lockout })}
      />
      <TextField
        label={t('visit.reported.bolus.most')}
        as="whole"
        most={4}
        value={value.maxPerDay}
        error={errorOf('bolus/maxPerDay')}
        onChange={(maxPerDay) => onChange({ ...value, maxPerDay })}
      />
    </div>
  );
}
