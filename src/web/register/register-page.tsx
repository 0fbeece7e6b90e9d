import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../wire/contract/session.ts';
import { boardQuery } from '../client/board.ts';
import { type Failure, failureFrom } from '../client/failure.ts';
import { keptKey } from '../client/kept.ts';
import { patientsQuery } from '../client/patient.ts';
import { newKey } from '../client/send.ts';
import { dayOf } from '../fields/date-text.ts';
import { useMe } from '../patient/patient-context.ts';
import { LinkButton } from '../shell/link-button.tsx';
import { EmptyState } from '../shell/state-view.tsx';
import { DayField } from '../visit/day-field.tsx';
import step from '../visit/step.module.css';
import { TextField } from '../visit/text-field.tsx';
import { useKept } from '../visit/use-kept.ts';
import { FactsFields } from './facts-fields.tsx';
import { mayRecord } from './may-record.ts';
import { Part } from './part.tsx';
import { RecordForm } from './record-form.tsx';
import style from './register.module.css';
import { NOBODY, REGISTER_SAMPLE, readRegister } from './register-entry.ts';
import { registerPatient } from './register-patient.ts';
import { SameName } from './same-name.tsx';
import { useRecordErrors } from './use-record-errors.ts';

/** Somebody new to the clinic. */
export function RegisterPage(): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <main className={style['page']} data-alone="true">
      {mayRecord(me.person.role) ? (
        <RegisterForm me={me} key={me.person.id} />
      ) : (
        <EmptyState heading="h1" title={t('register.not-yours.title')} text={t('register.not-yours.text')}>
          <LinkButton to="/patients">{t('nav.patients')}</LinkButton>
        </EmptyState>
      )}
    </main>
  );
}

/** Asks again with the same key while an answer may have been lost: nobody is registered twice. */
function useRegistering(): {
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly send: (request: Parameters<typeof registerPatient>[1]) => Promise<string | null>;
} {
  const queries = useQueryClient();
  const intention = useRef<{ readonly key: string; readonly text: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  return {
    busy,
    failure,
    send: async (request) => {
      const text = JSON.stringify(request);
      if (intention.current?.text !== text) intention.current = { key: newKey(), text };
      setBusy(true);
      setFailure(null);
      try {
        const { id } = await registerPatient(intention.current.key, request);
        void queries.invalidateQueries({ queryKey: patientsQuery.queryKey });
        void queries.invalidateQueries({ queryKey: boardQuery.queryKey });
        return id;
      } catch (thrown) {
        setFailure(failureFrom(thrown));
        return null;
      } finally {
        setBusy(false);
      }
    },
  };
}

function RegisterForm({ me }: { readonly me: Me }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [entry, change, done] = useKept(keptKey(me.person.id, 'register'), NOBODY, REGISTER_SAMPLE);
  const [stuck, setStuck] = useState(0);
  const { busy, failure, send } = useRegistering();
  const { data } = useQuery(patientsQuery);
  const today = dayOf(new Date().toISOString(), me.clinic.timeZone);
  const typed = readRegister(entry, today);
  const asked = stuck > 0;
  const errorOf = useRecordErrors(typed.ok ? {} : typed.problems, asked, failure);
  const go = async (): Promise<void> => {
    if (!typed.ok) {
      setStuck((count) => count + 1);
      return;
    }
    const id = await send(typed.value);
    if (id === null) return;
    done();
    await navigate({ to: '/patients/$patientId', params: { patientId: id } });
  };
  return (
    <section className={step['step']} aria-labelledby="register">
      <header className={style['head']}>
        <h1 id="register">{t('register.title')}</h1>
        <p className={style['lead']}>{t('register.lead')}</p>
      </header>
      <RecordForm
        go={t('register.go')}
        onGo={() => void go()}
        stuck={stuck}
        busy={busy}
        failure={failure}
        onDiscard={done}
      >
        <Part level={2} title={t('register.group.who')}>
          <TextField
            label={t('register.name')}
            hint={t('register.name.hint')}
            value={entry.name}
            error={errorOf('name')}
            onChange={(name) => change({ name })}
          />
          <div className={step['two']}>
            <TextField
              label={t('register.number')}
              hint={t('register.number.hint')}
              most={60}
              value={entry.recordNumber}
              error={errorOf('recordNumber')}
              onChange={(recordNumber) => change({ recordNumber })}
            />
            <DayField
              label={t('register.birth-date')}
              value={entry.birthDate}
              error={errorOf('birthDate')}
              onChange={(birthDate) => change({ birthDate })}
            />
          </div>
          <SameName entry={entry} patients={data?.patients ?? []} />
        </Part>
        <FactsFields
          level={2}
          value={entry.facts}
          asked={asked}
          errorOf={errorOf}
          onChange={(part) => change({ facts: { ...entry.facts, ...part } })}
        />
      </RecordForm>
    </section>
  );
}
