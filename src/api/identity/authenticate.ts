import { accepted, type Result } from '../../core/result.ts';
import type { Instant } from '../../core/time.ts';
import { findUser, foldedUsername, type User } from '../../records/clinics.ts';
import type { Records } from '../../records/database.ts';
import { type ApiRefusal, refuse } from '../refusal.ts';
import type { Attempts } from './attempts.ts';
import { hashPassword, verifyPassword } from './password.ts';

/** A hash of nothing anybody has: an unknown name takes as long as a wrong password. */
let nobody: Promise<string> | undefined;

/** The user of that name and password. One refusal for every reason, so that it tells nobody which names exist. */
export async function authenticate(
  records: Records,
  attempts: Attempts,
  given: { readonly username: string; readonly password: string },
  now: Instant,
  code: 'sign-in-refused' | 'password-refused',
): Promise<Result<User, ApiRefusal>> {
  const name = foldedUsername(given.username);
  if (attempts.isPaused(name, now)) return refuse('too-many-attempts');
  const user = await findUser(records, name);
  nobody ??= hashPassword('');
  const right = await verifyPassword(given.password, user?.passwordHash ?? (await nobody));
  if (user !== null && right && given.password !== '') {
    attempts.succeeded(name);
    return accepted(user);
  }
  attempts.failed(name, now);
  return refuse(code);
}
