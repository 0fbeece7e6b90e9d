import type { FastifyInstance } from 'fastify';
import { accepted } from '../../core/result.ts';
import { planVisit } from '../../core/visit.ts';
import type { CheckReply } from '../../wire/contract/check.ts';
import { ROUTES } from '../../wire/contract/routes.ts';
import { parseJson } from '../../wire/json/parse.ts';
import type { Json } from '../../wire/json/tree.ts';
import { decodeVisitTree } from '../../wire/visit/decode-visit.ts';
import { encodePlan } from '../../wire/visit/encode-plan.ts';
import { handled } from '../answer.ts';
import type { Api } from '../api.ts';
import { discreetErrors } from '../input-errors.ts';
import { badInput } from '../refusal.ts';
import { schemaOf } from '../schema.ts';
import { patientFor, readPatient } from './patients.ts';

/** The record of the patient with the visit that was sent beside it: a visit file. */
function visitFile(record: unknown, sent: Json | null): Json {
  const kept = parseJson(JSON.stringify(record));
  const visit = sent?.kind === 'object' ? sent.members.get('visit') : undefined;
  const members = kept.ok && kept.value.kind === 'object' ? kept.value.members : new Map<string, Json>();
  return { kind: 'object', members: new Map([...members, ['visit', visit ?? { kind: 'null' }]]) };
}

export function checkRoutes(app: FastifyInstance, api: Api): void {
  app.route({
    ...schemaOf(ROUTES.check),
    handler: handled<CheckReply>(async (request, asker) => {
      const { id } = request.params as { id: string };
      const read = await readPatient(api, asker, id, 'check-visit', async (_here, state, version) =>
        patientFor(id, version, state, asker, api),
      );
      if (!read.ok) return read;
      const input = decodeVisitTree(visitFile(read.value.record, request.tree));
      if (!input.ok) return badInput(discreetErrors(input.refusal));
      const plan = planVisit(input.value, api.formulary, api.checking);
      return accepted(encodePlan(plan, asker.clinic.timeZone) as CheckReply);
    }),
  });
}
