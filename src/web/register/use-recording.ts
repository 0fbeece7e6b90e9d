import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { CommandJson, CommandRequest } from '../../wire/contract/command.ts';
import type { VersionConflict } from '../../wire/contract/conflict.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import { boardQuery } from '../client/board.ts';
import { type Failure, failureFrom } from '../client/failure.ts';
import { patientQuery, recordQuery, command as sendCommand } from '../client/patient.ts';
import { newKey } from '../client/send.ts';
import { type Intention, intentionFor, staysOpen } from '../visit/intention.ts';

export interface Recording {
  /** True once it is recorded and every page shows the patient as he is then. */
  readonly send: (command: CommandJson, basedOn: number) => Promise<boolean>;
  readonly busy: boolean;
  readonly failure: Failure | null;
  /** Somebody else changed the patient after the form was begun; nothing of ours was recorded. */
  readonly conflict: VersionConflict | null;
  readonly clear: () => void;
}

const conflictIn = ({ code, body }: Failure): VersionConflict | null =>
  code === 'stale-version' ? (body as VersionConflict) : null;

/**
 * Sends one command about a patient's record, once whatever the network does. `basedOn` is the version that the form was
 * begun on: what happened since is told before anything is recorded.
 */
export function useRecording({ id }: Pick<Patient, 'id'>): Recording {
  const queries = useQueryClient();
  const open = useRef<Intention | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [conflict, setConflict] = useState<VersionConflict | null>(null);

  const refused = useCallback(
    (thrown: unknown): void => {
      const failed = failureFrom(thrown);
      if (!staysOpen(failed.kind)) open.current = null;
      const stale = conflictIn(failed);
      if (stale !== null) queries.setQueryData(patientQuery(id).queryKey, stale.current);
      setConflict(stale);
      setFailure(stale === null ? failed : null);
    },
    [queries, id],
  );

  const send = useCallback(
    async (command: CommandJson, basedOn: number): Promise<boolean> => {
      const request: CommandRequest = { expectedVersion: basedOn, command };
      const intention = intentionFor(open.current, request, newKey);
      open.current = intention;
      setBusy(true);
      setFailure(null);
      setConflict(null);
      try {
        await sendCommand(id, intention.key, intention.request);
        open.current = null;
        await queries.invalidateQueries({ queryKey: patientQuery(id).queryKey });
        void queries.invalidateQueries({ queryKey: recordQuery(id).queryKey });
        void queries.invalidateQueries({ queryKey: boardQuery.queryKey });
        return true;
      } catch (thrown) {
        refused(thrown);
        return false;
      } finally {
        setBusy(false);
      }
    },
    [queries, id, refused],
  );

  const clear = useCallback(() => {
    setFailure(null);
    setConflict(null);
  }, []);
  return { send, busy, failure, conflict, clear };
}
