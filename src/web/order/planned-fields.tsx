import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, daysBetween, dayText, momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { TextField } from '../fields/text-field.tsx';
import { TimeOfDayField } from '../fields/time-of-day-field.tsx';
import { FieldSlot } from './field-slot.tsx';
import style from './fields.module.css';
import { useOrder } from './order-context.ts';
import { useProblemWords } from './use-field-error.ts';

/** The day and time on the clinic's wall for which it is planned; every date of the plan counts from there. */
export function PlannedFields(): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { draft, change, patient, order } = useOrder();
  const words = useProblemWords();
  const zone = patient.record.timeZone;
  const today = dayOf(patient.now, zone);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(draft.day);
  const problem = (at: string): string | null => {
    const found = order.problems.find((each) => each.at === at);
    return found === undefined ? null : words(found.problem);
  };
  const booked = patient.appointment !== null && dayOf(patient.appointment, zone) === draft.day;
  return (
    <div className={style['row']}>
      <FieldSlot at="/visit/at">
        <TextField
          label={t('order.planned.day')}
          value={draft.day}
          input={{ type: 'date', min: today }}
          error={problem('/visit/at')}
          onChange={(day) => change((before) => ({ ...before, day }))}
          hint={
            isDay &&
            `${dayText(draft.day, 'long', locale)} ${draft.day.slice(0, 4)} · ${t('order.planned.in', { days: daysBetween(today, draft.day) })}${
              booked ? ` · ${t('order.planned.booked')}` : ''
            }`
          }
        />
      </FieldSlot>
      <FieldSlot at="/visit/at/time">
        <TimeOfDayField
          label={t('order.planned.time')}
          value={draft.time}
          error={draft.time.trim().length < 5 ? null : problem('/visit/at/time')}
          asked
          onChange={(time) => change((before) => ({ ...before, time }))}
          hint={t('order.planned.zone', { zone })}
        />
      </FieldSlot>
    </div>
  );
}

/** The two days that it nearly always is, each by one press: now, for whoever lies here, and the booked visit. */
export function PlannedWays(): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { change, patient } = useOrder();
  const zone = patient.record.timeZone;
  const { now, appointment } = patient;
  const plan = (at: string): void =>
    change((before) => ({
      ...before,
      day: dayOf(at, zone),
      time: momentText(at, 'clock', zone, 'en-GB'),
    }));
  return (
    <span className={style['ways']}>
      <Button size="xs" variant="default" onClick={() => plan(now)}>
        {t('order.planned.now', { time: momentText(now, 'clock', zone, locale) })}
      </Button>
      {appointment !== null && appointment >= now && (
        <Button size="xs" variant="default" onClick={() => plan(appointment)}>
          {t('order.planned.to-booked', { day: momentText(appointment, 'day', zone, locale) })}
        </Button>
      )}
    </span>
  );
}
