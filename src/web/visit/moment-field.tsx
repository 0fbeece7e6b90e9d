import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TimeOfDayField } from '../fields/time-of-day-field.tsx';
import { DayField } from './day-field.tsx';
import style from './entry.module.css';
import type { MomentText } from './moment-entry.ts';

/** A day and a time on the clinic's wall. */
export function MomentField(props: {
  readonly label: string;
  readonly value: MomentText;
  readonly onChange: (value: MomentText) => void;
  readonly dayError: string | null;
  readonly timeError: string | null;
  readonly asked: boolean;
  readonly hint?: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const { value, onChange } = props;
  return (
    <div className={style['moment']}>
      <DayField
        label={props.label}
        value={value.day}
        error={props.dayError}
        hint={props.hint}
        onChange={(day) => onChange({ ...value, day })}
      />
      <div className={style['large']}>
        <TimeOfDayField
          label={t('visit.day.time')}
          value={value.time}
          asked={props.asked}
          error={props.timeError}
          onChange={(time) => onChange({ ...value, time })}
        />
      </div>
    </div>
  );
}
