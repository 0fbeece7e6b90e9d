import type { Instant } from '../core/time.ts';
import { allClinics } from '../records/clinics.ts';
import type { Records } from '../records/database.ts';
import { LAKESIDE } from './demonstration/clinic.ts';
import type { Store } from './store.ts';

/** No clinic at all, clinics of somebody's own, or the demonstration with or without others. */
export type ClinicsThere = 'none' | 'own' | 'demonstration';

/** Makes the demonstration where the embedded database is empty; a database of the user's own gets it by `theca seed` alone. */
export async function clinicsToServe(
  records: Records,
  { isEmbedded }: Store,
  now: Instant,
): Promise<ClinicsThere> {
  const clinics = await allClinics(records);
  if (clinics.some(({ id }) => id === LAKESIDE.id)) return 'demonstration';
  if (clinics.length > 0) return 'own';
  if (!isEmbedded) return 'none';
  // Loaded only now: it is needed once in the life of a database.
  const { seedDemonstration } = await import('./demonstration/seed-demonstration.ts');
  await seedDemonstration(records, now);
  return 'demonstration';
}

export const NO_CLINIC = `There is no clinic in this database yet, so nobody can sign in. In another terminal:

  theca clinic add FILE.json
  theca person add --clinic ID --username … --name "…" --role nurse|physician|pharmacist

They can sign in at once; docs/running.md has an example. For the demonstration instead: theca seed, then start again.
`;
