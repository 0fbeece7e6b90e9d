import { z } from 'zod';
import { moment, person } from './form.ts';

/** POST /api/sign-in */
export const signInRequest = z.strictObject({
  username: z.string().min(1).max(200),
  password: z.string().min(1).max(1000),
});
export type SignInRequest = z.infer<typeof signInRequest>;

/** GET /api/me, and what signing in answers. `idleMinutes` without a request end the session. */
export const me = z.strictObject({
  person,
  username: z.string(),
  clinic: z.strictObject({ id: z.uuid(), name: z.string(), timeZone: z.string() }),
  idleMinutes: z.number(),
  expiresAt: moment,
});
export type Me = z.infer<typeof me>;
