import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../wire/contract/patient.ts';
import { keptKey } from '../client/kept.ts';
import { useMe, usePatient } from '../patient/patient-context.ts';
import { PatientTabs } from '../patient/patient-tabs.tsx';
import { EmptyState } from '../shell/state-view.tsx';
import step from '../visit/step.module.css';
import { useKept } from '../visit/use-kept.ts';
import { FACTS_SAMPLE, type FactsEntry, factsEntryOf, factsOf, readFacts } from './facts-entry.ts';
import { FactsFields } from './facts-fields.tsx';
import { mayRecord } from './may-record.ts';
import { OrderGoesStale } from './order-goes-stale.tsx';
import { RecordConflict } from './record-conflict.tsx';
import { RecordForm } from './record-form.tsx';
import style from './register.module.css';
import { useRecordErrors } from './use-record-errors.ts';
import { useRecording } from './use-recording.ts';

/** What the checks go by, corrected. */
export function FactsPage(): ReactNode {
  const { t } = useTranslation();
  const patient = usePatient();
  const me = useMe();
  const facts = factsOf(patient.record.patient);
  return (
    <main className={style['page']}>
      <PatientTabs />
      {facts === null ? (
        <EmptyState title={t('now.unreadable.title')} text={t('now.unreadable.text')} />
      ) : mayRecord(me.person.role) ? (
        <FactsForm key={me.person.id} patient={patient} person={me.person.id} begun={factsEntryOf(facts)} />
      ) : (
        <EmptyState title={t('register.not-yours.title')} text={t('register.not-yours.text')} />
      )}
    </main>
  );
}

function FactsForm(props: {
  readonly patient: Patient;
  readonly person: string;
  readonly begun: FactsEntry;
}): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { patient, person, begun } = props;
  const [entry, change, done] = useKept(
    keptKey(person, 'facts', patient.id),
    { ...begun, basedOn: patient.version },
    { ...FACTS_SAMPLE, basedOn: 0 },
  );
  const [stuck, setStuck] = useState(0);
  const { send, busy, failure, conflict, clear } = useRecording(patient);
  const typed = readFacts(entry, patient.identity.birthDate);
  const asked = stuck > 0;
  const errorOf = useRecordErrors(typed.ok ? {} : typed.problems, asked, failure);
  const go = async (): Promise<void> => {
    if (!typed.ok) {
      setStuck((count) => count + 1);
      return;
    }
    if (!(await send({ type: 'record-facts', facts: { ...typed.value } }, entry.basedOn))) return;
    done();
    await navigate({ to: '/patients/$patientId', params: { patientId: patient.id } });
  };
  return (
    <section className={`${step['step']} ${style['narrow']}`} aria-labelledby="facts">
      <header className={style['head']}>
        <h2 id="facts">{t('register.facts.title')}</h2>
        <p className={style['lead']}>{t('register.facts.lead')}</p>
      </header>
      <OrderGoesStale patient={patient} />
      <RecordForm
        go={t('register.correct.go')}
        onGo={() => void go()}
        stuck={stuck}
        busy={busy}
        failure={failure}
        onDiscard={done}
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
        <FactsFields level={3} value={entry} onChange={change} errorOf={errorOf} asked={asked} />
      </RecordForm>
    </section>
  );
}
