import { z } from 'zod';
import { moment, person } from './form.ts';
import { patient } from './patient.ts';

/** 409 `stale-version`: what happened since, and the patient as it is now. */
export const versionConflict = z.strictObject({
  theca: z.literal('error/1'),
  code: z.literal('stale-version'),
  message: z.string(),
  since: z.array(z.strictObject({ version: z.int(), type: z.string(), by: person, at: moment })),
  current: patient,
});
export type VersionConflict = z.infer<typeof versionConflict>;
