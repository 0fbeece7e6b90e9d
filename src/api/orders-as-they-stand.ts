import type { Formulary } from '../core/formulary.ts';
import { asItStands } from '../core/therapy/order-in-force.ts';
import { allClinics } from '../records/clinics.ts';
import { inClinic, type Records } from '../records/database.ts';
import { projectOpenOrders } from '../records/rebuild.ts';
import { sha256 } from './digest.ts';
import { clinicOf } from './identity/signed-in.ts';

/**
 * Brings the lists of every clinic up to what its open orders are worth now: a formulary or a figure of this version may have made
 * one void without an event [SR-44]. Before anybody is answered. Returns how many orders were looked at.
 */
export async function ordersAsTheyStand(records: Records, formulary: Formulary): Promise<number> {
  let orders = 0;
  for (const row of await allClinics(records)) {
    const { clinic, settings } = clinicOf(row);
    const context = { clinic: settings.clinic, timeZone: clinic.timeZone, formulary, digest: sha256 };
    orders += await inClinic(records, clinic.id, (here) =>
      projectOpenOrders(here, (state) => asItStands(state, context)),
    );
  }
  return orders;
}
