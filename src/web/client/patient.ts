import { queryOptions } from '@tanstack/react-query';
import type { CommandReply, CommandRequest } from '../../wire/contract/command.ts';
import type { Patient, Patients, RecordJson } from '../../wire/contract/patient.ts';
import { part, send } from './send.ts';

export const patientQuery = (id: string) =>
  queryOptions({
    queryKey: ['patient', id],
    queryFn: ({ signal }) => send<Patient>('GET', `/api/patients/${part(id)}`, { signal }),
    staleTime: 10_000,
  });

export const recordQuery = (id: string) =>
  queryOptions({
    queryKey: ['record', id],
    queryFn: ({ signal }) => send<RecordJson>('GET', `/api/patients/${part(id)}/record`, { signal }),
    staleTime: 10_000,
  });

/** Everybody of the clinic. Searched in the browser: what is typed of a name never stands in an address. */
export const patientsQuery = queryOptions({
  queryKey: ['patients'],
  queryFn: ({ signal }) => send<Patients>('GET', '/api/patients', { signal }),
  staleTime: 60_000,
});

/** One change of a therapy. The key belongs to the intention: the same one with every retry. */
export const command = (id: string, idempotencyKey: string, request: CommandRequest): Promise<CommandReply> =>
  send<CommandReply>('POST', `/api/patients/${part(id)}/commands`, { idempotencyKey, body: request });
