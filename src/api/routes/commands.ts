import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { accepted, type Result } from '../../core/result.ts';
import type { DecisionContext } from '../../core/therapy/context.ts';
import type { Person } from '../../core/therapy/events.ts';
import { rehearsalVerdict } from '../../pump/rehearsal-verdict.ts';
import { carryOut, type Done, refusalBehind } from '../../records/carry-out.ts';
import type { InClinic } from '../../records/database.ts';
import { iso } from '../../records/iso.ts';
import { readStream, StaleVersion } from '../../records/journal.ts';
import type {
  CommandReply,
  CommandRequest,
  RegisterReply,
  RegisterRequest,
} from '../../wire/contract/command.ts';
import { ROUTES } from '../../wire/contract/routes.ts';
import { decodeCommand } from '../../wire/therapy/command.ts';
import { sendRefusal } from '../answer.ts';
import type { Api, Asker } from '../api.ts';
import { commandOf } from '../command-request.ts';
import { sha256 } from '../digest.ts';
import { discreetErrors } from '../input-errors.ts';
import { type Answer, type OnceRequest, once } from '../once.ts';
import { mayCommand } from '../permissions.ts';
import { type ApiRefusal, badInput, refusal, refuse } from '../refusal.ts';
import { domainRefusal } from '../refusal-words.ts';
import { schemaOf } from '../schema.ts';
import { patientFor, readPatient } from './patients.ts';

const keyOf = (request: FastifyRequest): string => String(request.headers['idempotency-key']);

const contextOf = (api: Api, asker: Asker, by: Person): DecisionContext => ({
  now: asker.now,
  by,
  formulary: api.formulary,
  ...asker.settings,
  timeZone: asker.clinic.timeZone,
  newId: randomUUID(),
  digest: sha256,
  rehearse: rehearsalVerdict,
  checking: api.checking,
});

const replyOf = ({ version, events, state }: Done): CommandReply => ({
  version,
  events: events.map(({ type, stamp }) => ({ type, at: iso(stamp.at) })),
  order: state.order?.id ?? null,
  visit: state.visit?.id ?? null,
});

/** What happened since, and the patient as he is now: what a stale edit is told [SR-74]. */
async function staleConflict(
  api: Api,
  asker: Asker,
  patient: string,
  expectedVersion: number,
): Promise<ApiRefusal> {
  const read = await readPatient(api, asker, patient, 'read-conflict', async (here, state, version) => {
    const { events } = await readStream(here, patient);
    const since = events.slice(expectedVersion).map(({ type, stamp }, index) => ({
      version: expectedVersion + index + 1,
      type,
      by: stamp.by,
      at: iso(stamp.at),
    }));
    return { since, current: patientFor(patient, version, state, asker, api) };
  });
  return read.ok ? refusal('stale-version', { also: { ...read.value } }) : read.refusal;
}

/** Once for the key; a constraint that only the table of all patients knows is a refusal like the others. */
async function change(
  api: Api,
  asker: Asker,
  request: OnceRequest,
  work: (here: InClinic) => Promise<Result<object, ApiRefusal>>,
): Promise<Result<Answer, ApiRefusal>> {
  try {
    return await once(api, asker, request, work);
  } catch (error) {
    const known = refusalBehind(error);
    if (known === null) throw error;
    return { ok: false, refusal: domainRefusal(known) };
  }
}

async function commanded(
  api: Api,
  asker: Asker,
  request: FastifyRequest,
): Promise<Result<Answer, ApiRefusal>> {
  const { id: patient } = request.params as { id: string };
  const body = request.body as CommandRequest;
  const command = await commandOf(api, asker, body, request.tree);
  if (!command.ok) return command;
  const { expectedVersion } = body;
  const asked = { patient, expectedVersion, command: body.command, as: body.as?.username ?? null };
  try {
    return await change(api, asker, { key: keyOf(request), asked }, async (here) => {
      const { by } = command.value;
      const context = contextOf(api, asker, by);
      const deed = { patient, expectedVersion, command: command.value.command, context };
      const done = await carryOut(here, deed);
      if (done.ok) return accepted(replyOf(done.value));
      return done.refusal.code === 'not-registered'
        ? refuse('not-found')
        : { ok: false, refusal: domainRefusal(done.refusal) };
    });
  } catch (error) {
    if (!(error instanceof StaleVersion)) throw error;
    return { ok: false, refusal: await staleConflict(api, asker, patient, expectedVersion) };
  }
}

async function registered(
  api: Api,
  asker: Asker,
  request: FastifyRequest,
): Promise<Result<Answer, ApiRefusal>> {
  const members = request.tree?.kind === 'object' ? request.tree.members : new Map();
  const type = { kind: 'string', text: 'register-patient' } as const;
  const decoded = decodeCommand({ kind: 'object', members: new Map([...members, ['type', type]]) }, '');
  if (!decoded.ok) return badInput(discreetErrors(decoded.refusal));
  const command = decoded.value;
  if (command.type !== 'register-patient') return refuse('bad-input');
  if (!mayCommand(asker.person.role, command.type)) return refuse('not-allowed');
  const asked = request.body as RegisterRequest;
  return change(api, asker, { key: keyOf(request), asked: { register: asked } }, async (here) => {
    const patient = randomUUID();
    const context = contextOf(api, asker, asker.person);
    const done = await carryOut(here, { patient, expectedVersion: 0, command, context });
    if (!done.ok) return { ok: false, refusal: domainRefusal(done.refusal) };
    return accepted<RegisterReply>({ id: patient, version: done.value.version });
  });
}

/** Sends the answer of the first time, or the refusal. */
const answered =
  (work: (request: FastifyRequest, asker: Asker) => Promise<Result<Answer, ApiRefusal>>) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (request.asker === null) return sendRefusal(reply, refusal('not-signed-in'));
    const result = await work(request, request.asker);
    if (!result.ok) return sendRefusal(reply, result.refusal);
    return reply.code(result.value.status).send(result.value.body);
  };

export function commandRoutes(app: FastifyInstance, api: Api): void {
  app.route({
    ...schemaOf(ROUTES.command),
    handler: answered((request, asker) => commanded(api, asker, request)),
  });
  app.route({
    ...schemaOf(ROUTES.register),
    handler: answered((request, asker) => registered(api, asker, request)),
  });
}
