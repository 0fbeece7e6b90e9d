import { existsSync } from 'node:fs';
import path from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { sendRefusal } from '../answer.ts';
import { refusal } from '../refusal.ts';

const YEAR_SECONDS = 31_536_000;
const UNBUILT =
  '<!doctype html><html lang="en"><title>Theca</title><p>The web app is not built. The API answers under /api.';

/** Built files carry a digest in their name and never change; the page that names them is asked for every time. */
const cacheControl = (file: string): string =>
  path.basename(path.dirname(file)) === 'assets' ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';

/** The app under every address that is not the API's, so that a link to a patient works. Signed in or not. */
export async function webApp(app: FastifyInstance, folder: string | null): Promise<void> {
  const built = folder !== null && existsSync(path.join(folder, 'index.html'));
  if (built)
    await app.register(staticFiles, {
      root: folder,
      index: ['index.html'],
      cacheControl: false,
      setHeaders: (reply, file) => {
        reply.header('cache-control', cacheControl(file));
      },
    });
  else
    app.get('/', { schema: { hide: true } }, async (_request, reply) =>
      reply.type('text/html').send(UNBUILT),
    );

  app.setNotFoundHandler(async (request, reply) => {
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (request.url.startsWith('/api/') || request.url === '/api' || !isPage || !built)
      return sendRefusal(reply, refusal('not-found'));
    return reply.sendFile('index.html');
  });
}
