import type { RegisterReply, RegisterRequest } from '../../wire/contract/command.ts';
import { send } from '../client/send.ts';

/** The same key with every retry of the same request: nobody is registered twice. */
export const registerPatient = (idempotencyKey: string, request: RegisterRequest): Promise<RegisterReply> =>
  send<RegisterReply>('POST', '/api/patients', { idempotencyKey, body: request });
