import type { Patient, RecordJson } from '../../wire/contract/patient.ts';
import { patientQuery, recordQuery } from '../client/patient.ts';
import { queryClient } from '../client/query-client.ts';
import { isInDoubt } from '../patient/at-visit.ts';
import { foresee } from './start-worker.ts';
import { twinOfPatient } from './twin-props.ts';
import { firstWanted, type TwinProps } from './use-looking.ts';
import { asked } from './wanted.ts';

type Events = RecordJson['events'] | null;

const known = new WeakMap<Patient, { readonly events: Events; readonly props: TwinProps | null }>();

/** What is simulated for a patient: worked out once for a record, by whoever is first to ask. */
export function twinHere(patient: Patient, events: Events): TwinProps | null {
  const before = known.get(patient);
  if (before?.events === events) return before.props;
  const props = twinOfPatient(patient, events);
  known.set(patient, { events, props });
  return props;
}

/**
 * Whoever points at the tab is likely to open it: the record is fetched and its picture computed meanwhile. What goes wrong
 * here goes wrong again when the page is open, and is said there.
 */
export async function foreseeWhere(id: string): Promise<void> {
  const patient = queryClient.getQueryData(patientQuery(id).queryKey);
  if (patient === undefined || isInDoubt(patient)) return;
  const { events } = await queryClient.fetchQuery(recordQuery(id));
  const props = twinHere(patient, events);
  if (props !== null) foresee(asked(firstWanted(props)).quick);
}
