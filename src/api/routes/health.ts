import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Api } from '../api.ts';

/** 200 while the database answers; what it answers says nothing of anybody. */
export function healthRoute(app: FastifyInstance, api: Api): void {
  app.get('/healthz', { schema: { hide: true } }, async (_request, reply) => {
    await sql`select 1`.execute(api.records.kysely);
    return reply.header('cache-control', 'no-store').send({ theca: 'health/1', database: 'answers' });
  });
}
