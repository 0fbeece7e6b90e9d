import { earlier, type Instant } from '../core/time.ts';
import { type Duration, milliseconds } from '../core/units.ts';
import { allClinics } from './clinics.ts';
import { inClinic, type Records } from './database.ts';
import { moment } from './iso.ts';

const MS_PER_DAY = 86_400_000;

/** The answer to a request is kept for its retries this long: a browser that was asleep over a weekend still gets it. */
export const KEEPS_ANSWERS = milliseconds(7 * MS_PER_DAY);

export interface Pruned {
  readonly sessions: number;
  readonly answers: number;
}

/** Drops, in every clinic, sessions that nobody used for `idle` and kept answers older than `KEEPS_ANSWERS`. No event, no audit. */
export async function prune(records: Records, now: Instant, idle: Duration): Promise<Pruned> {
  let sessions = 0;
  let answers = 0;
  for (const { id } of await allClinics(records)) {
    await inClinic(records, id, async (here) => {
      const ended = await here.sql
        .deleteFrom('sessions')
        .where('used_at', '<=', moment(earlier(now, idle)))
        .executeTakeFirst();
      const old = await here.sql
        .deleteFrom('idempotency_keys')
        .where('created_at', '<=', moment(earlier(now, KEEPS_ANSWERS)))
        .executeTakeFirst();
      sessions += Number(ended.numDeletedRows);
      answers += Number(old.numDeletedRows);
    });
  }
  return { sessions, answers };
}
