import type { Writable } from 'node:stream';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';

/** A line of log for a request holds ids, the pattern of its route and how it went: nothing that was typed [SR-83]. */
export const logTo = (stream: Writable | null): NonNullable<FastifyServerOptions['logger']> =>
  stream === null
    ? false
    : {
        stream,
        level: 'info',
        base: null,
        serializers: {
          req: () => ({}),
          res: ({ statusCode }) => ({ statusCode }),
          err: () => ({ type: '', message: '', stack: '' }),
        },
      };

export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info({
      request: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
      person: request.asker?.person.id,
    });
  });
}
