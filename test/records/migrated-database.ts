// A database of this test file's own with every migration run, and a clinic in it with one user of each role.

import { randomUUID } from 'node:crypto';
import { after } from 'node:test';
import type pg from 'pg';
import type { Person, Role } from '../../src/core/therapy/events.ts';
import { instantAt } from '../../src/core/time.ts';
import { addClinic, addUser, type Clinic } from '../../src/records/clinics.ts';
import { inClinic, openRecords, type Records } from '../../src/records/database.ts';
import { migrate, migrations } from '../../src/records/migrate.ts';
import { freshDatabase } from './throw-away-cluster.ts';

const SETTINGS = JSON.stringify({
  observation: { start: 60, 'drug-change': 60, increase: 60, routine: 20, unit: 'min' },
});

export const START = instantAt(Date.UTC(2026, 10, 22, 10));

/** The owner's connection, and the program's records over the same database. */
export async function migratedDatabase(): Promise<{
  readonly owner: pg.ClientConfig;
  readonly records: Records;
}> {
  const owner = await freshDatabase({
    key: migrations()
      .map(({ sha256 }) => sha256)
      .join(),
    fill: async (connection) => {
      await migrate(connection);
    },
  });
  const records = openRecords(owner);
  after(() => records.close());
  return { owner, records };
}

export interface TestClinic extends Clinic {
  readonly nurse: Person;
  readonly secondNurse: Person;
  readonly physician: Person;
  readonly pharmacist: Person;
}

/** Everybody's password hash is `passwordHash`; usernames are the role and the clinic's id. */
export async function testClinic(records: Records, passwordHash = 'nobody'): Promise<TestClinic> {
  const clinic: Clinic = {
    id: randomUUID(),
    name: 'Test clinic',
    timeZone: 'America/Chicago',
    settings: SETTINGS,
  };
  const person = (name: string, role: Role): Person => ({ id: randomUUID(), name, role });
  const people = {
    nurse: person('Nora Nurse', 'nurse'),
    secondNurse: person('Sam Second', 'nurse'),
    physician: person('Petra Physician', 'physician'),
    pharmacist: person('Phil Pharmacist', 'pharmacist'),
  };
  await inClinic(records, clinic.id, async (here) => {
    await addClinic(here, clinic, START);
    for (const [key, each] of Object.entries(people))
      await addUser(here, { ...each, username: `${key}-${clinic.id}`, passwordHash });
  });
  return { ...clinic, ...people };
}
