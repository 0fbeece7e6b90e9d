import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PumpAlarmKind } from '../../core/devices/alarms.ts';
import { FieldError } from '../fields/field-frame.tsx';
import { YesNoField } from './choice-field.tsx';
import entryStyle from './entry.module.css';
import type { ReadEntry } from './read-entry.ts';
import { alarmsOf } from './record-program.ts';
import { useOpenVisit } from './visit-context.ts';

/** Whether the pump shows alarms, and which. */
export function AlarmsField(props: {
  readonly entry: ReadEntry;
  readonly change: (part: Partial<ReadEntry>) => void;
  readonly error: string | null;
}): ReactNode {
  const { t } = useTranslation();
  const { patient } = useOpenVisit();
  const id = useId();
  const { entry, change, error } = props;
  const kinds = alarmsOf(patient);
  const toggle = (kind: PumpAlarmKind): void =>
    change({ alarms: kinds.filter((each) => entry.alarms.includes(each) !== (each === kind)) });
  return (
    <>
      <YesNoField
        label={t('visit.read.alarms')}
        yes={t('visit.read.alarms.yes')}
        no={t('visit.read.alarms.no')}
        value={entry.hasAlarms}
        error={entry.hasAlarms === true ? null : error}
        onChange={(hasAlarms) => change({ hasAlarms })}
      />
      {entry.hasAlarms === true && (
        <fieldset className={entryStyle['choice']} data-invalid={error !== null}>
          <legend>{t('visit.read.alarms.which')}</legend>
          <div className={entryStyle['options']}>
            {kinds.map((kind) => (
              <label key={kind}>
                <input
                  type="checkbox"
                  checked={entry.alarms.includes(kind)}
                  aria-invalid={error !== null}
                  onChange={() => toggle(kind)}
                />
                <span>{t(`visit.alarm.${kind}`)}</span>
              </label>
            ))}
          </div>
          <FieldError id={`${id}-error`} error={error} />
        </fieldset>
      )}
    </>
  );
}
