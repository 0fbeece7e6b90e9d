import type { CommandRequest } from '../../wire/contract/command.ts';
import type { FailureKind } from '../client/failure.ts';

/** One request that a person meant, with the key that makes it count once however often it is sent. */
export interface Intention {
  readonly key: string;
  readonly request: CommandRequest;
}

/** What may have arrived although no answer came back. */
const UNCERTAIN: readonly FailureKind[] = ['offline', 'timeout', 'unavailable', 'fault'];

/** Whether to send exactly the same again: the first may have been counted, and then this one is not. */
export const staysOpen = (kind: FailureKind): boolean => UNCERTAIN.includes(kind);

const meaning = ({ command, as }: CommandRequest): string => JSON.stringify([command, as?.username ?? null]);

/**
 * The request to send. The one before, with its key and the version it was based on, where it is still open and the same
 * is meant; a password typed anew goes with it.
 */
export function intentionFor(
  open: Intention | null,
  request: CommandRequest,
  newKey: () => string,
): Intention {
  if (open === null || meaning(open.request) !== meaning(request)) return { key: newKey(), request };
  return { key: open.key, request: { ...request, expectedVersion: open.request.expectedVersion } };
}
