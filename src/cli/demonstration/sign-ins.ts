import type { Demonstration } from '../../wire/contract/about.ts';
import { LAKESIDE, PASSWORD, USERS } from './clinic.ts';

/** The sign-ins of the demonstration, as the sign-in page offers them. */
export const DEMONSTRATION: Demonstration = {
  clinic: LAKESIDE.id,
  password: PASSWORD,
  signIns: USERS.map(({ username, name, role }) => ({ username, name, role })),
};
