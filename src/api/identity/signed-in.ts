import type {} from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import { timeZoneNamed } from '../../core/time.ts';
import { type Clinic, findClinic } from '../../records/clinics.ts';
import { inClinic } from '../../records/database.ts';
import { useSession } from '../../records/sessions.ts';
import { decodeClinicSettings } from '../../wire/therapy/clinic-policy.ts';
import { sendRefusal } from '../answer.ts';
import type { Api, Asker } from '../api.ts';
import { refusal } from '../refusal.ts';
import type {} from '../request.ts';
import { readSessionToken } from './session-token.ts';

export const COOKIE = 'theca_session';

/** What a clinic's row says, decoded. Throws where it cannot be read: a policy is never guessed. */
export function clinicOf(row: Clinic): Pick<Asker, 'clinic' | 'settings'> {
  const timeZone = timeZoneNamed(row.timeZone);
  if (timeZone === null) throw new Error(`clinic ${row.id} has an unknown time zone`);
  const settings = decodeClinicSettings(row.settings);
  if (!settings.ok) throw new Error(`the settings of clinic ${row.id} cannot be read`);
  return { clinic: { id: row.id, name: row.name, timeZone }, settings: settings.value };
}

/** Finds out who asks. Under /api nothing answers without a session but what says that it is open: deny by default. */
export function requireSession(app: FastifyInstance, api: Api): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/') || request.routeOptions.config.open === true) return;
    const token = readSessionToken(request.cookies[COOKIE]);
    request.asker =
      token === null
        ? null
        : await inClinic(api.records, token.clinic, async (here): Promise<Asker | null> => {
            const attended = request.headers['x-theca-unattended'] === undefined;
            const use = { at: request.now, idle: api.idle, attended };
            const session = await useSession(here, token.digest, use);
            const clinic = session === null ? null : await findClinic(here);
            return session === null || clinic === null
              ? null
              : { ...session, ...clinicOf(clinic), now: request.now };
          });
    if (request.asker === null) await sendRefusal(reply, refusal('not-signed-in'));
  });
}
