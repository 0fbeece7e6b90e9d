import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { pumpProfile } from '../../core/devices/profiles.ts';
import type { Result } from '../../core/result.ts';
import type { TherapyEvent } from '../../core/therapy/events.ts';
import { openOrder } from '../../core/therapy/open-order.ts';
import { checkOf } from '../../core/therapy/order-check.ts';
import { asItStands } from '../../core/therapy/order-in-force.ts';
import type { TherapyState } from '../../core/therapy/state.ts';
import { orderAt } from '../../documents/order-at.ts';
import type { Subject } from '../../documents/subject.ts';
import { readStream } from '../../records/journal.ts';
import { isHidden } from '../../wire/therapy/order-view.ts';
import { sendRefusal } from '../answer.ts';
import type { Api, Asker } from '../api.ts';
import { sha256 } from '../digest.ts';
import { type ApiRefusal, refusal } from '../refusal.ts';
import { readPatient } from './patients.ts';

/** What a document is printed from: the patient as he is now, and everything that happened. */
interface Told {
  readonly subject: Subject & { readonly pump: string };
  readonly state: TherapyState;
  readonly events: readonly TherapyEvent[];
  readonly asker: Asker;
}

type Print = (told: Told, id: string) => Promise<Buffer | null>;

function toldOf(
  state: TherapyState,
  events: readonly TherapyEvent[],
  asker: Asker,
  { formulary }: Api,
): Told {
  const subject = {
    clinic: asker.clinic.name,
    timeZone: asker.clinic.timeZone,
    formulary: formulary.version,
    identity: state.identity,
    pump: state.pump === null ? 'pump not recorded' : pumpProfile(state.pump.model).name,
  };
  return { subject, state, events, asker };
}

const PARAMS = z.strictObject({ id: z.uuid(), of: z.uuid() });

/** Pages that nobody keeps: a printed order may be withdrawn, and a browser's cache knows no sign-out. */
const pdf = (reply: FastifyReply, name: string, bytes: Buffer): FastifyReply =>
  reply
    .header('content-type', 'application/pdf')
    .header('content-disposition', `inline; filename="${name}.pdf"`)
    .header('cache-control', 'no-store')
    .send(bytes);

/** What draws pages is loaded at the first one: it takes as long to load as the rest of the server. */
export function documentRoutes(app: FastifyInstance, api: Api): void {
  const route = (url: string, name: string, action: string, print: Print) =>
    app.get(url, { schema: { hide: true, params: PARAMS } }, async (request: FastifyRequest, reply) => {
      const { asker } = request;
      if (asker === null) return sendRefusal(reply, refusal('not-signed-in'));
      const { id, of } = request.params as { id: string; of: string };
      const read: Result<Buffer | null, ApiRefusal> = await readPatient(
        api,
        asker,
        id,
        action,
        async (here, state) => {
          const { events } = await readStream(here, id);
          return await print(toldOf(state, events, asker, api), of);
        },
      );
      if (!read.ok) return sendRefusal(reply, read.refusal);
      return read.value === null ? sendRefusal(reply, refusal('not-found')) : pdf(reply, name, read.value);
    });

  route(
    '/api/patients/:id/orders/:of/compounding-sheet.pdf',
    'compounding-sheet',
    'print-order',
    async (told, id) => {
      const at = orderAt(told.events, id);
      // Who has yet to check it blind must not read it from the pharmacy's sheet either.
      if (at === null || isHidden(at.order, told.asker.person.id)) return null;
      const context = {
        clinic: told.asker.settings.clinic,
        timeZone: told.asker.clinic.timeZone,
        formulary: api.formulary,
        digest: sha256,
      };
      const open = openOrder(asItStands(told.state, context));
      const isVoid = open !== null && open.id === id && open.stale;
      const plan = checkOf(at.state, at.order.content, at.order.plannedFor, context);
      const { compoundingSheet } = await import('../../documents/compounding-sheet.ts');
      const compounding = plan?.compounding ?? null;
      return compoundingSheet({ ...told.subject, order: at.order, isVoid, compounding });
    },
  );

  route('/api/patients/:id/visits/:of/report.pdf', 'visit-report', 'print-visit', async (told, id) => {
    const { visitReport } = await import('../../documents/visit-report.ts');
    return visitReport({ ...told.subject, events: told.events, visit: id });
  });
}
