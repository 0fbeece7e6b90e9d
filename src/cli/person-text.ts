import type { Member } from '../records/clinics.ts';
import type { DecodeError } from '../wire/json/decoder.ts';

/** A person as `--json` says it: never the hash of the password. */
export const memberJson = ({ id, clinic, username, name, role, isActive }: Member) => ({
  id,
  clinic,
  username,
  name,
  role,
  active: isActive,
});

export const memberLines = (people: readonly Member[]): string =>
  people.length === 0
    ? '  nobody yet\n'
    : people
        .map(
          ({ username, role, name, isActive }) =>
            `  ${username.padEnd(20)}  ${role.padEnd(10)}  ${name}${isActive ? '' : '  (deactivated)'}\n`,
        )
        .join('');

export const unknownClinic = (id: string): DecodeError => ({
  at: '--clinic',
  expected: 'the id of a clinic, as theca clinic list says it',
  found: JSON.stringify(id),
});
