import { z } from 'zod';
import { id, role } from './form.ts';

/** Who may try the demonstration, and with what: its patients are nobody's. */
export const demonstration = z.strictObject({
  /** The clinic that is made up; any other one on the same server is not. */
  clinic: id,
  password: z.string(),
  signIns: z.array(z.strictObject({ username: z.string(), name: z.string(), role })),
});
export type Demonstration = z.infer<typeof demonstration>;

/** GET /api/about: what everybody may know of this server, signed in or not. */
export const about = z.strictObject({
  /** Null where the server holds no made-up clinic. */
  demonstration: demonstration.nullable(),
});
export type About = z.infer<typeof about>;
