import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../wire/contract/patient.ts';
import { keptKey } from '../client/kept.ts';
import { dayOf } from '../fields/date-text.ts';
import { useMe, usePatient } from '../patient/patient-context.ts';
import { PatientTabs } from '../patient/patient-tabs.tsx';
import { EmptyState } from '../shell/state-view.tsx';
import step from '../visit/step.module.css';
import { useKept } from '../visit/use-kept.ts';
import { type ImplantEntry, implantEntryOf, NO_IMPLANT, readImplant } from './implant-entry.ts';
import { ImplantFields } from './implant-fields.tsx';
import { implantOf } from './implant-of.ts';
import { mayRecord } from './may-record.ts';
import { OrderGoesStale } from './order-goes-stale.tsx';
import { pathNow } from './path-now.ts';
import { PathPanel } from './path-panel.tsx';
import { RecordConflict } from './record-conflict.tsx';
import { RecordForm } from './record-form.tsx';
import style from './register.module.css';
import { useIsNarrow } from './use-is-narrow.ts';
import { useRecordErrors } from './use-record-errors.ts';
import { useRecording } from './use-recording.ts';

/** The implant, recorded or corrected. */
export function ImplantPage(): ReactNode {
  const { t } = useTranslation();
  const patient = usePatient();
  const me = useMe();
  const known = implantOf(patient);
  return (
    <main className={style['page']}>
      <PatientTabs />
      {known === 'unreadable' ? (
        <EmptyState title={t('now.unreadable.title')} text={t('now.unreadable.text')} />
      ) : mayRecord(me.person.role) ? (
        <ImplantForm
          key={me.person.id}
          patient={patient}
          person={me.person.id}
          begun={known === null ? NO_IMPLANT : implantEntryOf(known.pump, known.catheter)}
        />
      ) : (
        <EmptyState title={t('register.not-yours.title')} text={t('register.not-yours.text')} />
      )}
    </main>
  );
}

function ImplantForm(props: {
  readonly patient: Patient;
  readonly person: string;
  readonly begun: ImplantEntry;
}): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { patient, person, begun } = props;
  const { timeZone } = patient.record;
  const [entry, change, done] = useKept(
    keptKey(person, 'implant', patient.id),
    { ...begun, basedOn: patient.version },
    { ...NO_IMPLANT, basedOn: 0 },
  );
  const [stuck, setStuck] = useState(0);
  const { send, busy, failure, conflict, clear } = useRecording(patient);
  const typed = readImplant(entry, dayOf(patient.now, timeZone));
  const asked = stuck > 0;
  const errorOf = useRecordErrors(typed.ok ? {} : typed.problems, asked, failure);
  const path = pathNow(entry);
  const isFirst = patient.pump === null;
  const isNarrow = useIsNarrow();
  const panel = <PathPanel path={path} entry={entry} />;
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
    <div className={style['grid']}>
      <section className={step['step']} aria-labelledby="implant">
        <header className={style['head']}>
          <h2 id="implant">{t(isFirst ? 'register.implant.title' : 'register.implant.correct')}</h2>
          <p className={style['lead']}>
            {t(isFirst ? 'register.implant.lead' : 'register.implant.correct.lead')}
          </p>
        </header>
        <OrderGoesStale patient={patient} />
        <RecordForm
          go={t(isFirst ? 'register.implant.go' : 'register.correct.go')}
          onGo={() => void go()}
          stuck={stuck}
          busy={busy}
          failure={failure}
          onDiscard={done}
          before={
            <>
              {isNarrow && panel}
              <RecordConflict
                conflict={conflict}
                onGo={(basedOn) => {
                  change({ basedOn });
                  clear();
                }}
              />
            </>
          }
        >
          <ImplantFields
            entry={entry}
            path={path}
            change={change}
            errorOf={errorOf}
            asked={asked}
            serialStands={patient.record.last !== undefined}
          />
        </RecordForm>
      </section>
      {!isNarrow && <aside className={style['aside']}>{panel}</aside>}
    </div>
  );
}
