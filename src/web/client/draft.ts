import { queryOptions } from '@tanstack/react-query';
import type { DraftReply, DraftRequest } from '../../wire/contract/draft.ts';
import { part, send } from './send.ts';

const url = (patient: string): string => `/api/patients/${part(patient)}/draft`;

/** The order being typed for a patient, whoever types it. Asked anew whenever the form is opened. */
export const draftQuery = (patient: string) =>
  queryOptions({
    queryKey: ['draft', patient],
    queryFn: ({ signal }) => send<DraftReply>('GET', url(patient), { signal }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

export const saveDraft = (patient: string, request: DraftRequest): Promise<DraftReply> =>
  send<DraftReply>('PUT', url(patient), { body: request });

export const discardDraft = (patient: string, revision: number): Promise<null> =>
  send<null>('DELETE', `${url(patient)}?revision=${revision}`);
