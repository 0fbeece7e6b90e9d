import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pumpProfile } from '../../core/devices/profiles.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import { keptKey } from '../client/kept.ts';
import { useMe, usePatient } from '../patient/patient-context.ts';
import { PatientTabs } from '../patient/patient-tabs.tsx';
import { LinkButton } from '../shell/link-button.tsx';
import { EmptyState } from '../shell/state-view.tsx';
import { YesNoField } from '../visit/choice-field.tsx';
import { MomentField } from '../visit/moment-field.tsx';
import step from '../visit/step.module.css';
import { Group } from '../visit/step-frame.tsx';
import { useKept } from '../visit/use-kept.ts';
import { useServerNow } from '../visit/use-server-now.ts';
import { zoneOf } from '../visit/visit-context.ts';
import { VolumeField } from '../visit/volume-field.tsx';
import { ComponentLines } from './component-lines.tsx';
import { GivenLines } from './given-lines.tsx';
import { implantOf } from './implant-of.ts';
import { LAST_SAMPLE, NO_LAST, readLast } from './last-entry.ts';
import { mayRecord } from './may-record.ts';
import { PreviewPanel } from './preview-panel.tsx';
import { RecordConflict } from './record-conflict.tsx';
import { RecordForm } from './record-form.tsx';
import style from './register.module.css';
import { RunningFields } from './running-fields.tsx';
import { previewOf } from './standing-preview.ts';
import { useIsNarrow } from './use-is-narrow.ts';
import { useRecordErrors } from './use-record-errors.ts';
import { useRecording } from './use-recording.ts';

/** A therapy that another clinic filled and programmed, taken over. */
export function TakeOverPage(): ReactNode {
  const { t } = useTranslation();
  const patient = usePatient();
  const me = useMe();
  const implant = implantOf(patient);
  const params = { patientId: patient.id };
  if (implant === 'unreadable')
    return <Instead title={t('now.unreadable.title')} text={t('now.unreadable.text')} />;
  if (!mayRecord(me.person.role))
    return <Instead title={t('register.not-yours.title')} text={t('register.not-yours.text')} />;
  if (implant === null)
    return (
      <Instead title={t('now.no-implant.title')} text={t('now.no-implant.text')}>
        <LinkButton to="/patients/$patientId/implant" params={params} variant="filled">
          {t('register.implant.title')}
        </LinkButton>
      </Instead>
    );
  if (patient.record.last !== undefined)
    return <Instead title={t('register.filled.title')} text={t('register.filled.text')} />;
  return (
    <main className={style['page']}>
      <PatientTabs />
      <TakeOverForm
        key={me.person.id}
        patient={patient}
        person={me.person.id}
        implantedOn={implant.pump.implantedOn ?? null}
        isProgrammable={pumpProfile(implant.pump.model).programmable}
      />
    </main>
  );
}

function Instead(props: {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <main className={style['page']}>
      <PatientTabs />
      <EmptyState {...props} />
    </main>
  );
}

