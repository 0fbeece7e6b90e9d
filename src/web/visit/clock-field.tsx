import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayText, momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { TimeOfDayField } from '../fields/time-of-day-field.tsx';
import { YesNoField } from './choice-field.tsx';
import { DayField } from './day-field.tsx';
import style from './entry.module.css';
import type { ReadEntry, ReadPlace } from './read-entry.ts';
import step from './step.module.css';

/** The pump's own clock as it is shown now: it does not follow summer time, and its steps run by it. */
export function ClockField(props: {
  readonly entry: ReadEntry;
  readonly change: (part: Partial<ReadEntry>) => void;
  readonly errorOf: (field: string) => string | null;
  readonly asked: boolean;
  readonly place: ReadPlace;
}): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { entry, change, errorOf, place } = props;
  const local = (ms: number): string => momentText(new Date(ms).toISOString(), 'clock', place.zone, locale);
  const typed = entry.clockTime.trim() !== '';
  return (
    <div className={step['two']}>
      <div className={style['large']}>
        <TimeOfDayField
          label={t('visit.read.clock')}
          value={entry.clockTime}
          error={errorOf('clockTime')}
          hint={
            typed && entry.clockAt !== null
              ? t('visit.read.clock.at', { local: local(entry.clockAt) })
              : t('visit.read.clock.now', { local: local(place.nowMs) })
          }
          onChange={(clockTime) => change({ clockTime, clockAt: place.nowMs })}
        />
      </div>
      {typed && (
        <YesNoField
          label={t('visit.read.clock.date')}
          yes={dayText(place.today, 'weekday', locale)}
          no={t('visit.read.clock.other')}
          value={entry.clockToday}
          error={entry.clockToday === null ? errorOf('clockDay') : null}
          onChange={(clockToday) => change({ clockToday })}
        />
      )}
      {typed && entry.clockToday === false && (
        <DayField
          label={t('visit.read.clock.shown-date')}
          value={entry.clockDay}
          error={errorOf('clockDay')}
          onChange={(clockDay) => change({ clockDay })}
        />
      )}
    </div>
  );
}
