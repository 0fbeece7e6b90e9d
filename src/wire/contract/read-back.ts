import { z } from 'zod';
import { WEEKDAYS } from '../../core/time.ts';

/** A value digit for digit as another device shows it. */
export const displayed = z.strictObject({ text: z.string().max(40), unit: z.string().max(12) });

/**
 * What the vendor's programmer reports after programming. Null where it reports no bridge, prime or patient bolus; elsewhere where
 * the mode has no such value, or nothing was filled.
 */
export const readBack = z.strictObject({
  mode: z.enum(['continuous', 'schedule', 'minimum-rate', 'stopped']),
  dailyDose: displayed.nullable(),
  concentration: displayed.nullable(),
  reservoirVolume: displayed.nullable(),
  steps: z
    .array(
      z.strictObject({
        days: z.array(z.enum(WEEKDAYS)).min(1).max(7),
        /** HH:MM on the pump's clock. */
        at: z.string().regex(/^\d{2}:\d{2}$/),
        value: displayed,
      }),
    )
    .max(400)
    .optional(),
  bridge: z.strictObject({ dose: displayed, duration: displayed }).nullish(),
  prime: z.strictObject({ volume: displayed, duration: displayed }).nullish(),
  patientBolus: z
    .strictObject({
      dose: displayed,
      duration: displayed,
      lockout: displayed,
      maxPerDay: z.int().min(0).max(1000),
    })
    .nullish(),
});
export type ReadBackJson = z.infer<typeof readBack>;
