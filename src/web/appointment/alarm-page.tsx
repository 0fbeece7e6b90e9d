import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PUMP_ALARMS } from '../../core/devices/alarms.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import { keptKey } from '../client/kept.ts';
import { useMe, usePatient } from '../patient/patient-context.ts';
import { PatientTabs } from '../patient/patient-tabs.tsx';
import { RecordConflict } from '../register/record-conflict.tsx';
import { RecordForm } from '../register/record-form.tsx';
import style from '../register/register.module.css';
import { useRecordErrors } from '../register/use-record-errors.ts';
import { useRecording } from '../register/use-recording.ts';
import { EmptyState } from '../shell/state-view.tsx';
import { ChoiceField, YesNoField } from '../visit/choice-field.tsx';
import { MomentField } from '../visit/moment-field.tsx';
import { Notice } from '../visit/notice.tsx';
import { alarmsOf } from '../visit/record-program.ts';
import step from '../visit/step.module.css';
import { TextField } from '../visit/text-field.tsx';
import { useKept } from '../visit/use-kept.ts';
import { useServerNow } from '../visit/use-server-now.ts';
import { zoneOf } from '../visit/visit-context.ts';
import { NO_ALARM, readAlarm } from './alarm-entry.ts';

/** An alarm of the pump that a patient, a carer or another clinic told, as a rule by phone. */
export function AlarmPage(): ReactNode {
  const { t } = useTranslation();
  const patient = usePatient();
  const me = useMe();
  return (
    <main className={style['page']}>
      <PatientTabs />
      {patient.record.pump === undefined ? (
        <EmptyState title={t('now.no-implant.title')} text={t('now.no-implant.text')} />
      ) : (
        <AlarmForm key={me.person.id} patient={patient} person={me.person.id} />
      )}
    </main>
  );
}

function AlarmForm({ patient, person }: { readonly patient: Patient; readonly person: string }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const nowMs = useServerNow(patient, 30_000);
  const [entry, change, done] = useKept(keptKey(person, 'alarm', patient.id), {
    ...NO_ALARM,
    basedOn: patient.version,
  });
  const [stuck, setStuck] = useState(0);
  const { send, busy, failure, conflict, clear } = useRecording(patient);
  const typed = readAlarm(entry, { zone: zoneOf(patient), nowMs });
  const asked = stuck > 0;
  const errorOf = useRecordErrors(typed.ok ? {} : typed.problems, asked, failure);
  const facts = entry.kind === null ? null : PUMP_ALARMS[entry.kind];
  const go = async (): Promise<void> => {
    if (!typed.ok) {
      setStuck((count) => count + 1);
      return;
    }
    if (!(await send(typed.value, entry.basedOn))) return;
    done();
    await navigate({ to: '/patients/$patientId', params: { patientId: patient.id } });
  };
  return (
    <section className={`${step['step']} ${style['narrow']}`} aria-labelledby="alarm">
      <header className={style['head']}>
        <h2 id="alarm">{t('appointment.alarm.title')}</h2>
        <p className={style['lead']}>{t('appointment.alarm.lead')}</p>
      </header>
      <RecordForm
        go={t('appointment.alarm.go')}
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
        <ChoiceField
          label={t('appointment.alarm.kind')}
          options={alarmsOf(patient).map((kind) => ({ value: kind, word: t(`visit.alarm.${kind}`) }))}
          value={entry.kind}
          error={errorOf('kind')}
          onChange={(kind) => change({ kind })}
        />
        {facts?.deliveryInDoubt === true && (
          <Notice mark="warn" title={t('appointment.alarm.doubt.title')} alert>
            <p>{t('appointment.alarm.doubt.text')}</p>
          </Notice>
        )}
        <YesNoField
          label={t('appointment.alarm.since')}
          yes={t('appointment.alarm.since.yes')}
          no={t('appointment.alarm.since.no')}
          value={entry.hasSince}
          error={errorOf('since')}
          onChange={(hasSince) => change({ hasSince })}
        />
        {entry.hasSince === true && (
          <MomentField
            label={t('appointment.alarm.since.at')}
            value={entry.since}
            asked={asked}
            dayError={errorOf('since/day')}
            timeError={errorOf('since/time')}
            onChange={(since) => change({ since })}
          />
        )}
        <TextField
          label={t('appointment.alarm.by')}
          hint={t('appointment.alarm.by.hint')}
          value={entry.by}
          error={errorOf('by')}
          onChange={(by) => change({ by })}
        />
      </RecordForm>
    </section>
  );
}
