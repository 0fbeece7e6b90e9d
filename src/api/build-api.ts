import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import type { Checking } from '../core/checking.ts';
import type { Formulary } from '../core/formulary.ts';
import type { Instant } from '../core/time.ts';
import type { Duration } from '../core/units.ts';
import type { Records } from '../records/database.ts';
import type { Demonstration } from '../wire/contract/about.ts';
import type { Api } from './api.ts';
import { LARGEST_BODY_BYTES, readBodies } from './body.ts';
import { catchFailures, failureOf } from './failures.ts';
import { Attempts } from './identity/attempts.ts';
import { requireSession } from './identity/signed-in.ts';
import { logRequests, logTo } from './log.ts';
import { describeApi, openApiRoute } from './open-api.ts';
import { aboutRoute } from './routes/about.ts';
import { boardRoutes } from './routes/board.ts';
import { checkRoutes } from './routes/check.ts';
import { commandRoutes } from './routes/commands.ts';
import { documentRoutes } from './routes/documents.ts';
import { draftRoutes } from './routes/drafts.ts';
import { healthRoute } from './routes/health.ts';
import { patientRoutes } from './routes/patients.ts';
import { sessionRoutes } from './routes/session.ts';
import { webApp } from './routes/web-app.ts';
import { guard } from './security.ts';

export interface ApiOptions {
  readonly records: Records;
  /** Read once a request. */
  readonly clock: () => Instant;
  readonly formulary: Formulary;
  /** Without a request for this long, a session ends. */
  readonly idle: Duration;
  /** The made-up clinic that is in the records; null where there is none. */
  readonly demonstration: Demonstration | null;
  /** The built web app; null where there is none. */
  readonly webFolder: string | null;
  /** Where lines of log go; null for none. */
  readonly log: Writable | null;
}

const REQUEST_WITHIN_MS = 30_000;
const COMPRESS_FROM_BYTES = 1_024;
const FAST_GZIP = 4;

/** The whole server but for its port: `inject` it in a test, `listen` in a command. */
export async function buildApi(options: ApiOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: logTo(options.log),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: LARGEST_BODY_BYTES,
    requestTimeout: REQUEST_WITHIN_MS,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    // A TLS proxy on this machine says whether the browser came by HTTPS: the cookie is then kept to it. Nobody else is believed.
    trustProxy: 'loopback',
  });
  const { records, formulary, idle } = options;
  const checking: Checking = {
    watch: () => performance.now(),
    failed: (thrown) => app.log.error(failureOf(thrown), 'a check failed'),
  };
  const api: Api = { records, formulary, idle, attempts: new Attempts(), checking };

  app.decorateRequest('now', null as never);
  app.decorateRequest('asker', null);
  app.decorateRequest('tree', null);
  app.addHook('onRequest', async (request) => {
    request.now = options.clock();
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(() => (body) => JSON.stringify(body));
  readBodies(app);
  catchFailures(app);
  logRequests(app);
  guard(app);
  await app.register(cookie);
  await app.register(compress, {
    threshold: COMPRESS_FROM_BYTES,
    encodings: ['gzip'],
    zlibOptions: { level: FAST_GZIP },
  });
  requireSession(app, api);
  await describeApi(app);

  aboutRoute(app, { demonstration: options.demonstration });
  sessionRoutes(app, api);
  boardRoutes(app, api);
  patientRoutes(app, api);
  commandRoutes(app, api);
  checkRoutes(app, api);
  draftRoutes(app, api);
  documentRoutes(app, api);
  openApiRoute(app);
  healthRoute(app, api);
  await webApp(app, options.webFolder);
  return app;
}