function TakeOverForm(props: {
  readonly patient: Patient;
  readonly person: string;
  readonly implantedOn: string | null;
  readonly isProgrammable: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { patient, person, implantedOn, isProgrammable } = props;
  const nowMs = useServerNow(patient, 30_000);
  const [entry, change, done] = useKept(
    keptKey(person, 'take-over', patient.id),
    { ...NO_LAST, basedOn: patient.version },
    { ...LAST_SAMPLE, basedOn: 0 },
  );
  const [stuck, setStuck] = useState(0);
  const { send, busy, failure, conflict, clear } = useRecording(patient);
  const typed = readLast(entry, { zone: zoneOf(patient), nowMs, implantedOn, isProgrammable });
  const asked = stuck > 0;
  const errorOf = useRecordErrors(typed.ok ? {} : typed.problems, asked, failure);
  const primary = entry.components[0]?.drug ?? null;
  const file = typed.ok ? JSON.stringify(typed.value) : null;
  const preview = useMemo(
    () => (file === null ? null : previewOf(patient, JSON.parse(file) as Readonly<Record<string, unknown>>)),
    [patient, file],
  );
  const isNarrow = useIsNarrow();
  const panel = <PreviewPanel preview={preview} timeZone={patient.record.timeZone} />;
  const go = async (): Promise<void> => {
    if (!typed.ok) {
      setStuck((count) => count + 1);
      return;
    }
    if (!(await send({ type: 'take-over-therapy', last: { ...typed.value } }, entry.basedOn))) return;
    done();
    await navigate({ to: '/patients/$patientId', params: { patientId: patient.id } });
  };
  return (
    <div className={style['grid']}>
      <section className={step['step']} aria-labelledby="take-over">
        <header className={style['head']}>
          <h2 id="take-over">{t('register.take-over.title')}</h2>
          <p className={style['lead']}>{t('register.take-over.lead')}</p>
        </header>
        <RecordForm
          go={t('register.take-over.go')}
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
          <Group title={t('register.take-over.fill')}>
            <MomentField
              label={t('register.take-over.at')}
              hint={t('register.take-over.at.hint', { zone: patient.record.timeZone })}
              value={entry.at}
              asked={asked}
              dayError={errorOf('fill/at/day')}
              timeError={errorOf('fill/at/time')}
              onChange={(at) => change({ at })}
            />
            <VolumeField
              label={t('register.take-over.volume')}
              hint={t('register.take-over.volume.hint')}
              value={entry.volume}
              asked={asked}
              error={errorOf('fill/volume')}
              onChange={(volume) => change({ volume })}
            />
            <ComponentLines
              lines={entry.components}
              asked={asked}
              errorOf={errorOf}
              onChange={(components) => change({ components })}
            />
          </Group>
          <Group title={t('register.take-over.program')}>
            {isProgrammable && <p className={style['small']}>{t('register.take-over.program.hint')}</p>}
            <RunningFields
              value={entry.running}
              asked={asked}
              isProgrammable={isProgrammable}
              drug={primary}
              errorOf={(field) => errorOf(`program/${field}`)}
              onChange={(running) => change({ running })}
            />
            <YesNoField
              label={t('register.take-over.changed')}
              hint={t('register.take-over.changed.hint')}
              yes={t('register.take-over.changed.yes')}
              no={t('register.take-over.changed.no')}
              value={entry.isChanged}
              error={errorOf('changes')}
              onChange={(isChanged) => change({ isChanged })}
            />
          </Group>
          {entry.isChanged === true && (
            <Group title={t('register.take-over.before')}>
              <MomentField
                label={t('register.take-over.changed-at')}
                value={entry.changedAt}
                asked={asked}
                dayError={errorOf('changes/0/at/day')}
                timeError={errorOf('changes/0/at/time')}
                onChange={(changedAt) => change({ changedAt })}
              />
              <RunningFields
                value={entry.before}
                asked={asked}
                isProgrammable={isProgrammable}
                drug={primary}
                errorOf={(field) => errorOf(`before/${field}`)}
                onChange={(before) => change({ before })}
              />
            </Group>
          )}
          <Group title={t('register.take-over.given')}>
            <YesNoField
              label={t('register.take-over.has-given')}
              hint={t('register.take-over.has-given.hint')}
              yes={t('register.take-over.has-given.yes')}
              no={t('register.take-over.has-given.no')}
              value={entry.hasGiven}
              error={errorOf('delivered')}
              onChange={(hasGiven) => change({ hasGiven })}
            />
            {entry.hasGiven === true && (
              <GivenLines
                lines={entry.given}
                asked={asked}
                errorOf={errorOf}
                onChange={(given) => change({ given })}
              />
            )}
          </Group>
        </RecordForm>
      </section>
      {!isNarrow && <aside className={style['aside']}>{panel}</aside>}
    </div>
  );
}
