import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WEEKDAYS, type Weekday } from '../../core/time.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import { keptKey } from '../client/kept.ts';
import { dayOf, dayText, momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { useMe, usePatient } from '../patient/patient-context.ts';
import { PatientTabs } from '../patient/patient-tabs.tsx';
import { RecordConflict } from '../register/record-conflict.tsx';
import { RecordForm } from '../register/record-form.tsx';
import style from '../register/register.module.css';
import { useRecordErrors } from '../register/use-record-errors.ts';
import { useRecording } from '../register/use-recording.ts';
import { Line, Lines } from '../shell/card.tsx';
import { ChoiceField } from '../visit/choice-field.tsx';
import { dayParts, readDay } from '../visit/day-entry.ts';
import { longDay } from '../visit/long-day.ts';
import { MomentField } from '../visit/moment-field.tsx';
import { Notice } from '../visit/notice.tsx';
import step from '../visit/step.module.css';
import { TextField } from '../visit/text-field.tsx';
import { useKept } from '../visit/use-kept.ts';
import { useServerNow } from '../visit/use-server-now.ts';
import { zoneOf } from '../visit/visit-context.ts';
import { doubtsAbout, NO_APPOINTMENT, readAppointment } from './appointment-entry.ts';

/** The next visit: booked, moved or cancelled, beside the day by which the pump has to be refilled. */
export function AppointmentPage(): ReactNode {
  const patient = usePatient();
  const me = useMe();
  return (
    <main className={style['page']}>
      <PatientTabs />
      <AppointmentForm key={me.person.id} patient={patient} person={me.person.id} />
    </main>
  );
}

/** The days on which the clinic is open; null where the record does not say. */
function clinicDaysOf({ record }: Patient): readonly Weekday[] | null {
  const days: unknown = record.clinic?.['clinicDays'];
  return Array.isArray(days) ? WEEKDAYS.filter((day) => days.includes(day)) : null;
}

function AppointmentForm({
  patient,
  person,
}: {
  readonly patient: Patient;
  readonly person: string;
}): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const navigate = useNavigate();
  const { timeZone } = patient.record;
  const nowMs = useServerNow(patient, 30_000);
  const [entry, change, done] = useKept(keptKey(person, 'appointment', patient.id), {
    ...NO_APPOINTMENT,
    basedOn: patient.version,
  });
  const [stuck, setStuck] = useState(0);
  const { send, busy, failure, conflict, clear } = useRecording(patient);
  const isBooked = patient.appointment !== null;
  const typed = readAppointment(entry, { zone: zoneOf(patient), nowMs, isBooked });
  const asked = stuck > 0;
  const errorOf = useRecordErrors(typed.ok ? {} : typed.problems, asked, failure);
  const refillBy = patient.standing?.dates.refillBy ?? null;
  const isCancelling = isBooked && entry.what === 'cancel';
  const asksTime = !isBooked || entry.what === 'move';
  const day = readDay(entry.at.day);
  const doubts =
    asksTime && day.ok ? doubtsAbout(day.day, { refillBy, clinicDays: clinicDaysOf(patient) }) : null;
  const go = async (): Promise<void> => {
    if (!typed.ok) {
      setStuck((count) => count + 1);
      return;
    }
    if (!(await send(typed.value, entry.basedOn))) return;
    done();
    await navigate({ to: '/patients/$patientId', params: { patientId: patient.id } });
  };
  const word = (): string => {
    if (isCancelling) return t('appointment.go.cancel');
    if (doubts?.daysLate != null) return t('appointment.go.late');
    return t(isBooked ? 'appointment.go.move' : 'appointment.go.book');
  };
  return (
    <section className={`${step['step']} ${style['narrow']}`} aria-labelledby="appointment">
      <header className={style['head']}>
        <h2 id="appointment">{t(isBooked ? 'appointment.title.booked' : 'appointment.title.book')}</h2>
        <p className={style['lead']}>{t('appointment.lead', { zone: timeZone })}</p>
      </header>
      <RefillDates patient={patient} />
      <RecordForm
        go={word()}
        onGo={() => void go()}
        stuck={stuck}
        busy={busy}
        failure={failure}
        before={
          <RecordConflict
            conflict={conflict}
            onGo={(basedOn) => {
              change({ basedOn });
              clear();
            }}
          />
        }
      >
        {isBooked && (
          <ChoiceField
            label={t('appointment.what')}
            options={(['move', 'cancel'] as const).map((value) => ({
              value,
              word: t(`appointment.what.${value}`),
            }))}
            value={entry.what}
            error={errorOf('what')}
            onChange={(what) => change({ what })}
          />
        )}
        {asksTime && (
          <>
            <MomentField
              label={t('appointment.at')}
              value={entry.at}
              asked={asked}
              dayError={errorOf('at/day')}
              timeError={errorOf('at/time')}
              onChange={(at) => change({ at })}
            />
            {refillBy !== null && Date.parse(refillBy) > nowMs && (
              <button
                type="button"
                className={`${step['quiet']} ${step['add']}`}
                onClick={() => change({ at: { ...entry.at, day: dayParts(refillBy) } })}
              >
                {t('appointment.use-day', { date: dayText(refillBy, 'weekday', locale) })}
              </button>
            )}
          </>
        )}
        {doubts?.daysLate != null && refillBy !== null && (
          <Notice mark="warn" title={t('appointment.late.title', { days: doubts.daysLate })} alert>
            <p>{t('appointment.late.text', { date: longDay(refillBy, locale) })}</p>
          </Notice>
        )}
        {doubts?.isClosed === true && (
          <Notice mark="note" title={t('appointment.closed')}>
            <p>{t('appointment.closed.text')}</p>
          </Notice>
        )}
        {isCancelling && (
          <>
            <TextField
              label={t('appointment.reason')}
              as="long"
              value={entry.reason}
              error={errorOf('reason')}
              onChange={(reason) => change({ reason })}
            />
            <p className={style['small']}>{t('appointment.cancel.text')}</p>
          </>
        )}
      </RecordForm>
    </section>
  );
}

/** What the appointment is held against. */
function RefillDates({ patient }: { readonly patient: Patient }): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { timeZone } = patient.record;
  const dates = patient.standing?.dates ?? null;
  const day = (moment: string | null): string =>
    moment === null ? t('reservoir.no-date') : longDay(dayOf(moment, timeZone), locale);
  return (
    <Lines>
      <Line name={t('reservoir.refill-by')}>
        <b>{dates?.refillBy == null ? t('reservoir.no-date') : longDay(dates.refillBy, locale)}</b>
        {dates?.because != null && ` · ${t(`reservoir.because.${dates.because}`)}`}
      </Line>
      <Line name={t('reservoir.alarm')}>{day(dates?.lowReservoirAlarm ?? null)}</Line>
      <Line name={t('reservoir.appointment')}>
        {patient.appointment === null
          ? t('board.row.not-booked')
          : momentText(patient.appointment, 'moment', timeZone, locale)}
      </Line>
      {patient.waiver !== null && <Line name={t('appointment.waiver')}>{patient.waiver}</Line>}
    </Lines>
  );
}
