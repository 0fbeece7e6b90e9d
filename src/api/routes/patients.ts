import type { FastifyInstance } from 'fastify';
import { accepted, type Result } from '../../core/result.ts';
import { boardGroups } from '../../core/therapy/board-groups.ts';
import { boardRowOf } from '../../core/therapy/board-row.ts';
import { asItStands } from '../../core/therapy/order-in-force.ts';
import type { TherapyState } from '../../core/therapy/state.ts';
import { audit } from '../../records/audit.ts';
import { type InClinic, inClinic } from '../../records/database.ts';
import { allPatients, findPatients } from '../../records/find-patients.ts';
import { loadTherapy } from '../../records/journal.ts';
import type { Patient, PatientSearch, Patients, RecordJson } from '../../wire/contract/patient.ts';
import { ROUTES } from '../../wire/contract/routes.ts';
import { encodePatientView } from '../../wire/therapy/patient-view.ts';
import { handled } from '../answer.ts';
import type { Api, Asker } from '../api.ts';
import { sha256 } from '../digest.ts';
import { recordFor } from '../record-for.ts';
import { type ApiRefusal, refuse } from '../refusal.ts';
import { schemaOf } from '../schema.ts';

/** The patient as this reader may see him. */
export function patientFor(
  id: string,
  version: number,
  kept: TherapyState,
  asker: Asker,
  { formulary }: Api,
): Patient {
  const { clinic } = asker.settings;
  const { timeZone } = asker.clinic;
  const state = asItStands(kept, { clinic, timeZone, formulary, digest: sha256 });
  return encodePatientView(state, {
    id,
    version,
    now: asker.now,
    reader: asker.person.id,
    clinic,
    timeZone,
    formulary,
    groups: boardGroups(boardRowOf(state), asker.now, timeZone),
  });
}

/** Reads about one patient, with its entry in the audit; nobody's id is not found, and nothing is entered. */
export async function readPatient<Body>(
  api: Api,
  asker: Asker,
  patient: string,
  action: string,
  read: (here: InClinic, state: TherapyState, version: number) => Promise<Body>,
): Promise<Result<Body, ApiRefusal>> {
  return inClinic(api.records, asker.clinic.id, async (here) => {
    const { version, state } = await loadTherapy(here, patient);
    if (state === null) return refuse('not-found');
    await audit(here, { at: asker.now, actor: asker.person.id, action, patient });
    return accepted(await read(here, state, version));
  });
}

const idOf = (request: { readonly params: unknown }): string => (request.params as { id: string }).id;

export function patientRoutes(app: FastifyInstance, api: Api): void {
  const list = (find: (here: InClinic) => Promise<Patients['patients']>, asker: Asker, action: string) =>
    inClinic(api.records, asker.clinic.id, async (here) => {
      await audit(here, { at: asker.now, actor: asker.person.id, action, patient: null });
      return accepted({ patients: await find(here) });
    });

  app.route({
    ...schemaOf(ROUTES.patients),
    handler: handled<Patients>((_request, asker) => list(allPatients, asker, 'read-patients')),
  });

  app.route({
    ...schemaOf(ROUTES.search),
    handler: handled<Patients>((request, asker) =>
      list((here) => findPatients(here, (request.body as PatientSearch).search), asker, 'search-patients'),
    ),
  });

  app.route({
    ...schemaOf(ROUTES.patient),
    handler: handled<Patient>((request, asker) => {
      const id = idOf(request);
      return readPatient(api, asker, id, 'read-patient', async (_here, state, version) =>
        patientFor(id, version, state, asker, api),
      );
    }),
  });

  app.route({
    ...schemaOf(ROUTES.record),
    handler: handled<RecordJson>((request, asker) => {
      const id = idOf(request);
      return readPatient(api, asker, id, 'read-record', (here, state) =>
        recordFor(here, id, state, asker.person.id),
      );
    }),
  });
}
