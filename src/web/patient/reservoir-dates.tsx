import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../wire/contract/patient.ts';
import { AppointmentLink } from '../appointment/appointment-link.tsx';
import { dayOf, daysBetween, dayText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { SeverityChip } from '../fields/severity-mark.tsx';
import { Line, Lines } from '../shell/card.tsx';
import { asLeftByVisit, atVisit } from './at-visit.ts';
import { missedVisit } from './lateness.ts';
import type { FilledPump } from './pump-now.ts';
import style from './reservoir-card.module.css';

interface DatesProps {
  readonly patient: Patient;
  readonly pump: FilledPump;
}

/** The next visit: booked, missed or none. */
function Appointment({ patient }: { readonly patient: Patient }): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { appointment, record } = patient;
  const missed = missedVisit(patient);
  if (appointment === null)
    return (
      <Line name={t('reservoir.appointment')}>
        <SeverityChip mark="warn">{t('board.row.not-booked')}</SeverityChip>{' '}
        <AppointmentLink patient={patient} />
      </Line>
    );
  const date = dayText(dayOf(appointment, record.timeZone), 'weekday', locale);
  if (missed === null)
    return (
      <Line name={t('reservoir.appointment')}>
        {date} <AppointmentLink patient={patient} />
      </Line>
    );
  return (
    <Line name={t('reservoir.missed')}>
      <SeverityChip mark="warn">{date}</SeverityChip> <AppointmentLink patient={patient} />
    </Line>
  );
}

type Dates = NonNullable<Patient['standing']>['dates'];

function RefillBy({ dates, today }: { readonly dates: Dates; readonly today: string }): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { refillBy, because } = dates;
  if (refillBy === null) return <Line name={t('reservoir.refill-by')}>{t('reservoir.no-date')}</Line>;
  const date = dayText(refillBy, 'weekday', locale);
  const days = daysBetween(today, refillBy);
  return (
    <Line name={t('reservoir.refill-by')}>
      {days < 0 ? <SeverityChip mark="refuse">{date}</SeverityChip> : <b>{date}</b>}
      <span className={style['beside']}>
        {days < 0 ? t('board.row.days-ago', { days: -days }) : t('board.row.days', { days })}
        {because !== null && ` · ${t(`reservoir.because.${because}`)}`}
      </span>
    </Line>
  );
}

/** When to refill and why, and what the dates are made from. A date that is not known says why. */
export function ReservoirDates({ patient: recorded, pump }: DatesProps): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const patient = asLeftByVisit(recorded);
  const stage = atVisit(recorded);
  const zone = patient.record.timeZone;
  const today = dayOf(patient.now, zone);
  const dates = patient.standing?.dates ?? null;
  // From before an open visit that has changed the pump: nothing to plan by.
  if (dates === null || (stage !== null && stage.kind !== 'programmed'))
    return (
      <Lines>
        <Line name={t('reservoir.refill-by')}>
          {t(stage === null ? 'reservoir.no-date' : 'reservoir.anew')}
        </Line>
        <Appointment patient={recorded} />
      </Lines>
    );
  const past = (moment: string): boolean => Date.parse(moment) <= Date.parse(patient.now);
  const date = (moment: string): ReactNode => {
    const text = dayText(dayOf(moment, zone), 'weekday', locale);
    return past(moment) ? (
      <SeverityChip mark="refuse">{t('reservoir.passed', { date: text })}</SeverityChip>
    ) : (
      text
    );
  };
  const stands = pump.program.mode === 'stopped';
  const unknown = (why: 'no-accuracy' | 'no-stability' | 'no-alarm' | 'stopped'): ReactNode => (
    <span className={style['unknown']}>
      {t(why === 'stopped' ? 'reservoir.none' : 'reservoir.not-known')}
      <span className={style['beside']}>{t(`reservoir.why.${why}`)}</span>
    </span>
  );
  return (
    <Lines>
      <RefillBy dates={dates} today={today} />
      <Appointment patient={recorded} />
      <Line name={t('reservoir.alarm')}>
        {dates.lowReservoirAlarm === null
          ? unknown(stands ? 'stopped' : 'no-alarm')
          : date(dates.lowReservoirAlarm)}
      </Line>
      {dates.worstCaseAlarm !== null && dates.worstCaseAlarm !== dates.lowReservoirAlarm && (
        <Line name={t('reservoir.worst-alarm')}>{date(dates.worstCaseAlarm)}</Line>
      )}
      <Line name={t('reservoir.empty')}>
        {dates.empty !== null
          ? date(dates.empty)
          : unknown(stands ? 'stopped' : pump.profile.accuracy === null ? 'no-accuracy' : 'no-alarm')}
      </Line>
      <Line name={t('reservoir.stability')}>
        {dates.stability === null ? unknown('no-stability') : date(dates.stability)}
      </Line>
    </Lines>
  );
}
