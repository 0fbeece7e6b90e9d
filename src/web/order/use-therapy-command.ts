import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CommandReply, CommandRequest } from '../../wire/contract/command.ts';
import type { VersionConflict } from '../../wire/contract/conflict.ts';
import { failureFrom } from '../client/failure.ts';
import { command, patientQuery } from '../client/patient.ts';
import { newKey } from '../client/send.ts';

/**
 * Sends one command. The same intention keeps its key however often it is sent, so that it is carried out once; after it,
 * and after a conflict, the patient is shown as he is now.
 */
export function useTherapyCommand(patient: string): UseMutationResult<CommandReply, unknown, CommandRequest> {
  const queries = useQueryClient();
  const intention = useRef<{ readonly key: string; readonly text: string } | null>(null);
  return useMutation({
    mutationFn: (request: CommandRequest) => {
      // Passwords are no part of what is intended, and are not kept.
      const text = JSON.stringify([request.expectedVersion, request.command, request.as?.username]);
      if (intention.current?.text !== text) intention.current = { key: newKey(), text };
      return command(patient, intention.current.key, request);
    },
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['patient', patient] }),
        queries.invalidateQueries({ queryKey: ['record', patient] }),
        queries.invalidateQueries({ queryKey: ['board'] }),
      ]);
    },
    onError: (thrown) => {
      const failure = failureFrom(thrown);
      if (failure.code !== 'stale-version') return;
      const { current } = failure.body as VersionConflict;
      queries.setQueryData(patientQuery(patient).queryKey, current);
    },
  });
}
