import { accepted, type Result } from '../core/result.ts';
import type { TherapyCommand } from '../core/therapy/commands.ts';
import type { Person } from '../core/therapy/events.ts';
import type { CommandRequest } from '../wire/contract/command.ts';
import type { Json } from '../wire/json/tree.ts';
import { type AskedCommand, decodeCommand } from '../wire/therapy/command.ts';
import type { Api, Asker } from './api.ts';
import { authenticate } from './identity/authenticate.ts';
import { discreetErrors } from './input-errors.ts';
import { mayCommand } from './permissions.ts';
import { type ApiRefusal, badInput, refuse } from './refusal.ts';

/** A command with the person who answers for it: who is signed in, or who verified at the same desk. */
export interface Ordered {
  readonly command: TherapyCommand;
  readonly by: Person;
}

const expected = (at: string, what: string, found: string): Result<never, ApiRefusal> =>
  badInput([{ at, expected: what, found }]);

/** The person of `as`: of the same clinic, with the right password. */
async function secondPerson(
  api: Api,
  asker: Asker,
  given: NonNullable<CommandRequest['as']>,
): Promise<Result<Person, ApiRefusal>> {
  const user = await authenticate(api.records, api.attempts, given, asker.now, 'password-refused');
  if (!user.ok) return user;
  if (user.value.clinic !== asker.clinic.id) return refuse('password-refused');
  const { id, name, role } = user.value;
  return accepted({ id, name, role });
}

/** Signing needs the signer's password again [SR-68]; nothing else does. */
async function signedAgain(
  api: Api,
  asker: Asker,
  password: string | undefined,
): Promise<Result<null, ApiRefusal>> {
  if (password === undefined) return refuse('password-refused');
  const given = { username: asker.username, password };
  const user = await authenticate(api.records, api.attempts, given, asker.now, 'password-refused');
  return user.ok ? accepted(null) : user;
}

/** Who answers for a command, and the command with the witness whom the server knows. */
async function ordered(
  api: Api,
  asker: Asker,
  command: AskedCommand,
  request: CommandRequest,
): Promise<Result<Ordered, ApiRefusal>> {
  const by = asker.person;
  switch (command.type) {
    case 'record-injection': {
      if (request.as === undefined) return expected('/as', 'the witness: username and password', 'nothing');
      const witness = await secondPerson(api, asker, request.as);
      return witness.ok ? accepted({ command: { ...command, witness: witness.value }, by }) : witness;
    }
    case 'verify-order': {
      if (request.as === undefined) return accepted({ command, by });
      const second = await secondPerson(api, asker, request.as);
      return second.ok ? accepted({ command, by: second.value }) : second;
    }
    case 'sign-order': {
      const again = await signedAgain(api, asker, request.password);
      return again.ok ? accepted({ command, by }) : again;
    }
    default:
      return accepted({ command, by });
  }
}

/** The command that was sent, decoded, allowed, and with everybody authenticated whom it needs. */
export async function commandOf(
  api: Api,
  asker: Asker,
  request: CommandRequest,
  tree: Json | null,
): Promise<Result<Ordered, ApiRefusal>> {
  const sent = tree?.kind === 'object' ? tree.members.get('command') : undefined;
  const decoded = decodeCommand(sent ?? { kind: 'null' }, '/command');
  if (!decoded.ok) return badInput(discreetErrors(decoded.refusal));
  const { type } = decoded.value;
  if (request.as !== undefined && type !== 'record-injection' && type !== 'verify-order')
    return expected('/as', 'nothing with this command', 'a person');
  const answers = await ordered(api, asker, decoded.value, request);
  if (!answers.ok) return answers;
  return mayCommand(answers.value.by.role, type) ? answers : refuse('not-allowed');
}
