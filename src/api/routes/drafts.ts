import type { FastifyInstance } from 'fastify';
import { accepted, type Result } from '../../core/result.ts';
import type { TherapyState } from '../../core/therapy/state.ts';
import { type DraftSlot, findDraft, saveDraft } from '../../records/drafts.ts';
import { iso } from '../../records/iso.ts';
import type { DraftReply, DraftRequest } from '../../wire/contract/draft.ts';
import { ROUTES } from '../../wire/contract/routes.ts';
import { isHidden } from '../../wire/therapy/order-view.ts';
import { handled } from '../answer.ts';
import type { Api, Asker } from '../api.ts';
import { type ApiRefusal, refuse } from '../refusal.ts';
import { schemaOf } from '../schema.ts';
import { readPatient } from './patients.ts';

/** What was typed for an order that this reader still has to enter blind is not shown to him, as little as the order. */
const maySee = ({ order }: TherapyState, { person }: Asker): boolean =>
  order === null || !isHidden(order, person.id);

const replyOf = (patient: string, { revision, draft }: DraftSlot, isShown: boolean): DraftReply => ({
  revision,
  draft:
    draft && isShown
      ? {
          patient,
          basedOn: draft.basedOn,
          revision,
          content: JSON.parse(draft.content) as Record<string, unknown>,
          by: draft.by,
          at: iso(draft.at),
        }
      : null,
});

interface Save {
  readonly revision: number;
  readonly basedOn: number;
  readonly content: string | null;
}

/** Keeps it, or says what stands there now and whose it is. */
async function save(
  api: Api,
  asker: Asker,
  patient: string,
  action: string,
  { revision, basedOn, content }: Save,
): Promise<Result<DraftReply, ApiRefusal>> {
  const read = await readPatient(api, asker, patient, action, async (here, state) => {
    const person = asker.person.id;
    const kept = await saveDraft(here, { patient, revision, basedOn, content, person, at: asker.now });
    return { kept, now: replyOf(patient, await findDraft(here, patient), maySee(state, asker)) };
  });
  if (!read.ok) return read;
  return read.value.kept ? accepted(read.value.now) : refuse('stale-draft', { also: { ...read.value.now } });
}

const idOf = (request: { readonly params: unknown }): string => (request.params as { id: string }).id;

export function draftRoutes(app: FastifyInstance, api: Api): void {
  app.route({
    ...schemaOf(ROUTES.draft),
    handler: handled<DraftReply>((request, asker) => {
      const id = idOf(request);
      return readPatient(api, asker, id, 'read-draft', async (here, state) =>
        replyOf(id, await findDraft(here, id), maySee(state, asker)),
      );
    }),
  });

  app.route({
    ...schemaOf(ROUTES.saveDraft),
    handler: handled<DraftReply>((request, asker) => {
      const { basedOn, revision, content } = request.body as DraftRequest;
      const text = JSON.stringify(content);
      return save(api, asker, idOf(request), 'save-draft', { basedOn, revision, content: text });
    }),
  });

  app.route({
    ...schemaOf(ROUTES.discardDraft),
    handler: handled<null>(async (request, asker) => {
      const { revision } = request.query as { revision: number };
      const done = await save(api, asker, idOf(request), 'discard-draft', {
        basedOn: 0,
        revision,
        content: null,
      });
      return done.ok ? accepted(null) : done;
    }),
  });
}
