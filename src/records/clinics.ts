import { sql } from 'kysely';
import type { Role } from '../core/therapy/events.ts';
import type { Instant } from '../core/time.ts';
import { type InClinic, inClinic, type Records } from './database.ts';
import { iso } from './iso.ts';
import type { Tables } from './tables.ts';

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
  return row === undefined ? null : clinicOfRow(row);
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

/** Somebody of a clinic, who may have left it. */
export interface Member extends User {
  /** False for whoever left: signs in no more, and stays in the record of what was done. */
  readonly isActive: boolean;
}

/** Whoever has that name, in any clinic: the only question that is asked before a clinic is known. */
export async function findMember(records: Records, username: string): Promise<Member | null> {
  return records.kysely.transaction().execute(async (transaction) => {
    await sql`select set_config('role', 'theca_app', true),
      set_config('theca.signing_in', ${foldedUsername(username)}, true)`.execute(transaction);
    const row = await transaction
      .selectFrom('people')
      .selectAll()
      .where('username', '=', foldedUsername(username))
      .executeTakeFirst();
    return row === undefined ? null : memberOf(row);
  });
}

/** Whoever signs in with that name; null also for somebody who left. */
export async function findUser(records: Records, username: string): Promise<User | null> {
  const member = await findMember(records, username);
  return member?.isActive === true ? member : null;
}

/** Everybody of the clinic by name, those who left included. */
export async function membersOf(here: InClinic): Promise<readonly Member[]> {
  const rows = await here.sql.selectFrom('people').selectAll().orderBy('name').orderBy('username').execute();
  return rows.map(memberOf);
}

const memberOf = (row: Tables['people']): Member => ({
  id: row.person,
  clinic: row.clinic,
  username: row.username,
  name: row.name,
  role: row.role,
  passwordHash: row.password_hash,
  isActive: row.active,
});

/** Every clinic of the database by name. Asked as the owner of the tables; no request of a browser gets here. */
export async function allClinics(records: Records): Promise<readonly Clinic[]> {
  const rows = await records.kysely.selectFrom('clinics').selectAll().orderBy('name').execute();
  return rows.map(clinicOfRow);
}

const clinicOfRow = (row: Pick<Tables['clinics'], 'clinic' | 'name' | 'time_zone' | 'settings'>): Clinic => ({
  id: row.clinic,
  name: row.name,
  timeZone: row.time_zone,
  settings: row.settings,
});

/** Whether anything is in the database; asked as the owner's program, of no clinic's rows. */
export const clinicExists = (records: Records, clinic: string): Promise<boolean> =>
  inClinic(records, clinic, async (here) => (await findClinic(here)) !== null);
