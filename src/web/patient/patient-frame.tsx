import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { patientQuery } from '../client/patient.ts';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { isStale } from '../shell/connection.ts';
import { StaleBar } from '../shell/connection-bar.tsx';
import { PageLoading } from '../shell/page-loading.tsx';
import { PageFailed } from '../shell/state-view.tsx';
import { ObservationTimer } from '../visit/observation-timer.tsx';
import { PatientContext, usePatientId } from './patient-context.ts';
import { PatientHeader } from './patient-header.tsx';

/** One patient: the header that never scrolls away, and a page below. */
export function PatientFrame(): ReactNode {
  const id = usePatientId();
  const { locale } = useLanguage();
  const { data: patient, error, isPending, dataUpdatedAt, refetch } = useQuery(patientQuery(id));
  const again = (): void => void refetch();
  if (patient === undefined) return isPending ? <PageLoading /> : <PageFailed thrown={error} again={again} />;
  return (
    <PatientContext value={patient}>
      {error !== null && isStale(dataUpdatedAt, Date.now()) && (
        <StaleBar since={momentText(patient.now, 'clock', patient.record.timeZone, locale)} again={again} />
      )}
      <PatientHeader patient={patient} />
      <ObservationTimer patient={patient} />
      <Outlet />
    </PatientContext>
  );
}
