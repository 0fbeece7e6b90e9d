import { foldedUsername } from '../../records/clinics.ts';

/** NIST SP 800-63B-4, 3.1.1.2: fifteen characters where a password is all that is asked; nothing about their kinds. */
export const SHORTEST_PASSWORD = 15;
/** What the sign-in route accepts. */
export const LONGEST_PASSWORD = 200;

/** A password that stands in a public file is nobody's. */
const PUBLISHED = ['lakeside-demonstration'];

/** What is wrong with a new password, as what was expected instead; null where nothing is. */
export function passwordExpected(password: string, username: string): string | null {
  const characters = [...password.normalize('NFC')];
  if (characters.length < SHORTEST_PASSWORD || characters.length > LONGEST_PASSWORD)
    return `a password of ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters; several words are easy to remember`;
  if (/\p{Cc}/u.test(password)) return 'a password on one line, without control characters';
  if (new Set(characters).size < 5) return 'a password of more than a few different characters';
  const folded = password.toLowerCase();
  if (PUBLISHED.includes(folded)) return 'a password that is not that of the demonstration';
  return folded.includes(foldedUsername(username)) ? 'a password without the username in it' : null;
}
