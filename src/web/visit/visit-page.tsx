import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitView } from '../../wire/contract/visit.ts';
import { patientQuery, recordQuery } from '../client/patient.ts';
import type { VisitStep } from '../fields/visit-step.ts';

import { useMe, usePatient } from '../patient/patient-context.ts';
import { PatientTabs } from '../patient/patient-tabs.tsx';
import { useNarrow } from '../shell/use-narrow.ts';
import { AbortDialog } from './abort-dialog.tsx';
import { AmendWork } from './amend-work.tsx';
import { AspirateStep } from './aspirate-step.tsx';
import { ConfirmStep } from './confirm-step.tsx';
import { DonePanel } from './done-panel.tsx';
import { endedVisit } from './ended-visit.ts';
import { FinishStep } from './finish-step.tsx';
import { IdentifyStep } from './identify-step.tsx';
import { InjectStep } from './inject-step.tsx';
import { MeanwhileNotice } from './meanwhile-notice.tsx';
import { ObserveStep } from './observe-step.tsx';
import { PortStep } from './port-step.tsx';
import { ProgramStep } from './program-step.tsx';
import { ReadStep } from './read-step.tsx';
import { StartPanel } from './start-panel.tsx';
import stepStyle from './step.module.css';
import { StepRail } from './step-rail.tsx';
import { useVisitSending } from './use-visit-sending.ts';
import { VisitContext, zoneOf } from './visit-context.ts';
import { VisitDoubts } from './visit-doubts.tsx';
import style from './visit-page.module.css';

const STEPS: Readonly<Record<VisitStep, () => ReactNode>> = {
  identify: IdentifyStep,
  read: ReadStep,
  port: PortStep,
  aspirate: AspirateStep,
  inject: InjectStep,
  confirm: ConfirmStep,
  program: ProgramStep,
  observe: ObserveStep,
  finish: FinishStep,
};

/** An order is amended before the injection, or before the program is confirmed. */
const mayAmend = ({ step }: VisitView): boolean => step === 'inject' || step === 'confirm';

const OTHERS_SEEN_MS = 10_000;

/** The refill visit, step by step, where the record says that it stands: after a reload, elsewhere, or with somebody else. */
export function VisitPage(): ReactNode {
  const { t } = useTranslation();
  const patient = usePatient();
  const me = useMe();
  const sending = useVisitSending(patient);
  const narrow = useNarrow();
  useQuery({ ...patientQuery(patient.id), refetchInterval: OTHERS_SEEN_MS });
  const { visit } = patient;
  const [amending, setAmending] = useState(false);
  const [aborting, setAborting] = useState(false);
  const amend = useCallback(() => setAmending(true), []);
  const stopAmending = useCallback(() => setAmending(false), []);
  const page = useRef<HTMLDivElement>(null);
  const step = visit?.step ?? 'none';
  const shown = useRef(step);
  const version = useRef(patient.version);
  useEffect(() => {
    // Within a step only where the form that had the focus is done and gone.
    const isDone = version.current !== patient.version && document.activeElement === document.body;
    version.current = patient.version;
    if (shown.current === step && !isDone) return;
    shown.current = step;
    page.current?.scrollIntoView({ block: 'start' });
    const target = ['[data-autofocus="true"]', 'h2']
      .map((wanted) => page.current?.querySelector<HTMLElement>(wanted))
      .find((found) => found != null);
    target?.focus({ preventScroll: true });
  }, [step, patient.version]);
  const { data: record, isPending } = useQuery({ ...recordQuery(patient.id), enabled: visit === null });
  const justEnded = record !== undefined && endedVisit(record.events, patient.now) !== null;
  // Nothing yet while it is not known whether a visit has just ended: “no visit” would flash up between the two.
  const mayStart = !isPending && (!justEnded || patient.order?.status === 'signed');
  if (visit === null)
    return (
      <main className={style['page']}>
        <PatientTabs />
        <div className={style['alone']} ref={page}>
          <VisitDoubts patient={patient} />
          <DonePanel patient={patient} />
          {mayStart && <StartPanel patient={patient} sending={sending} />}
        </div>
      </main>
    );
  if (amending && mayAmend(visit))
    return <AmendWork patient={patient} visit={visit} me={me} back={stopAmending} />;
  const Step = STEPS[visit.step];
  // On a phone the step comes first: what leads away from it, or ends it, stands behind it.
  const away = (
    <PatientTabs>
      <button type="button" className={stepStyle['quiet']} onClick={() => setAborting(true)}>
        {t('visit.abort.open')}
      </button>
    </PatientTabs>
  );
  return (
    <VisitContext value={{ patient, visit, me, zone: zoneOf(patient), sending, amend }}>
      <main className={style['page']}>
        {!narrow && away}
        <div className={style['columns']}>
          <aside className={style['aside']} aria-label={t('visit.rail')}>
            <StepRail />
          </aside>
          <div className={style['main']} ref={page}>
            <MeanwhileNotice />
            <VisitDoubts patient={patient} />
            <Step key={`${visit.id} ${visit.step}`} />
          </div>
        </div>
        {narrow && <div className={style['away']}>{away}</div>}
        {/* Not inside what moves: turning the phone would close it. */}
        <AbortDialog open={aborting} onClose={() => setAborting(false)} />
      </main>
    </VisitContext>
  );
}
