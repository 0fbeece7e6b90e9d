import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { CommandJson, CommandReply, CommandRequest } from '../../wire/contract/command.ts';
import type { VersionConflict } from '../../wire/contract/conflict.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import { boardQuery } from '../client/board.ts';
import { type Failure, failureFrom } from '../client/failure.ts';
import { patientQuery, recordQuery, command as sendCommand } from '../client/patient.ts';
import { newKey } from '../client/send.ts';
import { type Intention, intentionFor, staysOpen } from './intention.ts';

/** Refused, or not answered: which command it was, and at which step of the visit. */
export interface FailedSending {
  readonly type: CommandJson['type'];
  readonly step: string | null;
  readonly failure: Failure;
}

export interface VisitSending {
  /** True once it is recorded and the page shows the patient as he is then. */
  readonly send: (command: CommandJson, as?: CommandRequest['as']) => Promise<boolean>;
  readonly busy: CommandJson['type'] | null;
  readonly failed: FailedSending | null;
  /** Somebody else changed the patient meanwhile; nothing of ours was recorded. */
  readonly conflict: VersionConflict | null;
  /** The version that our last command made: what is newer is somebody else's. */
  readonly ownVersion: number | null;
  readonly lastReply: CommandReply | null;
  readonly clear: () => void;
}

const conflictIn = ({ code, body }: Failure): VersionConflict | null =>
  code === 'stale-version' ? (body as VersionConflict) : null;

/** Sends one command at a time, each once whatever the network does [SR-58], and then shows what is true. */
export function useVisitSending(patient: Patient): VisitSending {
  const queries = useQueryClient();
  const open = useRef<Intention | null>(null);
  const [busy, setBusy] = useState<CommandJson['type'] | null>(null);
  const [failed, setFailed] = useState<FailedSending | null>(null);
  const [conflict, setConflict] = useState<VersionConflict | null>(null);
  const [lastReply, setLastReply] = useState<CommandReply | null>(null);
  const { id, version } = patient;
  const step = patient.visit?.step ?? null;

  const refused = useCallback(
    (type: CommandJson['type'], thrown: unknown): void => {
      const failure = failureFrom(thrown);
      if (!staysOpen(failure.kind)) open.current = null;
      const stale = conflictIn(failure);
      if (stale !== null) queries.setQueryData(patientQuery(id).queryKey, stale.current);
      setConflict(stale);
      setFailed(stale === null ? { type, step, failure } : null);
    },
    [queries, id, step],
  );

  const send = useCallback(
    async (command: CommandJson, as?: CommandRequest['as']): Promise<boolean> => {
      const request: CommandRequest = { expectedVersion: version, command, ...(as !== undefined && { as }) };
      const intention = intentionFor(open.current, request, newKey);
      open.current = intention;
      setBusy(command.type);
      setFailed(null);
      setConflict(null);
      try {
        const reply = await sendCommand(id, intention.key, intention.request);
        open.current = null;
        setLastReply(reply);
        await queries.invalidateQueries({ queryKey: patientQuery(id).queryKey });
        void queries.invalidateQueries({ queryKey: recordQuery(id).queryKey });
        void queries.invalidateQueries({ queryKey: boardQuery.queryKey });
        return true;
      } catch (thrown) {
        refused(command.type, thrown);
        return false;
      } finally {
        setBusy(null);
      }
    },
    [queries, id, version, refused],
  );

  const clear = useCallback(() => {
    setFailed(null);
    setConflict(null);
  }, []);
  return { send, busy, failed, conflict, ownVersion: lastReply?.version ?? null, lastReply, clear };
}
