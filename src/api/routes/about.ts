import type { FastifyInstance } from 'fastify';
import type { About } from '../../wire/contract/about.ts';
import { ROUTES } from '../../wire/contract/routes.ts';
import { schemaOf } from '../schema.ts';

/** Answers anybody: nothing in it is a secret, and no password but that of the made-up clinic is known in plain text. */
export function aboutRoute(app: FastifyInstance, about: About): void {
  app.route({
    ...schemaOf(ROUTES.about),
    config: { open: true },
    handler: async (_request, reply) => reply.send(about),
  });
}
