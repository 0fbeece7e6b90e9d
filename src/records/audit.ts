import type { Instant } from '../core/time.ts';
import type { InClinic } from './database.ts';
import { iso } from './iso.ts';

/** What was done to whose data. Goes into the transaction of the deed: without the entry the deed fails. */
export interface AuditEntry {
  readonly at: Instant;
  readonly actor: string;
  /** The route and what it did, such as `read-record`. */
  readonly action: string;
  /** Null where the data of many were read, as on the board. */
  readonly patient: string | null;
}

export async function audit(here: InClinic, entry: AuditEntry): Promise<void> {
  await here.sql
    .insertInto('audit')
    .values({
      clinic: here.clinic,
      at: iso(entry.at),
      actor: entry.actor,
      action: entry.action,
      patient: entry.patient,
    })
    .execute();
}
