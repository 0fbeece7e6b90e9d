import { sql } from 'kysely';
import type { Role } from '../core/therapy/events.ts';
import type { Instant } from '../core/time.ts';
import { type InClinic, inClinic, type Records } from './database.ts';
import { iso } from './iso.ts';

export interface Clinic {
  readonly id: string;
  readonly name: string;
  /** An IANA zone. */
  readonly timeZone: string;
  /** `ClinicSettings` as JSON text. */
  readonly settings: string;
}

export interface User {
  readonly id: string;
  readonly clinic: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string;
}

/** Usernames are compared in lower case, and there is one of each over all clinics. */
export const foldedUsername = (username: string): string => username.trim().toLowerCase();

export async function addClinic(here: InClinic, clinic: Clinic, at: Instant): Promise<void> {
  await here.sql
    .insertInto('clinics')
    .values({
      clinic: clinic.id,
      name: clinic.name,
      time_zone: clinic.timeZone,
      settings: clinic.settings,
      created_at: iso(at),
    })
    .execute();
}

export async function findClinic(here: InClinic): Promise<Clinic | null> {
  const row = await here.sql.selectFrom('clinics').selectAll().executeTakeFirst();
  return row === undefined
    ? null
    : { id: row.clinic, name: row.name, timeZone: row.time_zone, settings: row.settings };
}

export async function addUser(here: InClinic, user: Omit<User, 'clinic'>): Promise<void> {
  await here.sql
    .insertInto('people')
    .values({
      clinic: here.clinic,
      person: user.id,
      username: foldedUsername(user.username),
      name: user.name,
      role: user.role,
      password_hash: user.passwordHash,
      active: true,
    })
    .execute();
}

/** Whoever signs in with that name, of any clinic: the only question that is asked before a clinic is known. */
export async function findUser(records: Records, username: string): Promise<User | null> {
  return records.kysely.transaction().execute(async (transaction) => {
    await sql`select set_config('role', 'theca_app', true),
      set_config('theca.signing_in', ${foldedUsername(username)}, true)`.execute(transaction);
    const row = await transaction
      .selectFrom('people')
      .selectAll()
      .where('username', '=', foldedUsername(username))
      .where('active', '=', true)
      .executeTakeFirst();
    return row === undefined
      ? null
      : {
          id: row.person,
          clinic: row.clinic,
          username: row.username,
          name: row.name,
          role: row.role,
          passwordHash: row.password_hash,
        };
  });
}

/** Whether anything is in the database; asked as the owner's program, of no clinic's rows. */
export const clinicExists = (records: Records, clinic: string): Promise<boolean> =>
  inClinic(records, clinic, async (here) => (await findClinic(here)) !== null);
