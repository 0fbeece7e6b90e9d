import { hashPassword } from '../api/identity/password.ts';
import { passwordExpected } from '../api/identity/password-rule.ts';
import { instantAt } from '../core/time.ts';
import { findMember, type Member } from '../records/clinics.ts';
import { type InClinic, inClinic } from '../records/database.ts';
import { activate, deactivate, logOperator, setPassword } from '../records/membership.ts';
import { EXIT } from './exit-code.ts';
import { operatorName } from './operator-name.ts';
import { say, sayJson } from './output.ts';
import { enteredPassword } from './password-entry.ts';
import { memberJson } from './person-text.ts';
import { refusedBecause } from './refused-because.ts';
import type { Given } from './subcommands.ts';
import { withRecords } from './with-records.ts';

type Change = 'set-password' | 'deactivate-person' | 'activate-person';

const DONE: Readonly<Record<Change, string>> = {
  'set-password': 'has a new password; sessions with the old one are ended',
  'deactivate-person': 'signs in no more; every session is ended',
  'activate-person': 'may sign in again',
};

/** What `person password`, `deactivate` and `activate` do, each in one transaction with its entry in the operators' log. */
export const changePerson =
  (action: Change) =>
  ({ json, needed }: Given): Promise<number> =>
    withRecords(async (records) => {
      const member = await findMember(records, needed('username'));
      if (member === null) {
        const found = JSON.stringify(needed('username'));
        return refusedBecause({ at: '--username', expected: 'the username of somebody', found }, json);
      }
      const work = await workOf(action, member);
      if (typeof work === 'string')
        return refusedBecause(
          { at: 'password', expected: work, found: 'another one, not repeated here' },
          json,
        );
      await inClinic(records, member.clinic, async (here) => {
        await work(here);
        const at = instantAt(Date.now());
        await logOperator(here, { at, operator: operatorName(), action, person: member.id });
      });
      const isActive = action === 'set-password' ? member.isActive : action === 'activate-person';
      if (json) await sayJson({ theca: 'person/1', ...memberJson({ ...member, isActive }) });
      else await say(`${member.name} (${member.username}) ${DONE[action]}.\n`);
      return EXIT.done;
    });

/** What is to be done in the transaction; a text where the entered password is none. */
async function workOf(action: Change, member: Member): Promise<((here: InClinic) => Promise<void>) | string> {
  if (action === 'deactivate-person') return (here) => deactivate(here, member.id);
  if (action === 'activate-person') return (here) => activate(here, member.id);
  const password = await enteredPassword();
  const expected = passwordExpected(password, member.username);
  if (expected !== null) return expected;
  const hash = await hashPassword(password);
  return (here) => setPassword(here, member.id, hash);
}
