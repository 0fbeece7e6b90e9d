import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { accepted } from '../../core/result.ts';
import { later } from '../../core/time.ts';
import { inSmallestUnit } from '../../core/units.ts';
import { findClinic, type User } from '../../records/clinics.ts';
import { inClinic } from '../../records/database.ts';
import { iso } from '../../records/iso.ts';
import { closeSession, openSession } from '../../records/sessions.ts';
import { ROUTES } from '../../wire/contract/routes.ts';
import type { Me, SignInRequest } from '../../wire/contract/session.ts';
import { handled, sendRefusal } from '../answer.ts';
import type { Api, Asker } from '../api.ts';
import { authenticate } from '../identity/authenticate.ts';
import { newSessionToken, readSessionToken } from '../identity/session-token.ts';
import { COOKIE, clinicOf } from '../identity/signed-in.ts';
import { schemaOf } from '../schema.ts';

const COOKIE_FORM = { path: '/', httpOnly: true, sameSite: 'strict', secure: 'auto' } as const;
const MS_PER_MINUTE = 60_000;

const meOf = (asker: Asker, { idle }: Api): Me => ({
  person: asker.person,
  username: asker.username,
  clinic: { ...asker.clinic },
  idleMinutes: inSmallestUnit(idle) / MS_PER_MINUTE,
  expiresAt: iso(later(asker.now, idle)),
});

async function opened(api: Api, user: User, now: Asker['now'], reply: FastifyReply): Promise<Me> {
  const token = newSessionToken(user.clinic);
  const asker = await inClinic(api.records, user.clinic, async (here): Promise<Asker> => {
    const clinic = await findClinic(here);
    if (clinic === null) throw new Error(`user ${user.id} has no clinic`);
    await openSession(here, token.digest, user.id, now);
    const person = { id: user.id, name: user.name, role: user.role };
    return { person, username: user.username, ...clinicOf(clinic), now };
  });
  reply.setCookie(COOKIE, token.cookie, COOKIE_FORM);
  return meOf(asker, api);
}

export function sessionRoutes(app: FastifyInstance, api: Api): void {
  app.route({
    ...schemaOf(ROUTES.signIn),
    config: { open: true },
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      const given = request.body as SignInRequest;
      const user = await authenticate(api.records, api.attempts, given, request.now, 'sign-in-refused');
      if (!user.ok) return sendRefusal(reply, user.refusal);
      return reply.send(await opened(api, user.value, request.now, reply));
    },
  });

  app.route({
    ...schemaOf(ROUTES.signOut),
    config: { open: true },
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      const token = readSessionToken(request.cookies[COOKIE]);
      if (token !== null)
        await inClinic(api.records, token.clinic, (here) =>
          closeSession(here, token.digest, request.now, api.idle),
        );
      return reply.clearCookie(COOKIE, COOKIE_FORM).code(204).send();
    },
  });

  app.route({
    ...schemaOf(ROUTES.me),
    handler: handled<Me>(async (_request, asker) => accepted(meOf(asker, api))),
  });
}
