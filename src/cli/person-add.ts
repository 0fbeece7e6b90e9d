import { randomUUID } from 'node:crypto';
import { hashPassword } from '../api/identity/password.ts';
import { passwordExpected } from '../api/identity/password-rule.ts';
import type { Role } from '../core/therapy/events.ts';
import { instantAt } from '../core/time.ts';
import { addUser, allClinics, findMember, foldedUsername, type Member } from '../records/clinics.ts';
import { inClinic, type Records } from '../records/database.ts';
import { logOperator } from '../records/membership.ts';
import type { DecodeError } from '../wire/json/decoder.ts';
import { EXIT } from './exit-code.ts';
import { operatorName } from './operator-name.ts';
import { say, sayErrors, sayJson } from './output.ts';
import { enteredPassword } from './password-entry.ts';
import { memberJson, unknownClinic } from './person-text.ts';
import { refusedBecause } from './refused-because.ts';
import type { Given } from './subcommands.ts';
import { withRecords } from './with-records.ts';

const ROLES: readonly Role[] = ['nurse', 'physician', 'pharmacist'];
/** PostgreSQL's word for a second row with what must be unique. */
const UNIQUE_VIOLATION = '23505';

/** Plain letters, because a username is typed at every keyboard and compared in lower case. */
const USERNAME = /^[a-z0-9][a-z0-9._@-]{1,63}$/;
const NAME = /^(?!\s)[^\p{Cc}]{1,200}(?<!\s)$/u;

export async function addPerson({ json, needed }: Given): Promise<number> {
  const username = foldedUsername(needed('username'));
  const name = needed('name').normalize('NFC');
  const role = ROLES.find((each) => each === needed('role'));
  const wrong = wrongIn(username, name, role, needed('role'));
  if (wrong.length > 0 || role === undefined) {
    await sayErrors(wrong, json);
    return EXIT.unusable;
  }
  return withRecords(async (records) => {
    const clinic = (await allClinics(records)).find(({ id }) => id === needed('clinic'));
    if (clinic === undefined) return refusedBecause(unknownClinic(needed('clinic')), json);
    // Before the password: nobody types one for nothing.
    if ((await findMember(records, username)) !== null) return refusedBecause(taken(username), json);
    const password = await enteredPassword();
    const expected = passwordExpected(password, username);
    if (expected !== null)
      return refusedBecause({ at: 'password', expected, found: 'another one, not repeated here' }, json);
    const passwordHash = await hashPassword(password);
    const member: Member = {
      ...{ id: randomUUID(), clinic: clinic.id, username, name, role },
      ...{ passwordHash, isActive: true },
    };
    if (!(await added(records, member))) return refusedBecause(taken(username), json);
    if (json) await sayJson({ theca: 'person/1', ...memberJson(member) });
    else await say(`Added ${name}, ${role}, who signs in as ${username} at ${clinic.name}.\n`);
    return EXIT.done;
  });
}

function wrongIn(username: string, name: string, role: Role | undefined, given: string): DecodeError[] {
  const wrong: DecodeError[] = [];
  if (!USERNAME.test(username)) {
    const expected = '2 to 64 letters a to z, digits and . _ - @, the first a letter or a digit';
    wrong.push({ at: '--username', expected, found: JSON.stringify(username) });
  }
  if (!NAME.test(name))
    wrong.push({ at: '--name', expected: 'a name of 1 to 200 characters', found: JSON.stringify(name) });
  if (role === undefined)
    wrong.push({ at: '--role', expected: `one of ${ROLES.join(', ')}`, found: JSON.stringify(given) });
  return wrong;
}

const taken = (username: string): DecodeError => ({
  at: '--username',
  expected: 'a username that nobody has, in any clinic of this database',
  found: JSON.stringify(username),
});

/** False where somebody else took the username meanwhile. */
async function added(records: Records, member: Member): Promise<boolean> {
  const entry = { at: instantAt(Date.now()), operator: operatorName(), person: member.id };
  try {
    await inClinic(records, member.clinic, async (here) => {
      await addUser(here, member);
      await logOperator(here, { ...entry, action: 'add-person' });
    });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION) return false;
    throw error;
  }
}
