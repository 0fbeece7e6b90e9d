import { LAKESIDE, PASSWORD, USERS } from './clinic.ts';

/** The sign-ins of the demonstration, as the terminal shows them. */
export function signInText(): string {
  const lines = USERS.map(({ username, name }) => `  ${username.padEnd(12)}${name}`);
  return `Sign-ins of ${LAKESIDE.name}, password ${PASSWORD}\n${lines.join('\n')}\n`;
}
