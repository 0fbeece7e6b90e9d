import type { Instant } from '../core/time.ts';
import type { InClinic } from './database.ts';
import { iso } from './iso.ts';

/** What is done to a clinic or one of its people on the command line. */
export type OperatorAction =
  | 'add-clinic'
  | 'add-person'
  | 'deactivate-person'
  | 'activate-person'
  | 'set-password';

/** One row for each, in the transaction that did it. */
export async function logOperator(
  here: InClinic,
  entry: {
    readonly at: Instant;
    /** The user of the machine that ran the command. */
    readonly operator: string;
    readonly action: OperatorAction;
    /** Null where it was done to the clinic itself. */
    readonly person: string | null;
  },
): Promise<void> {
  await here.sql
    .insertInto('operator_log')
    .values({ clinic: here.clinic, ...entry, at: iso(entry.at) })
    .execute();
}

/** Nobody signs in as this person any more, and every session ends with the commit. Undone by `activate`. */
export async function deactivate(here: InClinic, person: string): Promise<void> {
  await here.sql.updateTable('people').set({ active: false }).where('person', '=', person).execute();
  await endSessions(here, person);
}

/** The person may sign in again, with the password there was. */
export async function activate(here: InClinic, person: string): Promise<void> {
  await here.sql.updateTable('people').set({ active: true }).where('person', '=', person).execute();
}

/** Another password; whoever is signed in with the old one is signed out with the commit. */
export async function setPassword(here: InClinic, person: string, passwordHash: string): Promise<void> {
  await here.sql
    .updateTable('people')
    .set({ password_hash: passwordHash })
    .where('person', '=', person)
    .execute();
  await endSessions(here, person);
}

async function endSessions(here: InClinic, person: string): Promise<void> {
  await here.sql.deleteFrom('sessions').where('person', '=', person).execute();
}
