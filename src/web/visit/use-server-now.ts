import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Patient } from '../../wire/contract/patient.ts';
import { patientQuery } from '../client/patient.ts';

/** The server's clock as it must be now, in milliseconds: a device whose own clock is wrong still counts right. */
export function useServerNow(patient: Patient, everyMs = 1000): number {
  const queries = useQueryClient();
  const [device, setDevice] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setDevice(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  const loaded = queries.getQueryState(patientQuery(patient.id).queryKey)?.dataUpdatedAt ?? device;
  return Date.parse(patient.now) + Math.max(0, device - loaded);
}
