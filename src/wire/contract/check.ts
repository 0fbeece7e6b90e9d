import { z } from 'zod';
import { visitPart } from './form.ts';

/**
 * POST /api/patients/:id/check: the plan of a visit that is not recorded anywhere. The patient, the pump and what it
 * holds are those of the record.
 */
export const checkRequest = z.strictObject({ visit: visitPart('visit') });

/** plan/1, as `theca plan --json` prints it. */
export const checkReply = z.looseObject({ theca: z.literal('plan/1') });
export type CheckReply = z.infer<typeof checkReply>;
