import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../wire/contract/patient.ts';
import { recordQuery } from '../client/patient.ts';
import { planBaseOf } from '../order/plan-here.ts';
import { isInDoubt } from '../patient/at-visit.ts';
import { DoubtBanner } from '../patient/doubt-banner.tsx';
import pageStyle from '../patient/now-page.module.css';
import { usePatient, usePatientId } from '../patient/patient-context.ts';
import { PatientTabs } from '../patient/patient-tabs.tsx';
import { RowsLoading } from '../shell/page-loading.tsx';
import { EmptyState } from '../shell/state-view.tsx';
import { twinHere } from './foresee-where.ts';
import { prepareTwinWorker } from './start-worker.ts';
import { prepareTwinMessages, useTwinMessages } from './twin-messages.ts';
import { TwinView } from './twin-view.tsx';

prepareTwinWorker();
prepareTwinMessages();

/** Where the drug is, by the twin: from the fills on record, until a while after now. */
export function WherePage(): ReactNode {
  const { t } = useTranslation();
  const hasWords = useTwinMessages();
  const patient = usePatient();
  const { data, isPending } = useQuery(recordQuery(usePatientId()));
  const props = useMemo(
    () => (isPending ? null : twinHere(patient, data?.events ?? null)),
    [patient, data, isPending],
  );
  return (
    <main className={pageStyle['page']}>
      <PatientTabs />
      <DoubtBanner patient={patient} pump={null} />
      {isPending || !hasWords ? (
        <RowsLoading />
      ) : isInDoubt(patient) ? (
        <EmptyState title={t('twin.doubt.title')} text={t('twin.doubt.text')} />
      ) : props === null ? (
        <NothingSimulated patient={patient} />
      ) : (
        <TwinView key={`${props.proposed === null} ${props.drugs.join()}`} {...props} />
      )}
    </main>
  );
}

/** What is on record and cannot be decoded is not the same as nothing on record. */
function NothingSimulated({ patient }: { readonly patient: Patient }): ReactNode {
  const { t } = useTranslation();
  const isReadable = patient.record.last === undefined || planBaseOf(patient) !== null;
  return (
    <EmptyState
      title={t(isReadable ? 'twin.empty.title' : 'now.unreadable.title')}
      text={t(isReadable ? 'twin.empty.text' : 'now.unreadable.text')}
    />
  );
}
