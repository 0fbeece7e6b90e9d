import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApi } from '../api/build-api.ts';
import { ordersAsTheyStand } from '../api/orders-as-they-stand.ts';
import { UNADOPTED } from '../core/formulary.ts';
import { instantAt } from '../core/time.ts';
import { milliseconds } from '../core/units.ts';
import { openRecords } from '../records/database.ts';
import { asked } from './asked.ts';
import { type ClinicsThere, clinicsToServe, NO_CLINIC } from './clinics-to-serve.ts';
import { type Configuration, configurationOf, Unusable, WEB_FOLDER } from './configuration.ts';
import { databaseLostText, whenLost } from './database-lost.ts';
import { signInText } from './demonstration/sign-in-text.ts';
import { DEMONSTRATION } from './demonstration/sign-ins.ts';
import { EXIT } from './exit-code.ts';
import { inWords } from './in-words.ts';
import { remark, say } from './output.ts';
import { pruneDaily } from './prune-daily.ts';
import { migrated, openStore } from './store.ts';

const USAGE = `usage: theca serve

Serves the API and the web app, over the embedded PostgreSQL or yours. Ctrl-C ends it.

  PORT           the port, 8080 unless told otherwise
  HOST           the address to listen at, localhost unless told otherwise
  DATABASE_URL   a PostgreSQL 15 or newer of your own, as the owner of the schema
  THECA_DATA     the folder of the embedded database and of the log, .theca in the checkout unless told otherwise
`;

const IDLE = milliseconds(10 * 60_000);
const clock = () => instantAt(Date.now());

/** Opens, migrates, seeds the demonstration where nothing else is, listens, and stays until it is asked to end. */
export const run = (args: readonly string[]): Promise<number> =>
  inWords(async () => {
    const answer = await asked(args, USAGE);
    if (answer !== null) return answer;
    return serve(configurationOf(process.env));
  });

async function serve(configuration: Configuration): Promise<number> {
  const ended = endAsked();
  const store = await openStore(configuration);
  try {
    await migrated(store);
    const records = openRecords(store.connection);
    try {
      const clinics = await clinicsToServe(records, store, clock());
      await ordersAsTheyStand(records, UNADOPTED);
      await mkdir(configuration.dataFolder, { recursive: true });
      const log = createWriteStream(path.join(configuration.dataFolder, 'server.log'), { flags: 'a' });
      const app = await buildApi({
        records,
        clock,
        formulary: UNADOPTED,
        idle: IDLE,
        demonstration: clinics === 'demonstration' ? DEMONSTRATION : null,
        webFolder: WEB_FOLDER,
        log,
      });
      const endPruning = pruneDaily(records, { clock, idle: IDLE, log: app.log });
      try {
        const port = await listen(app, configuration);
        const databaseLost = whenLost(store, app.log);
        await say(`\nTheca serves http://${configuration.host}:${port}\n\n${WORDS[clinics]()}\n`);
        const end = await Promise.race([ended, databaseLost]);
        if (end === 'asked') return EXIT.done;
        await remark(databaseLostText(configuration));
        return EXIT.fault;
      } finally {
        await endPruning();
        await app.close();
        log.end();
      }
    } finally {
      await records.close();
    }
  } finally {
    await store.stop();
  }
}

/** What the terminal says under the address. */
const WORDS: Readonly<Record<ClinicsThere, () => string>> = {
  none: () => NO_CLINIC,
  own: () => '',
  demonstration: signInText,
};

/** Resolves when somebody asks this process to end. One wish arrives several times: to the group, and passed on by our parent. */
function endAsked(): Promise<'asked'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve('asked'));
  });
}

/** The port it listens at; that one is taken is said in words. */
async function listen(app: FastifyInstance, { host, port }: Configuration): Promise<number> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EADDRINUSE')
      throw new Unusable(`Port ${port} is in use. Stop what uses it, or set PORT to another one.`);
    if (code === 'EACCES') throw new Unusable(`Port ${port} may not be used by this user. Set PORT.`);
    if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL')
      throw new Unusable(`HOST ${JSON.stringify(host)} is no address of this machine.`);
    throw error;
  }
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
