import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import type { Patient } from '../../wire/contract/patient.ts';
import type { Me } from '../../wire/contract/session.ts';
import { meQuery } from '../client/session.ts';

/** The patient that the frame has loaded; pages inside it are only drawn once there is one. */
export const PatientContext = createContext<Patient | null>(null);

export function usePatient(): Patient {
  const patient = useContext(PatientContext);
  if (patient === null) throw new Error('a page of a patient outside its frame');
  return patient;
}

export const usePatientId = (): string => useParams({ from: '/shell/patients/$patientId' }).patientId;

export const useMe = (): Me => useSuspenseQuery(meQuery).data;
